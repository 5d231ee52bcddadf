// O(1) indicators against the sums they stand for, and plain-operation mathematics against the library's.
using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Trading.Core.Indicators;
using Xunit;

namespace Trading.Tests.Property.Indicators;

public sealed class IndicatorProperties
{
    private static readonly Config config = Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20120621, 7);

    // Steps of 0 ns to 3 s, so that bursts and pauses both occur; values of about a thousand.
    private static readonly Arbitrary<(long Step, double Value)[]> paths =
        (from step in Gen.Frequency((1, Gen.Constant(0L)), (3, Gen.Choose(1, 3_000_000).Select(v => v * 1000L)))
         from value in Gen.Choose(-1_000_000, 1_000_000)
         select (step, value / 1000.0)).NonEmptyListOf().Select(list => list.ToArray()).ToArbitrary();

    [Fact]
    public void Decayed_statistics_equal_their_weighted_sums_whatever_the_event_rate() => Check.One(config, Prop.ForAll(paths, Gen.Choose(1, 100).ToArbitrary(), (path, tenths) =>
    {
        var halfLife = new HalfLife(tenths * 100_000_000L);
        var (sum, mean, variance) = (new DecayedSum(), new EwMean(), new EwVariance());
        foreach (var (step, value) in path)
        {
            // The second half-step must change nothing but the last digits: decay is by time, not by update.
            double half = halfLife.DecayOver(step / 2), rest = halfLife.DecayOver(step - step / 2);
            sum.Decay(half);
            sum.Decay(rest);
            sum.Add(value);
            mean.Decay(half);
            mean.Decay(rest);
            mean.Hold(value);
            variance.Decay(half);
            variance.Decay(rest);
            variance.Hold(value);
        }
        var (expectedSum, expectedMean, expectedVariance) = Recompute(path, halfLife.Nanos);
        Close(expectedSum, sum.Value, 1000.0 * path.Length);
        Close(expectedMean, mean.Mean, 1000.0);
        Close(expectedMean, variance.Mean, 1000.0);
        Close(expectedVariance, variance.Variance, 1e6);
    }));

    [Fact]
    public void Plain_mathematics_agrees_with_the_library() => Check.One(config, Prop.ForAll(Gen.Choose(-1_000_000, 1_000_000).Select(v => v / 1000.0).ToArbitrary(), x =>
    {
        Assert.Equal(1.0, DeterministicMath.Exp2(x) / Math.Pow(2, x), 1e-13);
        Assert.Equal(x, DeterministicMath.Log2(DeterministicMath.Exp2(x)), 1e-12);
        Assert.Equal(Math.Sign(x) * Math.Log2(1 + Math.Abs(x)), DeterministicMath.SignedLog2(x), 1e-12);
        Assert.Equal(-DeterministicMath.SignedLog2(x), DeterministicMath.SignedLog2(-x));
    }));

    private static void Close(double expected, double actual, double scale) => Assert.True(Math.Abs(expected - actual) <= 1e-9 * scale, $"expected {expected}, got {actual}");

    // Weights by age; the value held over an interval has the integral of the weight over it, the first value the rest of the past.
    private static (double Sum, double Mean, double Variance) Recompute((long Step, double Value)[] path, long halfLife)
    {
        long[] times = path.Select((_, i) => path.Take(i + 1).Sum(p => p.Step)).ToArray();
        long end = times[^1];
        double Weight(long time) => Math.Pow(2, -(double)(end - time) / halfLife);
        double sum = path.Select((p, i) => p.Value * Weight(times[i])).Sum();
        double[] spans = path.Select((_, i) => (i + 1 < path.Length ? Weight(times[i + 1]) : 1.0) - (i == 0 ? 0.0 : Weight(times[i]))).ToArray();
        double mean = path.Select((p, i) => p.Value * spans[i]).Sum();
        double square = path.Select((p, i) => (p.Value - mean) * (p.Value - mean) * spans[i]).Sum();
        return (sum, mean, square);
    }
}

// The synthetic market's random streams: pinned draws, independence of the key's parts, and the shapes of the distributions.
using System;
using System.Linq;
using Trading.Core.Simulation.Market;
using Trading.Research.Simulate;
using Xunit;

namespace Trading.Tests.Unit.Market;

public class CounterRandomTests
{
    private const int Draws = 200_000;

    [Fact]
    public void Streams_differ_in_every_part_of_their_key_and_repeat()
    {
        ulong First(ulong seed, ulong symbol, ulong agent) => new CounterRandom(seed, symbol, agent).NextBits();
        ulong[] firsts = [First(1, 2, 3), First(2, 2, 3), First(1, 3, 3), First(1, 2, 4), First(2, 1, 3), First(3, 2, 1)];
        Assert.Equal(firsts.Length, firsts.Distinct().Count());
        Assert.Equal(firsts[0], First(1, 2, 3));
    }

    [Theory]
    [InlineData("uniform", 0.5, 0.288675, 1.8)]
    [InlineData("normal", 0, 1, 2.9)]
    [InlineData("exponential", 1, 1, 9)]
    public void Distribution_has_its_moments(string which, double mean, double deviation, double kurtosis)
    {
        var random = new CounterRandom(42, 1, 1);
        var draws = new double[Draws];
        for (int i = 0; i < Draws; i++) draws[i] = which switch { "uniform" => random.NextUniform(), "normal" => random.NextNormal(), _ => random.NextExponential() };
        Assert.Equal(mean, Statistics.Mean(draws), 0.01);
        Assert.Equal(deviation * deviation, Statistics.Mean(Array.ConvertAll(draws, d => (d - mean) * (d - mean))), 0.02);
        Assert.Equal(kurtosis, Statistics.RawKurtosis(draws), 0.05 * kurtosis);
        Assert.InRange(Statistics.Autocorrelation(draws, 1), -0.01, 0.01);
    }
}

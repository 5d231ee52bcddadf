// The interval's promise where the truth is known: coverage through a change of the distribution, warm-up, capacity, extremes.
using System;
using Trading.Core.Indicators;
using Trading.Core.Models;
using Xunit;

namespace Trading.Tests.Unit.Models;

public sealed class IntervalTests
{
    private const long Millisecond = 1_000_000, Horizon = 1_000 * Millisecond;
    private static readonly MarketRegime Quiet = new(4, 2);
    private static readonly ConfidenceOptions Options = new(true, Horizon, 8, 900, 200, 10, 100, new DriftOptions(64, 250, 500, 1000, 100, 500, 1000, 2000, 1));

    // The tracker learns only from misses, so it holds whatever the errors look like: here they double half way without the volatility showing it.
    [Fact]
    public void Coverage_is_kept_when_errors_double_behind_its_back()
    {
        var random = new Random(7);
        var tracker = new QuantileTracker();
        tracker.Start(1.6);
        int[] inside = new int[4];
        for (int i = 0; i < 40_000; i++)
        {
            double error = random.NextDouble() * (i < 20_000 ? 1 : 2);
            bool missed = error > tracker.Value;
            if (!missed) inside[i / 10_000]++;
            tracker.Update(missed, 0.1, 0.01);
        }
        Assert.All(inside, count => Assert.InRange(count, 8_850, 9_150));
        Assert.InRange(tracker.Value, 1.7, 1.9);
    }

    [Fact]
    public void Thirds_are_thirds()
    {
        var random = new Random(3);
        TercileCuts cuts = default;
        int[] counts = new int[3];
        for (int i = 0; i < 60_000; i++)
        {
            double value = 5 + 10 * random.NextDouble();
            if (i >= 30_000) counts[cuts.ThirdOf(value)]++;
            cuts.Update(value);
        }
        Assert.All(counts, count => Assert.InRange(count, 9_000, 11_000));
    }

    [Fact]
    public void An_interval_is_valid_only_after_its_labels_and_an_empty_forecast_abstains()
    {
        var tracker = new IntervalTracker(Horizon, 100, in Options);
        long time = 0;
        for (int i = 0; i < 200; i++)
        {
            ForecastInterval interval = default;
            bool valid = tracker.Issue(0, in Quiet, 1000, ref interval);
            Assert.Equal(tracker.Matured >= 100, valid);
            // Two increments a square root of a second, over one second.
            Assert.Equal(2_000_000, interval.VolatilityMicroIncrements);
            time += 10 * Millisecond;
            while (tracker.LearnNext(time)) Assert.True(tracker.Matured <= i);
            tracker.Follow(time, 1_000_000, valid);
        }
        Assert.Equal(99, tracker.Matured);
        Assert.True(default(ForecastInterval).Abstain);
    }

    [Fact]
    public void Widening_is_told_to_the_strategy_and_not_to_the_tracker()
    {
        var tracker = new IntervalTracker(Horizon, 100, in Options);
        ForecastInterval plain = default, wide = default;
        tracker.Issue(500_000, in Quiet, 1000, ref plain);
        tracker.Issue(500_000, in Quiet, 1500, ref wide);
        Assert.Equal((-2_700_000, 3_700_000), (plain.LowerMicroIncrements, plain.UpperMicroIncrements));
        Assert.Equal((-4_300_000, 5_300_000), (wide.LowerMicroIncrements, wide.UpperMicroIncrements));
        Assert.Equal(3 * plain.HalfWidthMicroIncrements / 2, wide.HalfWidthMicroIncrements);
    }

    [Fact]
    public void A_burst_beyond_the_ring_and_numbers_that_are_none_do_no_harm()
    {
        var tracker = new IntervalTracker(Horizon, 100, in Options);
        ForecastInterval interval = default;
        for (int i = 0; i < 100_000; i++)
        {
            var regime = new MarketRegime(i % 3 == 0 ? double.NaN : i % 3 == 1 ? double.PositiveInfinity : -1, double.NaN);
            tracker.Issue(i % 2 == 0 ? 1_000_000_000_000 : -1_000_000_000_000, in regime, 1500, ref interval);
            Assert.True(interval.LowerMicroIncrements <= interval.UpperMicroIncrements);
            while (tracker.LearnNext(i * 1_000L))
            {
            }
            tracker.Follow(i * 1_000L, 1_000_000, true);
        }
        Assert.Equal(0, tracker.Matured);
        int learned = 0;
        while (tracker.LearnNext(3 * Horizon)) learned++;
        // One in 1/1024 of the horizon: 976,563 ns.
        Assert.Equal(103, learned);
    }
}

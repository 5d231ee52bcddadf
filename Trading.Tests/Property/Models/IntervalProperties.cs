// The interval tracker against a plain list of what was said and what came of it, on random markets.
using System;
using System.Collections.Generic;
using FsCheck;
using FsCheck.Fluent;
using Trading.Core.Models;
using Xunit;

namespace Trading.Tests.Property.Models;

public sealed class IntervalProperties
{
    private const long Millisecond = 1_000_000;
    private static readonly ConfidenceOptions Options = new(true, 1_000 * Millisecond, 8, 900, 200, 10, 100, new DriftOptions(64, 250, 500, 1000, 100, 500, 1000, 2000, 1));

    private sealed record Said(long Due, long Mid, ForecastInterval Interval, bool Valid);

    [Fact]
    public void Every_forecast_is_judged_once_by_the_mid_that_held_when_it_was_due() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => Holds(seed)).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    private static bool Holds(int seed)
    {
        var random = new Random(seed);
        var tracker = new IntervalTracker(1_000 * Millisecond, 100, in Options);
        var said = new List<Said>();
        var mids = new List<(long Time, long Mid)>();
        long time = 0, mid = 1_000_000;
        for (int i = 0; i < 3_000; i++)
        {
            time += random.Next(1, 40) * Millisecond;
            if (random.Next(3) == 0) mid += 100 * random.Next(-3, 4);
            var regime = new MarketRegime(random.NextDouble() * 20, 1 + random.Next(5));
            ForecastInterval interval = default;
            bool valid = tracker.Issue(random.Next(-2_000_000, 2_000_000), in regime, 1000, ref interval);
            while (tracker.LearnNext(time))
            {
            }
            tracker.Follow(time, mid, valid);
            said.Add(new Said(time + 1_000 * Millisecond, mid, interval, valid));
            mids.Add((time, mid));
        }
        int matured = 0, counted = 0, covered = 0, decided = 0, quote = 0;
        foreach (Said forecast in said)
        {
            if (forecast.Due >= time) break;
            while (mids[quote + 1].Time <= forecast.Due) quote++;
            long move = (mids[quote].Mid - forecast.Mid) * 5_000;
            matured++;
            if (!forecast.Valid) continue;
            counted++;
            if (move >= forecast.Interval.LowerMicroIncrements && move <= forecast.Interval.UpperMicroIncrements) covered++;
            if (move >= forecast.Interval.DecisionLowerMicroIncrements && move <= forecast.Interval.DecisionUpperMicroIncrements) decided++;
        }
        CoverageMinute sum = default;
        foreach (CoverageMinute m in tracker.Record.ByMinute)
            (sum.Matured, sum.Covered, sum.DecisionCovered) = (sum.Matured + m.Matured, sum.Covered + m.Covered, sum.DecisionCovered + m.DecisionCovered);
        return tracker.Matured == matured && counted > 1_000 && (sum.Matured, sum.Covered, sum.DecisionCovered) == (counted, covered, decided);
    }
}

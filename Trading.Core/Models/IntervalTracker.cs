// The conformal intervals of one instrument at one horizon: issued with each forecast, corrected when its outcome is known.
using System;
using Trading.Core.Diagnostics;
using Trading.Core.Indicators;

namespace Trading.Core.Models;

/// <summary>Interval = mean ± q · volatility, with q the tracked quantile of |move - mean| / volatility in the market's regime: a third of volatility by a third of spread.</summary>
/// <remarks>O(1) amortised and allocation-free: a forecast is issued once and matures once. Outcomes count at the first update after their due time, with the mid
/// that held then. At most one forecast in 1/1024 of the horizon is followed up, so that the ring never overflows. Doubles with + - * / and square root in a fixed
/// order: equal bits in JIT and AOT. Source: specification section 3.5; normalised residuals, Papadopoulos et al. (2002) and Lei et al. (2018).</remarks>
[HotPath]
public sealed class IntervalTracker
{
    public const int Regimes = 9;

    private const double Micro = 1_000_000, OuterStart = 1.6, ScaleMin = 0.25, ScaleMax = 1_000_000;
    private const long HalfMicro = 500_000;

    private readonly QuantileTracker[] outer = new QuantileTracker[Regimes];
    private readonly QuantileTracker[] inner = new QuantileTracker[Regimes];
    private readonly PendingForecasts pending = new();
    private readonly double horizonSeconds, outerMiss, innerMiss, step;
    private readonly long horizonNanos, spacingNanos, incrementTicks;
    private readonly int warmUp;
    private TercileCuts volatilities, spreads;
    private PendingForecast now;
    private long matured, heldTwiceMid, lastIssued = long.MinValue / 2;

    /// <param name="horizonNanos">Of the model.</param>
    /// <param name="incrementTicks">Price increment of the instrument.</param>
    /// <param name="options">Coverages, step and warm-up.</param>
    public IntervalTracker(long horizonNanos, long incrementTicks, in ConfidenceOptions options)
    {
        this.horizonNanos = horizonNanos;
        this.incrementTicks = incrementTicks;
        spacingNanos = horizonNanos / PendingForecasts.Capacity + 1;
        horizonSeconds = horizonNanos * 1e-9;
        outerMiss = 1.0 - options.CoveragePerMille / 1000.0;
        innerMiss = 1.0 - options.DecisionCoveragePerMille / 1000.0;
        step = options.StepPerMille / 1000.0;
        warmUp = options.WarmUpLabels;
        foreach (ref QuantileTracker tracker in outer.AsSpan()) tracker.Start(OuterStart);
        // A start in proportion: residuals of a wide-tailed market are found below their quantile about linearly.
        foreach (ref QuantileTracker tracker in inner.AsSpan()) tracker.Start(OuterStart * options.DecisionCoveragePerMille / 1000.0);
    }

    /// <summary>What came of the intervals.</summary>
    public CoverageRecord Record { get; } = new();

    /// <summary>Outcomes learned from so far.</summary>
    public long Matured => matured;

    /// <summary>Sum of |move - mean| less |move|, in 1/65536 of the volatility, of the outcome learned last: below 0 the forecast was worth something.</summary>
    internal long LastLoss { get; private set; }

    /// <summary>Puts the intervals around a mean. True when they are valid: enough outcomes were seen, in all and in this regime.</summary>
    /// <param name="mean">In millionths of an increment.</param>
    /// <param name="regime">The market now.</param>
    /// <param name="widenPerMille">1000, or more when drift asks for caution; the tracker itself does not see it.</param>
    /// <param name="interval">Receives bounds and volatility.</param>
    public bool Issue(long mean, in MarketRegime regime, int widenPerMille, ref ForecastInterval interval)
    {
        double scale = Math.Sqrt(regime.VariancePerSecond * horizonSeconds);
        if (!(scale > ScaleMin)) scale = ScaleMin;
        if (scale > ScaleMax) scale = ScaleMax;
        now.Regime = 3 * volatilities.ThirdOf(scale) + spreads.ThirdOf(regime.SpreadIncrements);
        volatilities.Update(scale);
        spreads.Update(regime.SpreadIncrements);
        now.MeanMicro = mean;
        now.ScaleMicro = (long)(scale * Micro);
        now.OuterMicro = (long)(outer[now.Regime].Value * scale * Micro);
        now.InnerMicro = (long)(inner[now.Regime].Value * scale * Micro);
        long wide = now.OuterMicro, narrow = now.InnerMicro;
        if (widenPerMille != 1000) (wide, narrow) = (wide * widenPerMille / 1000, narrow * widenPerMille / 1000);
        interval.MeanMicroIncrements = mean;
        interval.LowerMicroIncrements = mean - wide;
        interval.UpperMicroIncrements = mean + wide;
        interval.DecisionLowerMicroIncrements = mean - narrow;
        interval.DecisionUpperMicroIncrements = mean + narrow;
        interval.VolatilityMicroIncrements = now.ScaleMicro;
        return matured >= warmUp && outer[now.Regime].Count * 10 >= warmUp;
    }

    /// <summary>The next outcome that is due, if any, is learned; false when none is. Call until false, before <see cref="Follow"/>.</summary>
    /// <param name="venueNanos">Time of the update.</param>
    public bool LearnNext(long venueNanos)
    {
        if (!pending.IsDueBefore(venueNanos)) return false;
        ref readonly PendingForecast forecast = ref pending.Oldest;
        long move = (heldTwiceMid - forecast.TwiceMidTicks) * HalfMicro / incrementTicks;
        long error = Math.Abs(move - forecast.MeanMicro);
        bool outside = error > forecast.OuterMicro, beyond = error > forecast.InnerMicro;
        outer[forecast.Regime].Update(outside, outerMiss, step);
        inner[forecast.Regime].Update(beyond, innerMiss, step);
        LastLoss = Math.Clamp((error - Math.Abs(move)) * 65536 / forecast.ScaleMicro, -4 * 65536, 4 * 65536);
        matured++;
        if (forecast.Minute >= 0) Record.Add(in forecast, !outside, !beyond);
        pending.RemoveOldest();
        return true;
    }

    /// <summary>Follows up the forecast issued last, and notes the mid that holds from now on.</summary>
    /// <param name="venueNanos">Time of the update.</param>
    /// <param name="twiceMidTicks">Twice the mid.</param>
    /// <param name="valid">Whether it was valid: then its outcome counts in the record.</param>
    public void Follow(long venueNanos, long twiceMidTicks, bool valid)
    {
        heldTwiceMid = twiceMidTicks;
        if (venueNanos - lastIssued < spacingNanos || pending.IsFull) return;
        lastIssued = venueNanos;
        now.DueNanos = venueNanos + horizonNanos;
        now.TwiceMidTicks = twiceMidTicks;
        now.Minute = valid ? CoverageRecord.MinuteOf(venueNanos) : -1;
        pending.Append() = now;
    }
}

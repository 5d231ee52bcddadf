// Confidence in one model on one instrument: interval, range of the inputs and drift, joined into a state.
using System;
using Trading.Core.Diagnostics;

namespace Trading.Core.Models;

/// <summary><see cref="Judge"/> before the decision, <see cref="Learn"/> after it: what an outcome teaches is used from the next decision on, and costs no time to an order.</summary>
[HotPath]
public sealed class ModelHealth
{
    /// <summary>Intervals are this much wider from <see cref="DriftLevel.Widen"/> on, in 1/1000.</summary>
    public const int WidenedPerMille = 1500;

    private readonly ConfidenceOptions options;
    private ModelState state;
    private int saturated, nonFinite;

    /// <param name="model">The artifact.</param>
    /// <param name="incrementTicks">Price increment of the instrument.</param>
    /// <param name="options">Parameters.</param>
    public ModelHealth(ModelArtifact model, long incrementTicks, in ConfidenceOptions options)
    {
        this.options = options;
        Intervals = new IntervalTracker(model.HorizonNanos, incrementTicks, in options);
        Drift = new DriftMonitor(model.InputCount, options.Drift);
    }

    public IntervalTracker Intervals { get; }

    public DriftMonitor Drift { get; }

    /// <summary>An older forecast is stale.</summary>
    public long MaxForecastAgeNanos => options.MaxForecastAgeNanos;

    /// <summary>Evaluations by the state that they were in.</summary>
    public ReadOnlySpan<long> Evaluations => evaluations;

    private readonly long[] evaluations = new long[(int)ModelState.Drifted + 1];

    /// <summary>Turns a prediction into what may be done on it.</summary>
    /// <param name="prediction">The evaluation.</param>
    /// <param name="saturatedFeatures">Codes at the ends of their range.</param>
    /// <param name="nonFiniteFeatures">Features that were no numbers and were coded as the middle.</param>
    /// <param name="regime">The market now.</param>
    /// <param name="interval">Receives everything.</param>
    public void Judge(in Prediction prediction, int saturatedFeatures, int nonFiniteFeatures, in MarketRegime regime, out ForecastInterval interval)
    {
        interval = default;
        interval.ProbabilityDown = prediction.ProbabilityDown;
        interval.ProbabilityFlat = prediction.ProbabilityFlat;
        interval.ProbabilityUp = prediction.ProbabilityUp;
        interval.Drift = Drift.Level;
        int widen = Drift.Level == DriftLevel.Calm ? 1000 : WidenedPerMille;
        bool calibrated = Intervals.Issue(prediction.ExpectedMoveMicroIncrements, in regime, widen, ref interval);
        (saturated, nonFinite) = (saturatedFeatures, nonFiniteFeatures);
        state = StateOf(calibrated);
        interval.State = state;
        evaluations[(int)state]++;
    }

    /// <summary>Learns from what has come due, follows up the forecast judged last, and counts its inputs.</summary>
    public void Learn(ReadOnlySpan<byte> codes, long venueNanos, long twiceMidTicks)
    {
        while (Intervals.LearnNext(venueNanos)) Drift.AddLoss(Intervals.LastLoss);
        Intervals.Follow(venueNanos, twiceMidTicks, state is ModelState.Fit or ModelState.Drifted);
        Drift.AddInputs(codes, venueNanos);
    }

    /// <summary>What the state compares: a value and the limit that it broke.</summary>
    public (long Value, long Limit) Compared => state switch
    {
        ModelState.Uncalibrated => (Intervals.Matured, options.WarmUpLabels),
        ModelState.OutOfRange => (saturated, options.MaxSaturatedFeatures),
        ModelState.NotFinite => (nonFinite, 0),
        ModelState.Drifted => Drift.Worst,
        _ => default,
    };

    private ModelState StateOf(bool calibrated)
    {
        if (!options.Approved) return ModelState.NotApproved;
        if (nonFinite > 0) return ModelState.NotFinite;
        if (saturated > options.MaxSaturatedFeatures) return ModelState.OutOfRange;
        if (Drift.Level == DriftLevel.Stop) return ModelState.Drifted;
        return calibrated ? ModelState.Fit : ModelState.Uncalibrated;
    }
}

// Joins the drift measures of one model on one instrument into a level, with hysteresis.
using System;
using Trading.Core.Diagnostics;
using Trading.Core.Indicators;

namespace Trading.Core.Models;

/// <summary>Rises at once to the level that either measure asks for; falls one level at a time, after both measures have stayed below 4/5 of the level's threshold for
/// the re-arm time; leaves Stop only by <see cref="Rearm"/>.</summary>
/// <remarks>Measures: the stability index of the inputs (<see cref="InputDrift"/>, needs no labels) and the Page-Hinkley statistic of the matured loss
/// |move - mean| - |move| in volatilities: it rises when forecasts get worse than they were, compared with saying nothing.</remarks>
[HotPath]
public sealed class DriftMonitor
{
    private const long LossOne = 65536;
    private const int LossWarmUp = 1000;

    private readonly DriftOptions options;
    private readonly InputDrift inputs;
    private PageHinkley loss;
    private long calmSince;

    /// <param name="features">Inputs of the model.</param>
    /// <param name="options">Thresholds.</param>
    public DriftMonitor(int features, in DriftOptions options)
    {
        this.options = options;
        inputs = new InputDrift(features, options.ReferenceSamples);
        loss = new PageHinkley(options.LossSlackPerMille * LossOne / 1000, 2 * options.LossStop * LossOne, LossWarmUp);
    }

    public DriftLevel Level { get; private set; }

    /// <summary>Highest level so far.</summary>
    public DriftLevel Highest { get; private set; }

    /// <summary>Mean population stability index of the inputs, in 1/1000.</summary>
    public int PsiPerMille => inputs.PerMille;

    /// <summary>Page-Hinkley statistic of the loss, in volatilities.</summary>
    public long Loss => loss.Statistic / LossOne;

    /// <summary>The threshold of the next level, for the compared values of a refusal.</summary>
    public (long Value, long Limit) Worst => Loss * options.PsiStopPerMille >= (long)PsiPerMille * options.LossStop
        ? (Loss, options.LossStop)
        : (PsiPerMille, options.PsiStopPerMille);

    /// <summary>A matured loss in 1/65536 of the volatility.</summary>
    public void AddLoss(long value) => loss.Update(value);

    /// <summary>The codes of an evaluation.</summary>
    public void AddInputs(ReadOnlySpan<byte> codes, long venueNanos)
    {
        if (inputs.Add(codes)) Step(venueNanos);
    }

    /// <summary>An operator lets the model trade again: the level falls to Calm, and both measures start anew. False when it was not at Stop.</summary>
    public bool Rearm()
    {
        if (Level != DriftLevel.Stop) return false;
        Level = DriftLevel.Calm;
        loss.Restart();
        inputs.Restart();
        return true;
    }

    private void Step(long venueNanos)
    {
        DriftLevel asked = LevelOf(PsiPerMille, Loss);
        if (asked > Level)
        {
            Level = asked;
            if (asked > Highest) Highest = asked;
        }
        // Measures a quarter larger would still be below the present level: quiet.
        bool quiet = Level is DriftLevel.Widen or DriftLevel.Shrink && LevelOf(PsiPerMille + PsiPerMille / 4, Loss + Loss / 4) < Level;
        if (!quiet) calmSince = venueNanos;
        else if (venueNanos - calmSince >= options.RearmNanos)
        {
            Level--;
            calmSince = venueNanos;
        }
    }

    private DriftLevel LevelOf(int psi, long lossNow)
    {
        if (psi >= options.PsiStopPerMille || lossNow >= options.LossStop) return DriftLevel.Stop;
        if (psi >= options.PsiShrinkPerMille || lossNow >= options.LossShrink) return DriftLevel.Shrink;
        return psi >= options.PsiWidenPerMille || lossNow >= options.LossWiden ? DriftLevel.Widen : DriftLevel.Calm;
    }
}

// Parameters of the intervals, of the drift monitors and of the approval of a model.
namespace Trading.Core.Models;

/// <param name="Approved">The artifact's hash is the approved one, or none is asked for.</param>
/// <param name="MaxForecastAgeNanos">An older forecast is stale.</param>
/// <param name="MaxSaturatedFeatures">More features than this at the ends of their range: out of range.</param>
/// <param name="CoveragePerMille">Coverage of the interval that is reported and that widths are taken from.</param>
/// <param name="DecisionCoveragePerMille">Coverage of the interval that a trade must clear.</param>
/// <param name="StepPerMille">Steady step of the quantile trackers.</param>
/// <param name="WarmUpLabels">Matured labels before an interval is valid; a regime of its own needs a tenth of it.</param>
/// <param name="Drift">The drift monitors.</param>
public readonly record struct ConfidenceOptions(
    bool Approved, long MaxForecastAgeNanos, int MaxSaturatedFeatures, int CoveragePerMille, int DecisionCoveragePerMille, int StepPerMille,
    int WarmUpLabels, DriftOptions Drift);

/// <param name="ReferenceSamples">Values of each feature that form the reference distribution.</param>
/// <param name="PsiWidenPerMille">Population stability index, mean over the features, from which intervals widen.</param>
/// <param name="PsiShrinkPerMille">From which sizes shrink.</param>
/// <param name="PsiStopPerMille">From which the model stops.</param>
/// <param name="LossSlackPerMille">Rise of the mean loss that is let pass, in 1/1000 of the volatility.</param>
/// <param name="LossWiden">Page-Hinkley statistic of the loss, in volatilities, from which intervals widen.</param>
/// <param name="LossShrink">From which sizes shrink.</param>
/// <param name="LossStop">From which the model stops.</param>
/// <param name="RearmNanos">Time below the level before it is left, one level at a time; never from Stop.</param>
public readonly record struct DriftOptions(
    int ReferenceSamples, int PsiWidenPerMille, int PsiShrinkPerMille, int PsiStopPerMille, int LossSlackPerMille, int LossWiden, int LossShrink,
    int LossStop, long RearmNanos);

// What the model says, and how much it may be believed: the form that strategies and the risk gate use.
namespace Trading.Core.Models;

/// <summary>Probabilities, expected move, conformal intervals around it, and whether to abstain. Moves are in millionths of a price increment, up positive.</summary>
/// <remarks>The default value abstains. What the intervals promise and how that is measured: docs/model-confidence.md.</remarks>
public struct ForecastInterval
{
    /// <summary>Calibrated probabilities in 1/65536.</summary>
    public int ProbabilityDown, ProbabilityFlat, ProbabilityUp;

    public ModelState State;

    /// <summary>How far drift has been noticed; the interval is already widened by it.</summary>
    public DriftLevel Drift;

    /// <summary>Expected move of the mid over the model's horizon.</summary>
    public long MeanMicroIncrements;

    /// <summary>The interval of the configured coverage, 90 % by default: the move lies within it that often.</summary>
    public long LowerMicroIncrements, UpperMicroIncrements;

    /// <summary>The interval of the lower coverage that decisions are held to.</summary>
    public long DecisionLowerMicroIncrements, DecisionUpperMicroIncrements;

    /// <summary>Standard deviation of the ensemble's means; 0 with a single member.</summary>
    public long EpistemicMicroIncrements;

    /// <summary>Size of the moves of late over the horizon: the realised volatility that scales the intervals.</summary>
    public long VolatilityMicroIncrements;

    /// <summary>No new risk may rest on this forecast.</summary>
    public readonly bool Abstain => State != ModelState.Fit;

    /// <summary>Half the width of the interval.</summary>
    public readonly long HalfWidthMicroIncrements => (UpperMicroIncrements - LowerMicroIncrements) / 2;
}

// A running quantile that learns only from whether it was exceeded.
using System;
using Trading.Core.Diagnostics;

namespace Trading.Core.Indicators;

/// <summary>q ← q + η · q · (missed - α): in the long run the share of misses is α, whatever the distribution does.</summary>
/// <remarks>O(1). The step is 1/(n+1) at first and η from then on, so that a start value far off is left quickly. Misses are those of the value that was used
/// when the interval was issued, not of today's. With α between 0 and 1 and η at most 1 the value stays positive.
/// Source: quantile tracking, Angelopoulos, Candès and Tibshirani, "Conformal PID control for time series prediction" (2023), with steps in proportion to q;
/// adaptive conformal inference, Gibbs and Candès (2021).</remarks>
[HotPath]
public struct QuantileTracker
{
    /// <summary>The value stays within these, so that a long run of one kind cannot carry it out of reach.</summary>
    public const double ValueMin = 1.0 / 64, ValueMax = 64;

    public double Value { get; private set; }

    /// <summary>Labels taken.</summary>
    public long Count { get; private set; }

    public void Start(double value) => Value = value;

    /// <param name="missed">The outcome lay beyond the quantile.</param>
    /// <param name="missRate">α, the share of misses wanted.</param>
    /// <param name="step">η, the steady step.</param>
    public void Update(bool missed, double missRate, double step)
    {
        Count++;
        double first = 1.0 / (Count + 1);
        double moved = Value * (first > step ? first : step);
        double next = missed ? Value + moved * (1.0 - missRate) : Value - moved * missRate;
        Value = next < ValueMin ? ValueMin : next > ValueMax ? ValueMax : next;
    }
}

// Time-weighted exponential mean and variance of a value that holds between its changes.
using System;
using Trading.Core.Diagnostics;

namespace Trading.Core.Indicators;

/// <summary>With α = 1-λ, λ the decay over the elapsed time, and d = x_held - m: m ← m + α d; v ← λ (v + α d²).</summary>
/// <remarks>O(1), and never negative, because it adds squares and never subtracts large equals. Use as <see cref="EwMean"/>.
/// Source: West, "Updating mean and variance estimates" (CACM 1979), with time-decayed weights; Finch (2009), section 9.</remarks>
[HotPath]
public struct EwVariance
{
    private double held;
    private bool started;

    public double Mean { get; private set; }
    public double Variance { get; private set; }

    public readonly double StandardDeviation => Math.Sqrt(Variance);

    public void Decay(double factor)
    {
        double alpha = 1.0 - factor, distance = held - Mean;
        Mean += alpha * distance;
        Variance = factor * (Variance + alpha * distance * distance);
    }

    /// <summary>The value that holds from now on.</summary>
    public void Hold(double value)
    {
        held = value;
        if (started) return;
        Mean = value;
        started = true;
    }
}

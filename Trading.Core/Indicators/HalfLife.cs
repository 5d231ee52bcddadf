// Exponential forgetting by elapsed time: how much of the past is left.
using System;
using Trading.Core.Diagnostics;

namespace Trading.Core.Indicators;

/// <summary>A half-life in nanoseconds: after it, half of an earlier contribution is left, however many events came between.</summary>
/// <remarks>Weights are 2^(-elapsed/half-life), so decay over a+b is the product of the decays over a and over b, to rounding.
/// One factor a clock step serves every indicator that shares the half-life.</remarks>
[HotPath]
public readonly struct HalfLife
{
    private readonly double perNano;

    /// <param name="nanos">At least 1.</param>
    public HalfLife(long nanos)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nanos, 1);
        Nanos = nanos;
        perNano = -1.0 / nanos;
        RatePerSecond = DeterministicMath.Ln2 * 1e9 / nanos;
    }

    public long Nanos { get; }

    /// <summary>Turns a decayed sum into a rate: a steady flow of r a second settles at a sum of r / RatePerSecond (the integral of the weight is half-life / ln 2).</summary>
    public double RatePerSecond { get; }

    /// <summary>The factor 2^(-elapsed/half-life). No time, or time running backwards, forgets nothing.</summary>
    public double DecayOver(long elapsedNanos) => elapsedNanos <= 0 ? 1.0 : DeterministicMath.Exp2(elapsedNanos * perNano);
}

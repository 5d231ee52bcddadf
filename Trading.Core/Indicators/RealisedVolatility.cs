// Realised volatility over an exponentially fading window.
using System;
using Trading.Core.Diagnostics;

namespace Trading.Core.Indicators;

/// <summary>√(Σ r_i² · 2^(-age/half-life) · ln 2 / half-life): the size of moves in units of r per square root of a second.</summary>
/// <remarks>O(1). Source: realised variance, Andersen, Bollerslev, Diebold and Labys (2003), with an exponential instead of a flat window.</remarks>
[HotPath]
public struct RealisedVolatility
{
    private DecayedSum squares;

    public void Decay(double factor) => squares.Decay(factor);

    public void Add(double move) => squares.Add(move * move);

    public readonly double VariancePerSecond(in HalfLife halfLife) => squares.PerSecond(in halfLife);

    public readonly double PerSquareRootSecond(in HalfLife halfLife) => Math.Sqrt(squares.PerSecond(in halfLife));
}

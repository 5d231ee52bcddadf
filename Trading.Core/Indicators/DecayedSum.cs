// A sum whose terms fade with time: flows, counts, squared returns.
using Trading.Core.Diagnostics;

namespace Trading.Core.Indicators;

/// <summary>S(t) = Σ x_i · 2^(-(t-t_i)/half-life): the exponential kernel estimator of a flow.</summary>
/// <remarks>O(1). First <see cref="Decay"/> by the factor of the elapsed time, then <see cref="Add"/> what arrived.
/// Source: exponential smoothing of a point process, e.g. Eckner, "Algorithms for unevenly spaced time series" (2017), section on operators.</remarks>
[HotPath]
public struct DecayedSum
{
    public double Value { get; private set; }

    public void Decay(double factor) => Value *= factor;

    public void Add(double x) => Value += x;

    /// <summary>The flow a second that this sum stands for.</summary>
    public readonly double PerSecond(in HalfLife halfLife) => Value * halfLife.RatePerSecond;
}

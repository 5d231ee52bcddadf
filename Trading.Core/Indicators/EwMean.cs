// Time-weighted exponential moving average of a value that holds between its changes.
using Trading.Core.Diagnostics;

namespace Trading.Core.Indicators;

/// <summary>m ← x + λ (m - x), with λ the decay over the elapsed time and x the value held during it.</summary>
/// <remarks>O(1). First <see cref="Decay"/> by the factor of the elapsed time, then <see cref="Hold"/> the new value. The mean depends on how long values
/// stood, not on how often they were repeated. The first value starts the mean.
/// Source: Müller (1991) and Eckner (2017), EMA of an unevenly spaced series with previous-point interpolation.</remarks>
[HotPath]
public struct EwMean
{
    private double held;
    private bool started;

    public double Mean { get; private set; }

    public void Decay(double factor) => Mean = held + factor * (Mean - held);

    /// <summary>The value that holds from now on.</summary>
    public void Hold(double value)
    {
        held = value;
        if (started) return;
        Mean = value;
        started = true;
    }
}

// The forecasts whose horizon has not passed yet, oldest first.
using Trading.Core.Diagnostics;
using Trading.Core.Memory;

namespace Trading.Core.Models;

/// <summary>A forecast that waits for its label. One cache line.</summary>
internal struct PendingForecast
{
    public long DueNanos;
    public long TwiceMidTicks;
    public long MeanMicro;
    public long OuterMicro;
    public long InnerMicro;
    public long ScaleMicro;
    public int Regime;

    /// <summary>Minute of the venue's day in which it was issued; negative: it was not valid, so it is learned from but not counted.</summary>
    public int Minute;
}

/// <summary>A ring of fixed capacity. The caller spaces its forecasts so that no more than <see cref="Capacity"/> of them fall into one horizon.</summary>
[HotPath]
internal sealed class PendingForecasts
{
    public const int Capacity = 1024;
    private readonly PendingForecast[] slots = PreTouched.Array<PendingForecast>(Capacity);
    private uint first, count;

    public bool IsFull => count == Capacity;

    /// <summary>The oldest is due before this time.</summary>
    public bool IsDueBefore(long nanos) => count > 0 && slots[first & (Capacity - 1)].DueNanos < nanos;

    public ref readonly PendingForecast Oldest => ref slots[first & (Capacity - 1)];

    public void RemoveOldest()
    {
        first++;
        count--;
    }

    public ref PendingForecast Append() => ref slots[(first + count++) & (Capacity - 1)];
}

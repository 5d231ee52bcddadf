// Sleeps a fixed time: for housekeeping threads whose latency does not matter.
using System.Threading;

namespace Trading.Aeron.Concurrent;

/// <summary>Sleeps whole milliseconds, at least one.</summary>
public sealed class SleepingIdleStrategy(int sleepMs = 1) : IIdleStrategy
{
    public void Idle(int workCount)
    {
        if (workCount <= 0) Idle();
    }

    public void Idle() => Thread.Sleep(sleepMs);

    public void Reset() { }
}

// Spins: lowest latency, one core.
using System.Threading;

namespace Trading.Aeron.Concurrent;

/// <summary>Tells the processor that this is a spin loop and returns.</summary>
public sealed class BusySpinIdleStrategy : IIdleStrategy
{
    public void Idle(int workCount)
    {
        if (workCount <= 0) Idle();
    }

    public void Idle() { Thread.SpinWait(1); }

    public void Reset() { }
}

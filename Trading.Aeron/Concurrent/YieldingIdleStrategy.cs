// Gives the core to whoever waits for it, and comes back at once.
using System.Threading;

namespace Trading.Aeron.Concurrent;

/// <summary>Yields to other runnable threads.</summary>
public sealed class YieldingIdleStrategy : IIdleStrategy
{
    public void Idle(int workCount)
    {
        if (workCount <= 0) Idle();
    }

    public void Idle() { Thread.Yield(); }

    public void Reset() { }
}

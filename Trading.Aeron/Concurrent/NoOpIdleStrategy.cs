// Does nothing, for loops that are driven from outside.
namespace Trading.Aeron.Concurrent;

/// <summary>Returns at once; the loop goes on.</summary>
public sealed class NoOpIdleStrategy : IIdleStrategy
{
    public void Idle(int workCount)
    {
        if (workCount <= 0) Idle();
    }

    public void Idle() { }

    public void Reset() { }
}

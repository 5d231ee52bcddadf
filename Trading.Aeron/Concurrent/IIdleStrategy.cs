// What a loop does when it found no work.
namespace Trading.Aeron.Concurrent;

/// <summary>Policy of a duty cycle without work: from burning a core to sleeping.</summary>
public interface IIdleStrategy
{
    /// <summary>Idles when no work was done; resets when some was.</summary>
    void Idle(int workCount);

    void Idle();

    void Reset();
}

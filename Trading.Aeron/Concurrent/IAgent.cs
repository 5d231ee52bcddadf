// What an agent runner runs.
namespace Trading.Aeron.Concurrent;

/// <summary>Work that is done in small steps, by a thread or by whoever invokes it.</summary>
public interface IAgent
{
    /// <summary>One step; returns how much was done, 0 for nothing.</summary>
    int DoWork();

    /// <summary>Called once, by the thread that did the work.</summary>
    void OnClose();
}

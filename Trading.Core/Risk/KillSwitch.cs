// The one-way latch that ends order entry.
using Trading.Core.Diagnostics;

namespace Trading.Core.Risk;

/// <summary>Why the kill switch was engaged.</summary>
public enum KillReason : byte
{
    None = 0,
    Operator,
    MaxLoss,
    MaxDrawdown,

    /// <summary>A report that no order of ours explains: unknown order, impossible transition, overfill.</summary>
    UnexplainedReport,

    /// <summary>The journal could not take an event.</summary>
    JournalFull,
}

/// <summary>Engaged once, it stays engaged for the life of the engine; the first reason is kept.</summary>
[HotPath]
public struct KillSwitch
{
    public KillReason Reason { get; private set; }

    public readonly bool IsEngaged => Reason != KillReason.None;

    /// <summary>True if this call engaged it.</summary>
    public bool Engage(KillReason reason)
    {
        if (IsEngaged) return false;
        Reason = reason;
        return true;
    }
}

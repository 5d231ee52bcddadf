// Since when something has been so without a break.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Risk.Breakers;

/// <summary>A condition that may last for a while before it counts.</summary>
[HotPath]
public struct PersistentCondition
{
    private Nanos since;

    /// <summary>It is so now.</summary>
    public bool Holds { get; private set; }

    /// <summary>Notes whether it is so; returns for how long it has been, -1 when it is not.</summary>
    public long Note(bool holds, Nanos now)
    {
        if (holds && !Holds) since = now;
        Holds = holds;
        return Lasted(now);
    }

    public readonly long Lasted(Nanos now) => Holds ? (now - since).Value : -1;
}

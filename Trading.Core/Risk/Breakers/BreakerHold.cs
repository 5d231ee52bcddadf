// The part that breakers share: tripped or not, how long it must be quiet, and when only a person may let go.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Risk.Breakers;

/// <summary>Trips at once; re-arms after a quiet time that doubles with every trip, so many times by itself and then only through a person.</summary>
[HotPath]
public struct BreakerHold
{
    // Doubling ends here: longer than a day with any quiet time worth setting.
    private const int DoublingsMax = 20;

    private Nanos lastBad;

    public bool IsTripped { get; private set; }

    /// <summary>It will not re-arm by itself.</summary>
    public bool NeedsPerson { get; private set; }

    /// <summary>Trips since the start, or since a person reset it.</summary>
    public int Trips { get; private set; }

    /// <summary>The condition is bad now. True if this tripped it.</summary>
    /// <param name="now">Restarts the quiet time.</param>
    /// <param name="automaticRearms">How often it may re-arm by itself; 0 is never.</param>
    public bool Trip(Nanos now, long automaticRearms)
    {
        lastBad = now;
        if (IsTripped) return false;
        IsTripped = true;
        NeedsPerson = Trips >= automaticRearms;
        Trips++;
        return true;
    }

    /// <summary>The condition is still bad: the quiet time begins anew.</summary>
    public void NoteBad(Nanos now) => lastBad = now;

    /// <summary>True if this re-armed it: quiet for long enough, and no person is needed.</summary>
    public bool TryRearm(Nanos now, long quietNanos)
    {
        if (!IsTripped || NeedsPerson) return false;
        int doublings = Trips - 1 < DoublingsMax ? Trips - 1 : DoublingsMax;
        long wait = quietNanos > long.MaxValue >> doublings ? long.MaxValue : quietNanos << doublings;
        if (now <= lastBad || (now - lastBad).Value < wait) return false;
        IsTripped = false;
        return true;
    }

    /// <summary>A person lets go; the count of trips begins anew. True if it was tripped.</summary>
    public bool Reset()
    {
        bool tripped = IsTripped;
        this = default;
        return tripped;
    }
}

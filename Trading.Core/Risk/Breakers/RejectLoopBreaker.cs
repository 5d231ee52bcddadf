// C21: the venue, or our own gate, says no again and again.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Risk.Breakers;

/// <summary>Rejects by the venue and denials by the gate, each counted in a window. Pauses the strategy.</summary>
/// <remarks>Denials that only say that a mode holds orders back are not counted: a pause must not cause the next.</remarks>
[HotPath]
public struct RejectLoopBreaker
{
    private readonly RollingCount rejects = new();
    private readonly RollingCount denials = new();
    private long rejectsMax;
    private long denialsMax;
    public BreakerHold Hold;

    public RejectLoopBreaker()
    {
    }

    [ColdPath]
    public void Load(RiskLimits limits, int strategy)
    {
        rejectsMax = BreakerLimits.OfStrategy(limits, strategy, LimitKind.MaxVenueRejects);
        denialsMax = BreakerLimits.OfStrategy(limits, strategy, LimitKind.MaxDenials);
        long nanos = BreakerLimits.OfStrategy(limits, strategy, LimitKind.RejectWindowNanos);
        rejects.SetWindow(nanos);
        denials.SetWindow(nanos);
    }

    public readonly BreakerReading NoteReject(Nanos now) => BreakerReading.From(rejects.Add(now), rejectsMax);

    public readonly BreakerReading NoteDenial(Nanos now) => BreakerReading.From(denials.Add(now), denialsMax);

    /// <summary>After a trip the count begins anew, so that the next one is new evidence.</summary>
    public readonly void Clear()
    {
        rejects.Clear();
        denials.Clear();
    }
}

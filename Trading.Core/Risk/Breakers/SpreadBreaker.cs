// A spread wider than allowed, for longer than allowed.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Risk.Breakers;

/// <summary>Spread in 1/10,000 of the mid. The instrument's positions are only reduced.</summary>
[HotPath]
public struct SpreadBreaker
{
    private PersistentCondition wide;
    private BreakerReading last;
    private long limit;
    private long nanosMax;
    public BreakerHold Hold;

    [ColdPath]
    public void Load(RiskLimits limits, int instrument)
    {
        limit = BreakerLimits.OfInstrument(limits, instrument, LimitKind.MaxSpreadBasisPoints);
        nanosMax = BreakerLimits.OfInstrument(limits, instrument, LimitKind.MaxWideSpreadNanos);
    }

    public BreakerReading Note(long spreadTicks, long midTicks, Nanos now)
    {
        last = BreakerReading.Share(spreadTicks, midTicks, limit);
        return last.Lasting(wide.Note(last.IsBad, now), nanosMax);
    }

    /// <summary>The same quantity, later.</summary>
    public readonly BreakerReading At(Nanos now) => last.Lasting(wide.Lasted(now), nanosMax);
}

// A book thinner at its touch than allowed, for longer than allowed; a one-sided book has nothing there.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Risk.Breakers;

/// <summary>The smaller of the two best quantities, in lots. The instrument's positions are only reduced.</summary>
[HotPath]
public struct LiquidityBreaker
{
    private PersistentCondition thin;
    private BreakerReading last;
    private long limit;
    private long nanosMax;
    public BreakerHold Hold;

    [ColdPath]
    public void Load(RiskLimits limits, int instrument)
    {
        limit = BreakerLimits.OfInstrument(limits, instrument, LimitKind.MinTopLots);
        nanosMax = BreakerLimits.OfInstrument(limits, instrument, LimitKind.MaxThinTopNanos);
    }

    public BreakerReading Note(long topLots, Nanos now)
    {
        last = BreakerReading.Below(topLots, limit);
        return last.Lasting(thin.Note(last.IsBad, now), nanosMax);
    }

    /// <summary>The same quantity, later.</summary>
    public readonly BreakerReading At(Nanos now) => last.Lasting(thin.Lasted(now), nanosMax);
}

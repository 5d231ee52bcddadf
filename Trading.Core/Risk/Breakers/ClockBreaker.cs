// C25: the clock stepped, or is too far from the reference.
using Trading.Core.Diagnostics;

namespace Trading.Core.Risk.Breakers;

/// <summary>Step of the wall clock against the steady one and offset from reference time, as journaled inputs; either direction. Positions are only reduced.</summary>
[HotPath]
public struct ClockBreaker
{
    private long stepMax;
    private long offsetMax;
    public BreakerHold Hold;

    [ColdPath]
    public void Load(RiskLimits limits)
    {
        stepMax = BreakerLimits.OfEngine(limits, LimitKind.MaxClockStepNanos);
        offsetMax = BreakerLimits.OfEngine(limits, LimitKind.MaxClockOffsetNanos);
    }

    public readonly BreakerReading NoteStep(long nanos) => BreakerReading.Beyond(Size(nanos), stepMax);

    public readonly BreakerReading NoteOffset(long nanos) => BreakerReading.Beyond(Size(nanos), offsetMax);

    // The most negative number has no positive counterpart.
    private static long Size(long nanos) => nanos == long.MinValue ? long.MaxValue : nanos < 0 ? -nanos : nanos;
}

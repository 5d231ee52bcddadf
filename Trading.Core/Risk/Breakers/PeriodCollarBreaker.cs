// C07: the reference moved further within a period than orders may follow it.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Risk.Breakers;

/// <summary>Distance of the mid from its highest and lowest value in the window, in 1/10,000 of that value. Pauses the instrument.</summary>
[HotPath]
public struct PeriodCollarBreaker
{
    private readonly RollingExtremes window = new();
    private long limit;
    public BreakerHold Hold;

    public PeriodCollarBreaker()
    {
    }

    [ColdPath]
    public void Load(RiskLimits limits, int instrument)
    {
        limit = BreakerLimits.OfInstrument(limits, instrument, LimitKind.PeriodCollarBasisPoints);
        window.SetWindow(BreakerLimits.OfInstrument(limits, instrument, LimitKind.PeriodCollarWindowNanos));
    }

    public readonly BreakerReading Note(long midTicks, Nanos now)
    {
        window.Add(midTicks, now);
        long down = window.High - midTicks, up = midTicks - window.Low;
        return down > up ? BreakerReading.Share(down, window.High, limit) : BreakerReading.Share(up, window.Low, limit);
    }
}

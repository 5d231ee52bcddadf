// Abnormal volatility: the range of prices within a window.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Risk.Breakers;

/// <summary>High less low of the mid in the window, in 1/10,000 of the low. The instrument's positions are only reduced.</summary>
[HotPath]
public struct VolatilityBreaker
{
    private readonly RollingExtremes window = new();
    private long limit;
    public BreakerHold Hold;

    public VolatilityBreaker()
    {
    }

    [ColdPath]
    public void Load(RiskLimits limits, int instrument)
    {
        limit = BreakerLimits.OfInstrument(limits, instrument, LimitKind.MaxVolatilityBasisPoints);
        window.SetWindow(BreakerLimits.OfInstrument(limits, instrument, LimitKind.VolatilityWindowNanos));
    }

    public readonly BreakerReading Note(long midTicks, Nanos now)
    {
        window.Add(midTicks, now);
        return BreakerReading.Share(window.High - window.Low, window.Low, limit);
    }
}

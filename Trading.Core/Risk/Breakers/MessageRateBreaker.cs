// C09: a strategy that keeps running into its message budget.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Risk.Breakers;

/// <summary>Orders denied for the message rate, counted in the window of the reject loop and held to its limit. Pauses the strategy.</summary>
[HotPath]
public struct MessageRateBreaker
{
    private readonly RollingCount denials = new();
    private long denialsMax;
    public BreakerHold Hold;

    public MessageRateBreaker()
    {
    }

    [ColdPath]
    public void Load(RiskLimits limits, int strategy)
    {
        denialsMax = BreakerLimits.OfStrategy(limits, strategy, LimitKind.MaxDenials);
        denials.SetWindow(BreakerLimits.OfStrategy(limits, strategy, LimitKind.RejectWindowNanos));
    }

    public readonly BreakerReading Note(Nanos now) => BreakerReading.From(denials.Add(now), denialsMax);

    public readonly void Clear() => denials.Clear();
}

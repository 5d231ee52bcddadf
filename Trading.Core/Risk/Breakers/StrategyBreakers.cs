// The breakers of one strategy, with what they re-arm by.
using Trading.Core.Diagnostics;

namespace Trading.Core.Risk.Breakers;

/// <summary>State of one strategy's breakers.</summary>
[HotPath]
internal struct StrategyBreakers
{
    public RejectLoopBreaker Rejects = new();
    public MessageRateBreaker Rate = new();
    public RepeatedExecutionBreaker Repeats = new();
    public OrderToTradeBreaker Ratio = new();
    public long QuietNanos;
    public long AutomaticRearms;

    public StrategyBreakers()
    {
    }

    [ColdPath]
    public void Load(RiskLimits limits, int id)
    {
        Rejects.Load(limits, id);
        Rate.Load(limits, id);
        Repeats.Load(limits, id);
        Ratio.Load(limits, id);
        QuietNanos = BreakerLimits.OfStrategy(limits, id, LimitKind.RearmQuietNanos);
        AutomaticRearms = BreakerLimits.OfStrategy(limits, id, LimitKind.MaxAutomaticRearms);
    }
}

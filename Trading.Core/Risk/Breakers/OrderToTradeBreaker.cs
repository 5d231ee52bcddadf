// C10: many messages for few trades.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Risk.Breakers;

/// <summary>Messages a trade within a window, once there are enough messages to say anything. The soft limit alerts, the hard one pauses the strategy.</summary>
[HotPath]
public struct OrderToTradeBreaker
{
    private readonly RollingCount messages = new();
    private readonly RollingCount trades = new();
    private long soft;
    private long hard;
    private long messagesMin;
    private bool alerted;
    public BreakerHold Hold;

    public OrderToTradeBreaker()
    {
    }

    [ColdPath]
    public void Load(RiskLimits limits, int strategy)
    {
        soft = BreakerLimits.OfStrategy(limits, strategy, LimitKind.OrderToTradeSoftRatio);
        hard = BreakerLimits.OfStrategy(limits, strategy, LimitKind.OrderToTradeHardRatio);
        messagesMin = BreakerLimits.OfStrategy(limits, strategy, LimitKind.OrderToTradeMinMessages);
        long nanos = BreakerLimits.OfStrategy(limits, strategy, LimitKind.OrderToTradeWindowNanos);
        messages.SetWindow(nanos);
        trades.SetWindow(nanos);
    }

    public readonly void NoteTrade(Nanos now) => trades.Add(now);

    /// <summary>A message left.</summary>
    public readonly BreakerReading NoteMessage(Nanos now)
    {
        messages.Add(now);
        return At(now);
    }

    public readonly BreakerReading At(Nanos now) => BreakerReading.Beyond(Ratio(now), hard);

    /// <summary>True when the soft limit was passed since it was last not.</summary>
    public bool IsNewAlert(long ratio)
    {
        bool before = alerted;
        alerted = ratio > soft;
        return alerted && !before;
    }

    public readonly long SoftLimit => soft;

    private readonly long Ratio(Nanos now)
    {
        long sent = messages.At(now), traded = trades.At(now);
        return sent < messagesMin ? 0 : sent / (traded > 0 ? traded : 1);
    }
}

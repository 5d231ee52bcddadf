// The breakers of the engine as a whole, with what they re-arm by.
using Trading.Core.Diagnostics;

namespace Trading.Core.Risk.Breakers;

/// <summary>State of the engine's breakers.</summary>
[HotPath]
internal struct EngineBreakers
{
    public LossBreaker Loss;
    public DrawdownBreaker Drawdown;
    public LossVelocityBreaker Velocity = new();
    public LatencyBreaker Latency;
    public QueueBreaker Queue;
    public ClockBreaker Clock;
    public BreakerHold Journal;
    public long QuietNanos;
    public long AutomaticRearms;

    public EngineBreakers()
    {
    }

    [ColdPath]
    public void Load(RiskLimits limits)
    {
        Loss.Load(limits);
        Drawdown.Load(limits);
        Velocity.Load(limits);
        Latency.Load(limits);
        Queue.Load(limits);
        Clock.Load(limits);
        QuietNanos = BreakerLimits.OfEngine(limits, LimitKind.RearmQuietNanos);
        AutomaticRearms = BreakerLimits.OfEngine(limits, LimitKind.MaxAutomaticRearms);
    }
}

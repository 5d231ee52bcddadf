// C18: how fast money is lost.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Risk.Breakers;

/// <summary>Fall of the net result from its best value of the last minute. Positions are only reduced.</summary>
[HotPath]
public struct LossVelocityBreaker
{
    private const long WindowNanos = 60 * Nanos.PerSecond;
    private readonly RollingExtremes window = new();
    private long limit;
    public BreakerHold Hold;

    public LossVelocityBreaker() => window.SetWindow(WindowNanos);

    [ColdPath]
    public void Load(RiskLimits limits) => limit = BreakerLimits.OfEngine(limits, LimitKind.MaxLossPerMinuteMicros);

    public readonly BreakerReading Note(Money net, Nanos now)
    {
        window.Add(net.Micros, now);
        return BreakerReading.From(window.High - net.Micros, limit);
    }
}

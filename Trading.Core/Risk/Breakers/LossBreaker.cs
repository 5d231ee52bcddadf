// C18: the day's net loss, soft and hard.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Risk.Breakers;

/// <summary>From the soft limit on positions are only reduced; the hard limit kills the account (K2). Of the whole ledger.</summary>
[HotPath]
public struct LossBreaker
{
    private long soft;
    private long hard;
    public BreakerHold Hold;

    /// <summary>The hard limit was reached; only a re-arm of the kill ends that.</summary>
    public bool IsDead;

    [ColdPath]
    public void Load(RiskLimits limits)
    {
        soft = BreakerLimits.OfEngine(limits, LimitKind.SoftLossMicros);
        hard = BreakerLimits.OfEngine(limits, LimitKind.MaxLossMicros);
    }

    public readonly BreakerReading Soft(Money net) => BreakerReading.From(-net.Micros, soft);

    public readonly BreakerReading Hard(Money net) => BreakerReading.From(-net.Micros, hard);
}

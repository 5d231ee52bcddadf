// C18: the fall from the day's best result.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Risk.Breakers;

/// <summary>Kills the account (K2). Of the whole ledger.</summary>
[HotPath]
public struct DrawdownBreaker
{
    private long limit;
    public BreakerHold Hold;

    [ColdPath]
    public void Load(RiskLimits limits) => limit = BreakerLimits.OfEngine(limits, LimitKind.MaxDrawdownMicros);

    public readonly BreakerReading Note(Money drawdown) => BreakerReading.From(drawdown.Micros, limit);
}

// Which of the limits a breaker of a scope is held to.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Risk.Breakers;

/// <summary>The tightest of the scopes that contain an instrument, a strategy or the engine; the engine scope always has a value, which the factory has checked.</summary>
internal static class BreakerLimits
{
    [ColdPath]
    public static long OfEngine(RiskLimits limits, LimitKind kind) => limits.Get(RiskScope.Engine, 0, kind);

    [ColdPath]
    public static long OfInstrument(RiskLimits limits, int id, LimitKind kind)
    {
        long tightest = RiskLimits.Tighter(kind, OfEngine(limits, kind), limits.Get(RiskScope.Instrument, id, kind));
        return RiskLimits.Tighter(kind, tightest, limits.Get(RiskScope.Group, limits.Scopes.GroupOf(new InstrumentId(id)).Value, kind));
    }

    [ColdPath]
    public static long OfStrategy(RiskLimits limits, int id, LimitKind kind)
    {
        long tightest = RiskLimits.Tighter(kind, OfEngine(limits, kind), limits.Get(RiskScope.Strategy, id, kind));
        return RiskLimits.Tighter(kind, tightest, limits.Get(RiskScope.Account, limits.Scopes.AccountOf(new StrategyId(id)).Value, kind));
    }
}

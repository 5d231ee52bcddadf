// How much an engine, account, strategy or instrument may do, and who may hold it back.
namespace Trading.Core.Risk;

/// <summary>From free to dead. A higher number is tighter; cancels pass in every mode.</summary>
public enum TradingMode : byte
{
    Active = 0,

    /// <summary>Only orders that make the worst-case position strictly smaller.</summary>
    Reducing = 1,

    /// <summary>No new order and no replace; only cancels.</summary>
    Halted = 2,

    /// <summary>As <see cref="Halted"/>, and everything live is being cancelled; left only through a re-arm by a person.</summary>
    Killed = 3,
}

/// <summary>Who holds a mode. Each source has its own hold, so that one that lets go does not lift another's. The numbers are stable: journals hold them.</summary>
public enum ModeSource : byte
{
    Operator = 0,
    KillSwitch = 1,
    WarmUp = 2,

    /// <summary>Outside the strategies' trading hours.</summary>
    TradingWindow = 3,
    Reconciliation = 4,
    Loss = 5,
    Drawdown = 6,
    LossVelocity = 7,
    Volatility = 8,
    Spread = 9,
    Liquidity = 10,
    Latency = 11,
    DataQuality = 12,
    RejectLoop = 13,
    RepeatedExecution = 14,
    OrderToTrade = 15,
    Journal = 16,
    Clock = 17,
    ModelDrift = 18,
    VenueHalt = 19,
    PriceBand = 20,
    PeriodCollar = 21,
    MessageRate = 22,
    Gateway = 23,
    QueueDepth = 24,
}

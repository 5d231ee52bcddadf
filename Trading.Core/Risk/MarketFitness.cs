// Whether an instrument's market is fit to trade on: session, trading state and the health of its data.
using Trading.Core.Diagnostics;
using Trading.Core.MarketData;

namespace Trading.Core.Risk;

/// <summary>Why an instrument's data cannot be trusted. It stays so until a snapshot or replay heals it.</summary>
public enum StaleReason : byte
{
    None = 0,
    MalformedMessage,
    FramingLost,
    UnknownReference,
    DuplicateReference,
    QuantityExceeded,
    InvalidValue,
    CapacityFull,
    WrongInstrument,
    TimestampBackwards,

    /// <summary>Order messages came for its locate before anything told the locate's symbol.</summary>
    LateDirectory,
}

/// <summary>Phase of the venue's session as its system events tell it.</summary>
public enum SessionPhase : byte
{
    /// <summary>No system event seen yet (a tape that starts in the middle): trading is not held back.</summary>
    Unknown = 0,
    PreOpen,
    Open,
    Closed,
}

/// <summary>State of one instrument's market.</summary>
[HotPath]
public struct MarketFitness
{
    /// <summary>First reason for which the data turned stale.</summary>
    public StaleReason Stale;

    public SessionPhase Phase;

    /// <summary>Halts, restrictions and auctions.</summary>
    public TradingState Trading;

    public readonly bool PermitsOrders => !Trading.IsHalted && Phase is (SessionPhase.Unknown or SessionPhase.Open);

    /// <summary>True if this call turned it stale.</summary>
    public bool MarkStale(StaleReason reason)
    {
        if (Stale != StaleReason.None) return false;
        Stale = reason;
        return true;
    }
}

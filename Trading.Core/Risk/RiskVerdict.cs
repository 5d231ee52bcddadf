// The gate's answer to a request, one stable code a reason.
namespace Trading.Core.Risk;

/// <summary>Approved, or the first check that failed. The numbers are stable: journals and reports hold them. C-numbers are those of the control table.</summary>
public enum RiskVerdict : byte
{
    Approved = 0,

    /// <summary>C01: the kill switch is engaged.</summary>
    Killed = 1,

    /// <summary>C01: outside the strategy's trading hours or warming up; only orders that reduce the position pass.</summary>
    ReduceOnly = 2,

    /// <summary>C02: side, time in force, price or quantity is not well-formed for the instrument.</summary>
    Malformed = 3,

    /// <summary>C03: the venue's session or the instrument's trading state does not permit orders.</summary>
    NotTrading = 4,

    /// <summary>C08: feed and book disagree, or the book is empty or crossed.</summary>
    MarketDataStale = 5,

    /// <summary>C05: order quantity above the limit.</summary>
    OrderQuantity = 6,

    /// <summary>C06: order notional above the limit.</summary>
    OrderNotional = 7,

    /// <summary>C07: price too far through the reference price, or no reference.</summary>
    PriceCollar = 8,

    /// <summary>C11: too many open orders.</summary>
    OpenOrders = 9,

    /// <summary>C12: worst-case position, in-flight orders included, beyond the limit.</summary>
    Position = 10,

    /// <summary>C09: message rate; a reserve stays for cancels.</summary>
    MessageRate = 11,

    /// <summary>C18: loss or drawdown at its limit. <see cref="RiskGate.CheckLoss"/>, called at every mark and fill, has usually engaged the kill switch before.</summary>
    Loss = 12,

    /// <summary>C15: would trade with a live order of our own.</summary>
    SelfTrade = 13,

    /// <summary>The engine's own order capacity is exhausted.</summary>
    Capacity = 14,
}

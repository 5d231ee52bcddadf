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

    /// <summary>C18: loss or drawdown at its limit. The loss breakers, asked at every mark and fill, have usually engaged the kill switch before.</summary>
    Loss = 12,

    /// <summary>C15: would trade with a live order of our own.</summary>
    SelfTrade = 13,

    /// <summary>The engine's own order capacity is exhausted.</summary>
    Capacity = 14,

    /// <summary>C01: engine, account, strategy, group or instrument is halted; only cancels pass.</summary>
    Halted = 15,

    /// <summary>C02: no such instrument.</summary>
    UnknownInstrument = 16,

    /// <summary>C02: no such strategy.</summary>
    UnknownStrategy = 17,

    /// <summary>C02: its expire time has passed.</summary>
    Expired = 18,

    /// <summary>A limit that the engine scope must hold is missing; Value is its <see cref="LimitKind"/>.</summary>
    MissingLimit = 19,

    /// <summary>C03: restricted instrument, or not on the strategy's white list.</summary>
    NotPermitted = 20,

    /// <summary>C03: short beyond the located stock.</summary>
    NoLocate = 21,

    /// <summary>C04: the order id is not above all before.</summary>
    OrderIdReused = 22,

    /// <summary>C04: too many identical orders in the window.</summary>
    IdenticalOrders = 23,

    /// <summary>C07: no fresh mid, last or close to hold the price against.</summary>
    NoReference = 24,

    /// <summary>C07: the reference moved too far within the period.</summary>
    PeriodCollar = 25,

    /// <summary>C08: the book is locked or crossed for too long.</summary>
    BookCrossed = 26,

    /// <summary>C08: the instrument's data is too old.</summary>
    MarketDataAge = 27,

    /// <summary>C10: too many messages a trade.</summary>
    OrderToTrade = 28,

    /// <summary>C13: gross worst-case exposure.</summary>
    GrossExposure = 29,

    /// <summary>C13: net worst-case exposure.</summary>
    NetExposure = 30,

    /// <summary>C13: risk of the worst-case portfolio under the correlation estimate.</summary>
    PortfolioRisk = 31,

    /// <summary>C13: too much in one cluster of correlated instruments.</summary>
    Concentration = 32,

    /// <summary>C14: margin asked exceeds what is free.</summary>
    Margin = 33,

    /// <summary>C16: a reduce-only order would enlarge or turn the position.</summary>
    WouldNotReduce = 34,

    /// <summary>C17: repeated automated execution.</summary>
    RepeatedExecution = 35,

    /// <summary>C19: lots bought or sold today.</summary>
    DayLots = 36,

    /// <summary>C19: value traded today.</summary>
    DayNotional = 37,

    /// <summary>C20: share of the market's volume.</summary>
    Participation = 38,

    /// <summary>C21: too many rejects or denials.</summary>
    RejectLoop = 39,

    /// <summary>C22: a replace of this order is in flight, or the order is not acknowledged.</summary>
    ReplacePending = 40,

    /// <summary>C22: the order to replace is not live, or differs in instrument, side or strategy.</summary>
    ReplaceUnknown = 41,

    /// <summary>C23: there is no forecast to rest on. The other states of a model have numbers of their own.</summary>
    Model = 42,

    /// <summary>C24: no such parent order, or the parent is for another instrument, side or strategy.</summary>
    UnknownParent = 43,

    /// <summary>C24: the children together would be larger than the parent.</summary>
    ParentQuantity = 44,

    /// <summary>C25: the clock is not fit.</summary>
    Clock = 45,

    /// <summary>C23: the artifact is not the approved one.</summary>
    ModelNotApproved = 46,

    /// <summary>C23: too few matured labels.</summary>
    ModelUncalibrated = 47,

    /// <summary>C23: the forecast is too old.</summary>
    ModelStale = 48,

    /// <summary>C23: too many features outside the range of the training.</summary>
    ModelOutOfRange = 49,

    /// <summary>C23: a feature is not a number.</summary>
    ModelNotFinite = 50,

    /// <summary>C23: inputs or losses drifted beyond the stop level.</summary>
    ModelDrifted = 51,
}

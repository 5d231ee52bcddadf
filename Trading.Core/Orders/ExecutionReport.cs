// What a venue tells us about one of our orders.
using System.Runtime.InteropServices;
using Trading.Core.Domain;

namespace Trading.Core.Orders;

/// <summary>Kind of an <see cref="ExecutionReport"/>. The numbers are format: journals hold them.</summary>
public enum ExecutionReportKind : byte
{
    None = 0,
    Accepted = 1,
    Filled = 2,

    /// <summary>Quantity was taken off; the order has ended when nothing is left, or when no quantity is told.</summary>
    Cancelled = 3,
    CancelRejected = 4,
    Rejected = 5,

    /// <summary>The replacement named by the order id has taken the place of its order; price and quantity as they are now.</summary>
    Replaced = 6,

    /// <summary>The replacement named by the order id was refused; its order goes on as it was.</summary>
    ReplaceRejected = 7,

    /// <summary>The execution named by the execution id is void. It does not come back to the book.</summary>
    Busted = 8,

    /// <summary>The execution named by the execution id has this price and quantity instead.</summary>
    Corrected = 9,

    /// <summary>The good-till time of the order has passed.</summary>
    Expired = 10,

    /// <summary>Answer to a query: the order is live, with this price, whole quantity and standing executed quantity.</summary>
    StatusLive = 11,

    /// <summary>Answer to a query: the order has ended, with this standing executed quantity.</summary>
    StatusEnded = 12,

    /// <summary>Answer to a query: no such order ever arrived.</summary>
    StatusNotFound = 13,

    /// <summary>The session with the venue broke: no order's state is known any more. Not about one order.</summary>
    SessionLost = 14,

    /// <summary>The session with the venue is back; what it said meanwhile has been told again. Not about one order.</summary>
    SessionRestored = 15,
}

/// <summary>Which side of the trade we were on, as the fee schedule asks.</summary>
public enum Liquidity : byte
{
    None = 0,
    Maker,
    Taker,
}

/// <summary>Why a venue cancelled or refused.</summary>
public enum VenueReason : byte
{
    None = 0,

    /// <summary>We asked for it.</summary>
    Requested,

    /// <summary>The untraded rest of an immediate-or-cancel order.</summary>
    ImmediateOrCancel,

    /// <summary>It would have traded with an order of our own.</summary>
    SelfTrade,

    /// <summary>The session does not take orders now, or has ended.</summary>
    Closed,

    /// <summary>The instrument is halted.</summary>
    Halted,

    /// <summary>Unknown instrument, side, price or quantity, or an identifier that is not new.</summary>
    Malformed,

    /// <summary>Cancel of an order that is not live (any more).</summary>
    TooLate,

    /// <summary>The venue's own capacity is exhausted.</summary>
    Capacity,

    /// <summary>We asked the venue to cancel every order of the account.</summary>
    MassCancel,

    /// <summary>The session was lost, and the venue cancels what it leaves behind.</summary>
    Disconnected,

    /// <summary>New orders of the account are blocked at the venue, as we asked.</summary>
    EntryDisabled,

    /// <summary>Said by our own gateway: the control word blocked it, so it never left.</summary>
    Blocked,
}

/// <summary>One execution report, 64 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = 64)]
public struct ExecutionReport
{
    public ExecutionReportKind Kind;
    public Liquidity Liquidity;
    public VenueReason Reason;
    public InstrumentId Instrument;
    public ClientOrderId OrderId;
    public VenueOrderId VenueId;

    /// <summary>Unique per fill, in any order; zero for the kinds that are not about an execution.</summary>
    public ulong ExecutionId;

    public Price Price;

    /// <summary>Quantity of this fill; for Cancelled the quantity taken off.</summary>
    public Quantity Quantity;

    /// <summary>When it happened at the venue.</summary>
    public Nanos VenueTime;

    /// <summary>For the answers to queries: executed so far and not busted.</summary>
    public Quantity Executed;
}

// What a venue tells us about one of our orders.
using System.Runtime.InteropServices;
using Trading.Core.Domain;

namespace Trading.Core.Orders;

/// <summary>Kind of an <see cref="ExecutionReport"/>.</summary>
public enum ExecutionReportKind : byte
{
    None = 0,
    Accepted,
    Filled,
    Cancelled,
    CancelRejected,
    Rejected,
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

    /// <summary>Unique and increasing per fill; zero for the other kinds.</summary>
    public ulong ExecutionId;

    public Price Price;

    /// <summary>Quantity of this fill; for Cancelled the quantity taken off.</summary>
    public Quantity Quantity;

    /// <summary>When it happened at the venue.</summary>
    public Nanos VenueTime;
}

// The normalised market event, one cache line, that every feed decoder produces and every book consumes.
using System.Runtime.InteropServices;
using Trading.Core.Domain;

namespace Trading.Core.MarketData;

/// <summary>What a <see cref="MarketUpdate"/> says.</summary>
public enum MarketUpdateKind : byte
{
    /// <summary>Understood, and of no consequence for books or trading.</summary>
    Informational = 0,

    /// <summary>A visible order enters at the tail of its level.</summary>
    Add,

    /// <summary>A resting order trades at its own price.</summary>
    Execute,

    /// <summary>A resting order trades at another price (<see cref="MarketUpdate.Price"/>); it shrinks at its resting price.</summary>
    ExecuteAtPrice,

    /// <summary>A resting order shrinks by <see cref="MarketUpdate.Quantity"/> and keeps its place.</summary>
    Reduce,

    /// <summary>A resting order leaves.</summary>
    Delete,

    /// <summary>A resting order is replaced by <see cref="MarketUpdate.NewOrderReference"/> at the tail of its new level.</summary>
    Replace,

    /// <summary>A trade against non-displayed liquidity; does not touch the book.</summary>
    Trade,

    /// <summary>An auction (cross) trade; does not touch the book.</summary>
    Cross,

    /// <summary>An earlier trade is broken.</summary>
    BrokenTrade,

    /// <summary>Session event; <see cref="MarketUpdate.Detail"/> is the event code ('O','S','Q','M','E','C' in ITCH).</summary>
    SystemEvent,

    /// <summary>Regulatory trading state of the instrument; <see cref="MarketUpdate.Detail"/> is 'T' trading, 'H' halted, 'P' paused, 'Q' quotation only.</summary>
    TradingStatus,

    /// <summary>Operational state of the instrument at this venue, apart from the regulatory one; <see cref="MarketUpdate.Detail"/> is 'H' halted, 'T' resumed.</summary>
    OperationalHalt,

    /// <summary>The market-wide circuit breaker; <see cref="MarketUpdate.Detail"/> is the level breached: '1', '2' or '3'.</summary>
    CircuitBreaker,

    /// <summary>Short-sale price test; <see cref="MarketUpdate.Detail"/> is '0' none, '1' in effect from now, '2' still in effect.</summary>
    ShortSaleRestriction,

    /// <summary>Collar of a reopening auction: <see cref="MarketUpdate.Price"/> is the reference, <see cref="MarketUpdate.OrderReference"/> the upper and
    /// <see cref="MarketUpdate.NewOrderReference"/> the lower price in ticks, <see cref="MarketUpdate.Quantity"/> the number of extensions.</summary>
    AuctionCollar,

    /// <summary>Quoting period of an IPO: <see cref="MarketUpdate.Price"/> is its price, <see cref="MarketUpdate.OrderReference"/> the release time in
    /// nanoseconds since midnight, <see cref="MarketUpdate.Detail"/> 'A' anticipated or 'C' cancelled.</summary>
    IpoQuoting,
}

/// <summary>Bits of <see cref="MarketUpdate.Flags"/>.</summary>
[System.Flags]
public enum MarketUpdateFlags : byte
{
    None = 0,

    /// <summary>The execution counts for volume and last price (a non-printable one is printed again by a cross).</summary>
    Printable = 1,

    /// <summary>This message told which instrument its locate stands for, and order events on that locate had already gone by unattributed:
    /// the instrument's book is incomplete and turns stale (<see cref="InstrumentDirectory.MissedOrderEvents"/> says by how many).</summary>
    LateResolution = 2,
}

/// <summary>One normalised market event, 64 bytes. Which fields carry meaning is said by <see cref="Kind"/>; the others are zero.</summary>
[StructLayout(LayoutKind.Sequential, Size = 64)]
public struct MarketUpdate
{
    public MarketUpdateKind Kind;

    /// <summary>Side of the resting order (Add; Trade where the feed tells it).</summary>
    public Side Side;

    public MarketUpdateFlags Flags;

    /// <summary>ASCII detail of SystemEvent and TradingStatus.</summary>
    public byte Detail;

    /// <summary>The tracked instrument, or <see cref="InstrumentId.None"/> for one that is not tracked (or for a market-wide event).</summary>
    public InstrumentId Instrument;

    /// <summary>Exchange timestamp.</summary>
    public Nanos VenueTime;

    /// <summary>Time at which it reached us; filled in by the pipeline.</summary>
    public Nanos LocalTime;

    /// <summary>Ordinal of the message in its stream, 1-based; filled in by whoever frames the stream.</summary>
    public ulong Sequence;

    public ulong OrderReference;

    /// <summary>New reference of a Replace; match number of Execute, Trade, Cross and BrokenTrade.</summary>
    public ulong NewOrderReference;

    public Price Price;
    public Quantity Quantity;
}

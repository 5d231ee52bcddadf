// One row of a venue's or drop copy's report, in the engine's own units.
using Trading.Core.Domain;
using Trading.Core.Orders;

namespace Trading.Core.Reconciliation;

/// <summary>What a row speaks of. The numbers are stable.</summary>
public enum VenueRecord : byte
{
    None = 0,
    Order,
    Fill,
    Position,
    Cash,
    Sequence,

    /// <summary>The last row: how many rows there are, so that a cut file is seen.</summary>
    End,
}

/// <summary>Where an order stands as the venue tells it.</summary>
public enum VenueOrderState : byte
{
    None = 0,
    Working,
    Filled,
    Cancelled,
    Rejected,
}

/// <summary>A cash figure or a stream, by its record.</summary>
public enum VenueItem : byte
{
    None = 0,

    /// <summary>Cash: received for sales less paid for purchases.</summary>
    Traded,

    /// <summary>Cash: fees paid less rebates received.</summary>
    Fees,

    /// <summary>Cash: traded less fees.</summary>
    Balance,

    /// <summary>Stream: execution reports from the venue to us.</summary>
    Reports,

    /// <summary>Stream: order messages from us to the venue.</summary>
    Orders,

    /// <summary>Stream: fills on the drop copy.</summary>
    DropCopy,
}

/// <summary>A row that was read whole. Which members mean something depends on <see cref="Record"/>; docs/formats/venue-report.md.</summary>
public sealed record VenueReportRow
{
    /// <summary>Line in the file, the header being 1.</summary>
    public required int Line { get; init; }

    public required VenueRecord Record { get; init; }
    public ClientOrderId OrderId { get; init; }
    public VenueOrderId VenueId { get; init; }
    public ulong ExecutionId { get; init; }
    public InstrumentId Instrument { get; init; } = InstrumentId.None;
    public Side Side { get; init; }
    public Price Price { get; init; }

    /// <summary>Of an order or fill, in lots; of a position, signed; of a sequence or end row, a count.</summary>
    public long Quantity { get; init; }

    public long Leaves { get; init; }
    public long Filled { get; init; }

    /// <summary>Millionths of a tick, zero when the row has none.</summary>
    public long AveragePriceMicroTicks { get; init; }

    public VenueOrderState State { get; init; }
    public Liquidity Liquidity { get; init; }
    public VenueItem Item { get; init; }

    /// <summary>Cash amount, or the fee of a fill; null when the row has none.</summary>
    public Money? Amount { get; init; }

    public ulong FirstSequence { get; init; }
    public ulong LastSequence { get; init; }

    /// <summary>Venue time since the venue's midnight; null when the row has none.</summary>
    public Nanos? VenueTime { get; init; }

    /// <summary>UTC time in nanoseconds since the Unix epoch; null when the row has none.</summary>
    public long? UtcUnixNanos { get; init; }
}

// The payloads of the line's own journal records: execution reports and orders.
using System;
using System.Buffers.Binary;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Orders;
using Trading.Core.Risk;

namespace Trading.Core.Pipeline;

/// <summary>Fixed little-endian layouts, documented in docs/formats/journal.md.</summary>
[HotPath]
public static class JournalPayloads
{
    /// <summary>0 kind, 1 liquidity, 2 reason, 3 zero, 4 instrument i32, 8 order id, 16 venue id, 24 execution id, 32 price, 40 quantity, 48 venue time, 56 executed.</summary>
    public const int ReportLength = 64;

    /// <summary>Length in journals from before queries: without the executed quantity.</summary>
    private const int ShortReportLength = 56;

    /// <summary>0 verdict, 1 side, 2 time in force, 3 cancel flag, 4 instrument i32, 8 order id, 16 price, 24 quantity, 32 strategy i32, 36 type, 37 flags,
    /// 38 zeros, 40 expire time, 48 parent, 56 replaced order.</summary>
    public const int OrderLength = 64;

    public static void WriteReport(Span<byte> buffer, in ExecutionReport report)
    {
        buffer[0] = (byte)report.Kind;
        buffer[1] = (byte)report.Liquidity;
        buffer[2] = (byte)report.Reason;
        buffer[3] = 0;
        BinaryPrimitives.WriteInt32LittleEndian(buffer[4..], report.Instrument.Value);
        BinaryPrimitives.WriteUInt64LittleEndian(buffer[8..], report.OrderId.Value);
        BinaryPrimitives.WriteUInt64LittleEndian(buffer[16..], report.VenueId.Value);
        BinaryPrimitives.WriteUInt64LittleEndian(buffer[24..], report.ExecutionId);
        BinaryPrimitives.WriteInt64LittleEndian(buffer[32..], report.Price.Ticks);
        BinaryPrimitives.WriteInt64LittleEndian(buffer[40..], report.Quantity.Lots);
        BinaryPrimitives.WriteInt64LittleEndian(buffer[48..], report.VenueTime.Value);
        BinaryPrimitives.WriteInt64LittleEndian(buffer[56..], report.Executed.Lots);
    }

    /// <summary>Reads a report; false when the payload has another length or a code that does not exist.</summary>
    public static bool TryReadReport(ReadOnlySpan<byte> payload, out ExecutionReport report)
    {
        report = default;
        if (payload.Length is not (ReportLength or ShortReportLength) || payload[0] > (byte)ExecutionReportKind.SessionRestored
            || payload[1] > (byte)Liquidity.Taker || payload[2] > (byte)VenueReason.Blocked) return false;
        report.Kind = (ExecutionReportKind)payload[0];
        report.Liquidity = (Liquidity)payload[1];
        report.Reason = (VenueReason)payload[2];
        report.Instrument = new InstrumentId(BinaryPrimitives.ReadInt32LittleEndian(payload[4..]));
        report.OrderId = new ClientOrderId(BinaryPrimitives.ReadUInt64LittleEndian(payload[8..]));
        report.VenueId = new VenueOrderId(BinaryPrimitives.ReadUInt64LittleEndian(payload[16..]));
        report.ExecutionId = BinaryPrimitives.ReadUInt64LittleEndian(payload[24..]);
        report.Price = new Price(BinaryPrimitives.ReadInt64LittleEndian(payload[32..]));
        report.Quantity = new Quantity(BinaryPrimitives.ReadInt64LittleEndian(payload[40..]));
        report.VenueTime = new Nanos(BinaryPrimitives.ReadInt64LittleEndian(payload[48..]));
        if (payload.Length == ReportLength) report.Executed = new Quantity(BinaryPrimitives.ReadInt64LittleEndian(payload[56..]));
        return true;
    }

    public static void WriteOrder(Span<byte> buffer, in OrderRequest request, RiskVerdict verdict, ClientOrderId id, bool cancel)
    {
        buffer[0] = (byte)verdict;
        buffer[1] = (byte)request.Side;
        buffer[2] = (byte)request.TimeInForce;
        buffer[3] = cancel ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32LittleEndian(buffer[4..], request.Instrument.Value);
        BinaryPrimitives.WriteUInt64LittleEndian(buffer[8..], id.Value);
        BinaryPrimitives.WriteInt64LittleEndian(buffer[16..], request.Price.Ticks);
        BinaryPrimitives.WriteInt64LittleEndian(buffer[24..], request.Quantity.Lots);
        BinaryPrimitives.WriteInt32LittleEndian(buffer[32..], request.Strategy.Value);
        buffer[36] = (byte)request.Type;
        buffer[37] = (byte)request.Flags;
        buffer[38] = 0;
        buffer[39] = 0;
        BinaryPrimitives.WriteInt64LittleEndian(buffer[40..], request.ExpireTime.Value);
        BinaryPrimitives.WriteUInt64LittleEndian(buffer[48..], request.Parent.Value);
        BinaryPrimitives.WriteUInt64LittleEndian(buffer[56..], request.Replaces.Value);
    }
}

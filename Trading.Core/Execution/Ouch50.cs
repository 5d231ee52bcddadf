// OUCH 5.0 order entry messages: the bytes in which an order leaves.
using System;
using System.Buffers.Binary;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Orders;

namespace Trading.Core.Execution;

/// <summary>Encoder and reader of the OUCH 5.0 messages Enter Order ('O', 47 bytes and an appendage) and Cancel Order ('X', 9 bytes), big-endian.</summary>
/// <remarks>Offsets of Enter Order: 1 UserRefNum u32, 5 side, 6 quantity u32, 10 symbol[8], 18 price u64 (x 10000), 26 time in force, 27 display,
/// 28 capacity, 29 inter-market sweep, 30 cross type, 31 ClOrdID[14], 45 appendage length u16. An appendage is elements of length, tag
/// and value; good till time ('6') carries ExpireTime (tag 15): whole seconds to live, rounded down. Cancel: 1 UserRefNum u32, 5 quantity u32 that
/// shall remain. A market order is written as the immediate-or-cancel limit that the risk gate made of it. Source: Nasdaq OUCH 5.0; checked against the captures in shared/data/ouch.</remarks>
[HotPath]
public static class Ouch50
{
    public const int EnterLength = 47;
    public const int CancelLength = 9;
    public const int MaxLength = EnterLength + ExpireLength;

    /// <summary>Seconds to live must be fewer: a day.</summary>
    public const long ExpireSecondsEnd = 86_400;

    internal const int ExpireLength = 6;
    public const byte EnterType = (byte)'O';
    public const byte CancelType = (byte)'X';
    private const byte Day = (byte)'0';
    private const byte ImmediateOrCancel = (byte)'3';
    private const byte GoodTillTime = (byte)'6';
    private const byte ExpireTag = 15;
    private const int ClOrdIdOffset = 31;
    private const int ClOrdIdLength = 14;

    /// <summary>Writes an Enter Order; 0 when an identifier, number or expire time does not fit its field.</summary>
    public static int WriteEnter(Span<byte> buffer, ClientOrderId id, in OrderRequest request, Symbol symbol, Nanos now = default)
    {
        if (id.Value > uint.MaxValue || (ulong)request.Quantity.Lots > uint.MaxValue || buffer.Length < EnterLength) return 0;
        Span<byte> message = buffer[..EnterLength];
        message[0] = EnterType;
        BinaryPrimitives.WriteUInt32BigEndian(message[1..], (uint)id.Value);
        message[5] = request.Side == Side.Buy ? (byte)'B' : (byte)'S';
        BinaryPrimitives.WriteUInt32BigEndian(message[6..], (uint)request.Quantity.Lots);
        symbol.WriteTo(message[10..]);
        BinaryPrimitives.WriteUInt64BigEndian(message[18..], (ulong)request.Price.Ticks);
        message[26] = CodeOf(request.TimeInForce);
        message[27] = (byte)'Y';
        message[28] = (byte)'P';
        message[29] = (byte)'N';
        message[30] = (byte)'N';
        WriteDecimal(message.Slice(ClOrdIdOffset, ClOrdIdLength), id.Value);
        return FinishWithExpiry(buffer, EnterLength, in request, now);
    }

    internal static byte CodeOf(TimeInForce timeInForce) => timeInForce switch
    {
        TimeInForce.ImmediateOrCancel => ImmediateOrCancel,
        TimeInForce.GoodTillTime => GoodTillTime,
        _ => Day,
    };

    // Writes the appendage length before `end` and the expire time behind it where the order has one. The length of the message; 0 when it cannot be told.
    internal static int FinishWithExpiry(Span<byte> buffer, int end, in OrderRequest request, Nanos now)
    {
        bool expires = request.TimeInForce == TimeInForce.GoodTillTime;
        BinaryPrimitives.WriteUInt16BigEndian(buffer[(end - 2)..], (ushort)(expires ? ExpireLength : 0));
        if (!expires) return end;
        long seconds = (request.ExpireTime - now).Value / Nanos.PerSecond;
        if (seconds is <= 0 or >= ExpireSecondsEnd || buffer.Length < end + ExpireLength) return 0;
        buffer[end] = ExpireLength - 1;
        buffer[end + 1] = ExpireTag;
        BinaryPrimitives.WriteUInt32BigEndian(buffer[(end + 2)..], (uint)seconds);
        return end + ExpireLength;
    }

    // Time in force and, from the appendage, seconds to live as a span in the expire time; false when the appendage is torn or the two do not fit.
    internal static bool TryReadExpiry(ReadOnlySpan<byte> message, byte code, int end, ref OrderRequest request)
    {
        request.TimeInForce = code == ImmediateOrCancel ? TimeInForce.ImmediateOrCancel : code == GoodTillTime ? TimeInForce.GoodTillTime : TimeInForce.Day;
        request.ExpireTime = default;
        int length = BinaryPrimitives.ReadUInt16BigEndian(message[(end - 2)..]);
        if (message.Length < end + length) return false;
        ReadOnlySpan<byte> rest = message.Slice(end, length);
        while (rest.Length > 0)
        {
            if (rest[0] < 1 || rest.Length < rest[0] + 1) return false;
            if (rest[1] == ExpireTag && rest[0] == ExpireLength - 1) request.ExpireTime = new Nanos(BinaryPrimitives.ReadUInt32BigEndian(rest[2..]) * Nanos.PerSecond);
            rest = rest[(rest[0] + 1)..];
        }
        return request.TimeInForce != TimeInForce.GoodTillTime || request.ExpireTime.Value > 0;
    }

    /// <summary>Writes a Cancel Order for the whole rest; 0 when the identifier does not fit.</summary>
    public static int WriteCancel(Span<byte> buffer, ClientOrderId id)
    {
        if (id.Value > uint.MaxValue || buffer.Length < CancelLength) return 0;
        buffer[0] = CancelType;
        BinaryPrimitives.WriteUInt32BigEndian(buffer[1..], (uint)id.Value);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[5..], 0);
        return CancelLength;
    }

    /// <summary>Reads an Enter Order as a venue does; false when it is not a well-formed one. The expire time is the span to live.</summary>
    public static bool TryReadEnter(ReadOnlySpan<byte> message, out ClientOrderId id, out Symbol symbol, out OrderRequest request)
    {
        id = default;
        symbol = default;
        request = default;
        if (message.Length < EnterLength || message[0] != EnterType) return false;
        byte side = message[5];
        if (side is not ((byte)'B' or (byte)'S' or (byte)'T' or (byte)'E')) return false;
        ulong price = BinaryPrimitives.ReadUInt64BigEndian(message[18..]);
        if (price > long.MaxValue) return false;
        id = new ClientOrderId(BinaryPrimitives.ReadUInt32BigEndian(message[1..]));
        symbol = Symbol.FromWire(message.Slice(10, Symbol.Length));
        request.Side = side == (byte)'B' ? Side.Buy : Side.Sell;
        request.Quantity = new Quantity(BinaryPrimitives.ReadUInt32BigEndian(message[6..]));
        request.Price = new Price((long)price);
        return TryReadExpiry(message, message[26], EnterLength, ref request);
    }

    /// <summary>Reads a Cancel Order; <paramref name="remaining"/> is the quantity that shall stay, zero for a whole cancel.</summary>
    public static bool TryReadCancel(ReadOnlySpan<byte> message, out ClientOrderId id, out uint remaining)
    {
        id = default;
        remaining = 0;
        if (message.Length < CancelLength || message[0] != CancelType) return false;
        id = new ClientOrderId(BinaryPrimitives.ReadUInt32BigEndian(message[1..]));
        remaining = BinaryPrimitives.ReadUInt32BigEndian(message[5..]);
        return true;
    }

    internal static void WriteClientId(Span<byte> message, ClientOrderId id) => WriteDecimal(message[..ClOrdIdLength], id.Value);

    private static void WriteDecimal(Span<byte> field, ulong value)
    {
        field.Fill((byte)' ');
        int digits = 1;
        for (ulong rest = value / 10; rest != 0; rest /= 10) digits++;
        for (int i = digits - 1; i >= 0; i--, value /= 10) field[i] = (byte)('0' + value % 10);
    }
}

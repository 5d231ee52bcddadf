// OUCH 5.0 order entry messages: the bytes in which an order leaves.
using System;
using System.Buffers.Binary;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Orders;

namespace Trading.Core.Execution;

/// <summary>Encoder and reader of the OUCH 5.0 messages Enter Order ('O', 47 bytes) and Cancel Order ('X', 9 bytes), big-endian.</summary>
/// <remarks>Offsets of Enter Order: 1 UserRefNum u32, 5 side, 6 quantity u32, 10 symbol[8], 18 price u64 (x 10000), 26 time in force, 27 display,
/// 28 capacity, 29 inter-market sweep, 30 cross type, 31 ClOrdID[14], 45 appendage length u16. Cancel: 1 UserRefNum u32, 5 quantity u32 that
/// shall remain. Source: Nasdaq OUCH 5.0; checked against the captures in shared/data/ouch.</remarks>
[HotPath]
public static class Ouch50
{
    public const int EnterLength = 47;
    public const int CancelLength = 9;
    public const int MaxLength = EnterLength;
    public const byte EnterType = (byte)'O';
    public const byte CancelType = (byte)'X';
    private const byte Day = (byte)'0';
    private const byte ImmediateOrCancel = (byte)'3';
    private const int ClOrdIdOffset = 31;
    private const int ClOrdIdLength = 14;

    /// <summary>Writes an Enter Order; 0 when an identifier or number does not fit its field.</summary>
    public static int WriteEnter(Span<byte> buffer, ClientOrderId id, in OrderRequest request, Symbol symbol)
    {
        if (id.Value > uint.MaxValue || (ulong)request.Quantity.Lots > uint.MaxValue || buffer.Length < EnterLength) return 0;
        Span<byte> message = buffer[..EnterLength];
        message[0] = EnterType;
        BinaryPrimitives.WriteUInt32BigEndian(message[1..], (uint)id.Value);
        message[5] = request.Side == Side.Buy ? (byte)'B' : (byte)'S';
        BinaryPrimitives.WriteUInt32BigEndian(message[6..], (uint)request.Quantity.Lots);
        symbol.WriteTo(message[10..]);
        BinaryPrimitives.WriteUInt64BigEndian(message[18..], (ulong)request.Price.Ticks);
        message[26] = request.TimeInForce == TimeInForce.Day ? Day : ImmediateOrCancel;
        message[27] = (byte)'Y';
        message[28] = (byte)'P';
        message[29] = (byte)'N';
        message[30] = (byte)'N';
        WriteDecimal(message.Slice(ClOrdIdOffset, ClOrdIdLength), id.Value);
        message[45] = 0;
        message[46] = 0;
        return EnterLength;
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

    /// <summary>Reads an Enter Order as a venue does; false when it is not a well-formed one.</summary>
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
        request.TimeInForce = message[26] == ImmediateOrCancel ? TimeInForce.ImmediateOrCancel : TimeInForce.Day;
        return true;
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

    private static void WriteDecimal(Span<byte> field, ulong value)
    {
        field.Fill((byte)' ');
        int digits = 1;
        for (ulong rest = value / 10; rest != 0; rest /= 10) digits++;
        for (int i = digits - 1; i >= 0; i--, value /= 10) field[i] = (byte)('0' + value % 10);
    }
}

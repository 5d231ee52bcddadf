// OUCH 5.0 Replace Order: one message that takes an order off the book and puts its successor there.
using System;
using System.Buffers.Binary;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Orders;

namespace Trading.Core.Execution;

/// <summary>Encoder and reader of Replace Order ('U', 40 bytes and an appendage), big-endian.</summary>
/// <remarks>Offsets: 1 original UserRefNum u32, 5 new UserRefNum u32, 9 quantity u32 (the whole, executed parts included), 13 price u64 (x 10000), 21 time in force,
/// 22 display, 23 inter-market sweep, 24 ClOrdID[14], 38 appendage length u16. Side, symbol and firm are those of the original. Source: Nasdaq OUCH 5.0.</remarks>
[HotPath]
public static class Ouch50Replace
{
    public const int Length = 40;
    public const int MaxLength = Length + Ouch50.ExpireLength;
    public const byte Type = (byte)'U';
    private const int ClOrdIdOffset = 24;

    /// <summary>Writes a Replace Order of the order that the request replaces; 0 when an identifier, number or expire time does not fit its field.</summary>
    public static int Write(Span<byte> buffer, ClientOrderId id, in OrderRequest request, Nanos now)
    {
        if (id.Value > uint.MaxValue || request.Replaces.Value > uint.MaxValue || (ulong)request.Quantity.Lots > uint.MaxValue || buffer.Length < Length) return 0;
        Span<byte> message = buffer[..Length];
        message[0] = Type;
        BinaryPrimitives.WriteUInt32BigEndian(message[1..], (uint)request.Replaces.Value);
        BinaryPrimitives.WriteUInt32BigEndian(message[5..], (uint)id.Value);
        BinaryPrimitives.WriteUInt32BigEndian(message[9..], (uint)request.Quantity.Lots);
        BinaryPrimitives.WriteUInt64BigEndian(message[13..], (ulong)request.Price.Ticks);
        message[21] = Ouch50.CodeOf(request.TimeInForce);
        message[22] = (byte)'Y';
        message[23] = (byte)'N';
        Ouch50.WriteClientId(message[ClOrdIdOffset..], id);
        return Ouch50.FinishWithExpiry(buffer, Length, in request, now);
    }

    /// <summary>Reads a Replace Order as a venue does; the original is in <see cref="OrderRequest.Replaces"/>, the expire time is the span to live.</summary>
    public static bool TryRead(ReadOnlySpan<byte> message, out ClientOrderId id, out OrderRequest request)
    {
        id = default;
        request = default;
        if (message.Length < Length || message[0] != Type) return false;
        ulong price = BinaryPrimitives.ReadUInt64BigEndian(message[13..]);
        if (price > long.MaxValue) return false;
        request.Replaces = new ClientOrderId(BinaryPrimitives.ReadUInt32BigEndian(message[1..]));
        id = new ClientOrderId(BinaryPrimitives.ReadUInt32BigEndian(message[5..]));
        request.Quantity = new Quantity(BinaryPrimitives.ReadUInt32BigEndian(message[9..]));
        request.Price = new Price((long)price);
        return Ouch50.TryReadExpiry(message, message[21], Length, ref request);
    }
}

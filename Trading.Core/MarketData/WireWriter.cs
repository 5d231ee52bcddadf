// Writes the fields of one ITCH message in the order of the specification.
using System;
using System.Buffers.Binary;
using Trading.Core.Domain;

namespace Trading.Core.MarketData;

/// <summary>Forward cursor over the destination; big-endian. A destination too small is a bug of the caller and throws.</summary>
internal ref struct WireWriter
{
    /// <summary>The 48 bits of a timestamp.</summary>
    public const ulong TimestampMask = (1UL << 48) - 1;

    private readonly Span<byte> destination;

    public WireWriter(Span<byte> destination, byte type, in ItchHeader header)
    {
        this.destination = destination;
        // The tracking number and the 6-byte timestamp are one 64-bit word at offset 3.
        ulong tail = ((ulong)header.TrackingNumber << 48) | ((ulong)header.Timestamp.Value & TimestampMask);
        destination[0] = type;
        BinaryPrimitives.WriteUInt16BigEndian(destination[1..], header.StockLocate);
        BinaryPrimitives.WriteUInt64BigEndian(destination[3..], tail);
        Length = Itch50.HeaderLength;
    }

    /// <summary>Bytes written so far.</summary>
    public int Length { get; private set; }

    public void U8(byte value) => Take(1)[0] = value;
    public void U16(ushort value) => BinaryPrimitives.WriteUInt16BigEndian(Take(2), value);
    public void U32(uint value) => BinaryPrimitives.WriteUInt32BigEndian(Take(4), value);
    public void U64(ulong value) => BinaryPrimitives.WriteUInt64BigEndian(Take(8), value);
    public void Symbol(Symbol value) => value.WriteTo(Take(Domain.Symbol.Length));

    private Span<byte> Take(int count)
    {
        Span<byte> field = destination.Slice(Length, count);
        Length += count;
        return field;
    }
}

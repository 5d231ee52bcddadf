// Reads the fields of one ITCH message in the order of the specification.
using System;
using System.Buffers.Binary;
using Trading.Core.Domain;

namespace Trading.Core.MarketData;

/// <summary>Forward cursor over one message; big-endian. Running past the end is a bug of the caller and throws.</summary>
internal ref struct WireReader
{
    private ReadOnlySpan<byte> rest;

    public WireReader(ReadOnlySpan<byte> message)
    {
        Header = new ItchHeader(
            BinaryPrimitives.ReadUInt16BigEndian(message[1..]),
            BinaryPrimitives.ReadUInt16BigEndian(message[3..]),
            new Nanos((long)(BinaryPrimitives.ReadUInt64BigEndian(message[3..]) & WireWriter.TimestampMask)));
        rest = message[Itch50.HeaderLength..];
    }

    public ItchHeader Header { get; }

    public byte U8() => Take(1)[0];
    public ushort U16() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));
    public uint U32() => BinaryPrimitives.ReadUInt32BigEndian(Take(4));
    public ulong U64() => BinaryPrimitives.ReadUInt64BigEndian(Take(8));
    public Symbol Symbol() => Domain.Symbol.FromWire(Take(Domain.Symbol.Length));

    private ReadOnlySpan<byte> Take(int count)
    {
        ReadOnlySpan<byte> field = rest[..count];
        rest = rest[count..];
        return field;
    }
}

// Writes ITCH 5.0 frames by hand from the public specification: black-box tests must not use the product's own encoder.
using System;
using System.Buffers.Binary;
using System.Linq;
using System.Text;

namespace Trading.Tests.Support.BlackBox;

/// <summary>Framed messages of one stock locate; every field as "Nasdaq TotalView-ITCH 5.0" lays it out, big-endian.</summary>
/// <param name="Locate">Stock locate in every message.</param>
/// <param name="Symbol">Up to eight characters.</param>
/// <param name="Nanos">Timestamp in every message, nanoseconds since midnight.</param>
public readonly record struct ItchBytes(ushort Locate, string Symbol, long Nanos)
{
    public ItchBytes At(long nanos) => this with { Nanos = nanos };

    public byte[] SystemEvent(char code) => (this with { Locate = 0 }).Message('S', [(byte)code]);

    public byte[] TradingAction(char state) => Message('H', [.. Stock(), (byte)state, 0, .. "    "u8]);

    public byte[] Add(ulong reference, char side, uint shares, uint price) =>
        Message('A', [.. U64(reference), (byte)side, .. U32(shares), .. Stock(), .. U32(price)]);

    public byte[] Execute(ulong reference, uint shares, ulong match = 1) => Message('E', [.. U64(reference), .. U32(shares), .. U64(match)]);

    public byte[] Reduce(ulong reference, uint shares) => Message('X', [.. U64(reference), .. U32(shares)]);

    public byte[] Delete(ulong reference) => Message('D', U64(reference));

    public byte[] Replace(ulong reference, ulong newReference, uint shares, uint price) =>
        Message('U', [.. U64(reference), .. U64(newReference), .. U32(shares), .. U32(price)]);

    public byte[] Cross(ulong shares, uint price) => Message('Q', [.. U64(shares), .. Stock(), .. U32(price), .. U64(1), (byte)'O']);

    /// <summary>A frame of any type and body behind the common header, also of types that do not exist.</summary>
    public byte[] Message(char type, byte[] body)
    {
        byte[] time = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, Nanos);
        return Frame([(byte)type, (byte)(Locate >> 8), (byte)Locate, 0, 0, .. time[2..], .. body]);
    }

    public static byte[] Frame(byte[] message) => [(byte)(message.Length >> 8), (byte)message.Length, .. message];

    public static byte[] Join(params byte[][] parts) => parts.SelectMany(part => part).ToArray();

    private byte[] Stock() => Encoding.ASCII.GetBytes(Symbol.PadRight(8));

    private static byte[] U32(uint value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] U64(ulong value)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        return bytes;
    }
}

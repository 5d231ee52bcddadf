// One journal record as bytes: its layout, its checksum and its link in the chain.
using System;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Journal;

/// <summary>The framing of records: 40 bytes, payload, zeros to a multiple of eight. Byte layout: docs/formats/journal.md.</summary>
/// <remarks>
/// The checksum covers every byte of the frame and continues that of the file's header, so that a record of another file never passes here.
/// The chain value after a record is a mix of the value before it with the record's checksum; each record carries the lower half of the value before it.
/// </remarks>
[HotPath]
public static class JournalFrame
{
    /// <summary>Bytes before the payload.</summary>
    public const int HeaderLength = 40;

    /// <summary>Largest whole frame: a bound on how far a reader looks ahead, and more than any packet.</summary>
    public const int LengthMax = 64 * 1024;

    public const int PayloadLengthMax = LengthMax - HeaderLength;
    internal const int Alignment = 8;

    /// <summary>Bytes that a record with such a payload takes in the file.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int LengthFor(int payloadLength) => (HeaderLength + payloadLength + Alignment - 1) & -Alignment;

    /// <summary>The chain value before the first record of a file.</summary>
    public static ulong FirstChain(ulong previousChain, uint headerCrc) => NextChain(previousChain, headerCrc, JournalFileHeader.Length);

    /// <summary>The chain value after a record of this checksum and (unpadded) frame length.</summary>
    /// <remarks>A bijection of the value before it, so a difference once in the chain stays in it. Integer operations, modulo 2^64.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong NextChain(ulong chain, uint crc, int length)
    {
        ulong x = BitOperations.RotateLeft(chain, 23) + (((ulong)crc << 32) | (uint)length) * 0xa0761d6478bd642f + 0xe7037ed1a0b428db;
        x ^= x >> 32;
        x *= 0xff51afd7ed558ccd;
        return x ^ (x >> 29);
    }

    /// <summary>Writes a frame at the start of <paramref name="frame"/>, whose length is exactly <see cref="LengthFor"/>, and returns its checksum.</summary>
    internal static uint Write(Span<byte> frame, in JournalRecord record, uint headerCrc)
    {
        // The last word first: where the payload does not fill it, it holds the zeros of the padding.
        BinaryPrimitives.WriteUInt64LittleEndian(frame[^Alignment..], 0);
        BinaryPrimitives.WriteUInt64LittleEndian(frame, (ulong)(HeaderLength + record.Payload.Length));
        BinaryPrimitives.WriteUInt64LittleEndian(frame[8..], (ushort)record.Type | ((ulong)record.Flags << 16) | ((ulong)record.Link << 32));
        BinaryPrimitives.WriteUInt64LittleEndian(frame[16..], record.Sequence);
        BinaryPrimitives.WriteInt64LittleEndian(frame[24..], record.LocalTime.Value);
        BinaryPrimitives.WriteInt64LittleEndian(frame[32..], record.VenueTime.Value);
        record.Payload.CopyTo(frame[HeaderLength..]);
        uint crc = Crc32C.Compute(frame, headerCrc);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[4..], crc);
        return crc;
    }

    /// <summary>The unpadded length a frame claims, or 0 when no such frame can start here.</summary>
    internal static int ClaimedLength(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderLength) return 0;
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        bool possible = length is >= HeaderLength and <= LengthMax && LengthFor((int)length - HeaderLength) <= bytes.Length;
        return possible ? (int)length : 0;
    }

    /// <summary>True when the frame's checksum is that of its bytes.</summary>
    internal static bool IsIntact(ReadOnlySpan<byte> frame, uint headerCrc)
    {
        // The checksum is computed with its own field zero.
        uint register = BitOperations.Crc32C(~headerCrc, (ulong)BinaryPrimitives.ReadUInt32LittleEndian(frame));
        return ~Crc32C.Run(register, frame[8..]) == BinaryPrimitives.ReadUInt32LittleEndian(frame[4..]);
    }

    /// <summary>Reads the fields of a frame of this unpadded length.</summary>
    internal static JournalRecord Read(ReadOnlySpan<byte> frame, int length) => new()
    {
        Crc = BinaryPrimitives.ReadUInt32LittleEndian(frame[4..]),
        Type = (JournalRecordType)BinaryPrimitives.ReadUInt16LittleEndian(frame[8..]),
        Flags = BinaryPrimitives.ReadUInt16LittleEndian(frame[10..]),
        Link = BinaryPrimitives.ReadUInt32LittleEndian(frame[12..]),
        Sequence = BinaryPrimitives.ReadUInt64LittleEndian(frame[16..]),
        LocalTime = new Nanos(BinaryPrimitives.ReadInt64LittleEndian(frame[24..])),
        VenueTime = new Nanos(BinaryPrimitives.ReadInt64LittleEndian(frame[32..])),
        Payload = frame[HeaderLength..length],
    };
}

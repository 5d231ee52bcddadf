// The first 192 bytes of a journal file: whose it is, what wrote it, and where it continues from.
using System;
using System.Buffers.Binary;
using Trading.Core.Diagnostics;

namespace Trading.Core.Journal;

/// <summary>What the start of a file turned out to be.</summary>
public enum JournalHeaderStatus : byte
{
    Valid = 0,

    /// <summary>No bytes, or only the zeros of a pre-allocated file that was never begun.</summary>
    Empty,

    /// <summary>Not a journal.</summary>
    Foreign,

    /// <summary>A journal whose numbers are in the other byte order.</summary>
    OtherEndianness,

    /// <summary>The file ends inside its header: the process died while creating it.</summary>
    Torn,

    /// <summary>A journal whose header fails its checksum or contradicts itself.</summary>
    Corrupt,

    /// <summary>A whole header of a format version this build does not know.</summary>
    NewerVersion,
}

/// <summary>The header of a journal file. Byte layout: docs/formats/journal.md.</summary>
public readonly record struct JournalFileHeader
{
    public const int Length = 192;
    public const ushort FormatVersion = 1;

    // "TRADJRNL" read as a little-endian word.
    private const ulong Magic = 0x4c4e524a44415254;
    private const uint EndiannessMarker = 0x01020304;
    private const uint SwappedMarker = 0x04030201;
    // What Judge reads of any version: 16 bytes and the checksum.
    private const int LengthMin = 20;
    private const int LengthMax = 4096;

    /// <summary>The run (process start) that wrote the file; the host draws it.</summary>
    public UInt128 RunId { get; init; }

    /// <summary>Ordinal of the file within its run, from 0.</summary>
    public uint FileNumber { get; init; }

    /// <summary>The day that times of day in the file belong to, as yyyymmdd; 0 when none applies.</summary>
    public uint TradingDay { get; init; }

    public JournalDigest Build { get; init; }
    public JournalDigest Configuration { get; init; }
    public JournalDigest Model { get; init; }

    /// <summary>Sequence of the file's first record.</summary>
    public ulong FirstSequence { get; init; }

    /// <summary>The chain value that the previous file ended with; 0 for the first file.</summary>
    public ulong PreviousChain { get; init; }

    /// <summary>Wall-clock time of creation, nanoseconds since the Unix epoch; for people, never for decisions.</summary>
    public long CreatedUnixNanos { get; init; }

    /// <summary>Writes the header, little-endian, and returns its checksum, which seeds those of the file's records.</summary>
    public uint Write(Span<byte> destination)
    {
        Invariant.That(destination.Length >= Length);
        Span<byte> b = destination[..Length];
        b.Clear();
        BinaryPrimitives.WriteUInt64LittleEndian(b, Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(b[8..], EndiannessMarker);
        BinaryPrimitives.WriteUInt16LittleEndian(b[12..], FormatVersion);
        BinaryPrimitives.WriteUInt16LittleEndian(b[14..], Length);
        BinaryPrimitives.WriteUInt128LittleEndian(b[16..], RunId);
        BinaryPrimitives.WriteUInt32LittleEndian(b[32..], FileNumber);
        BinaryPrimitives.WriteUInt32LittleEndian(b[36..], TradingDay);
        Build.Write(b[40..]);
        Configuration.Write(b[72..]);
        Model.Write(b[104..]);
        BinaryPrimitives.WriteUInt64LittleEndian(b[136..], FirstSequence);
        BinaryPrimitives.WriteUInt64LittleEndian(b[144..], PreviousChain);
        BinaryPrimitives.WriteInt64LittleEndian(b[152..], CreatedUnixNanos);
        uint crc = Crc32C.Compute(b[..^sizeof(uint)]);
        BinaryPrimitives.WriteUInt32LittleEndian(b[^sizeof(uint)..], crc);
        return crc;
    }

    /// <summary>Reads and judges the start of a file.</summary>
    /// <param name="file">The file from its first byte.</param>
    /// <param name="header">The header when valid.</param>
    /// <param name="crc">Its checksum when valid.</param>
    public static JournalHeaderStatus TryRead(ReadOnlySpan<byte> file, out JournalFileHeader header, out uint crc)
    {
        header = default;
        crc = 0;
        JournalHeaderStatus status = Judge(file, out int length);
        if (status != JournalHeaderStatus.Valid) return status;
        crc = BinaryPrimitives.ReadUInt32LittleEndian(file[(length - sizeof(uint))..]);
        header = new JournalFileHeader
        {
            RunId = BinaryPrimitives.ReadUInt128LittleEndian(file[16..]),
            FileNumber = BinaryPrimitives.ReadUInt32LittleEndian(file[32..]),
            TradingDay = BinaryPrimitives.ReadUInt32LittleEndian(file[36..]),
            Build = JournalDigest.Read(file[40..]),
            Configuration = JournalDigest.Read(file[72..]),
            Model = JournalDigest.Read(file[104..]),
            FirstSequence = BinaryPrimitives.ReadUInt64LittleEndian(file[136..]),
            PreviousChain = BinaryPrimitives.ReadUInt64LittleEndian(file[144..]),
            CreatedUnixNanos = BinaryPrimitives.ReadInt64LittleEndian(file[152..]),
        };
        return status;
    }

    // Magic, marker, version, length and the place of the checksum are the same in every version, so that a newer file is told from a damaged one.
    private static JournalHeaderStatus Judge(ReadOnlySpan<byte> file, out int length)
    {
        length = 0;
        // All of it: a file whose header alone was wiped holds records and must not be begun anew.
        if (file.IndexOfAnyExcept((byte)0) < 0) return JournalHeaderStatus.Empty;
        Span<byte> magic = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(magic, Magic);
        int comparable = Math.Min(file.Length, magic.Length);
        if (!file[..comparable].SequenceEqual(magic[..comparable])) return JournalHeaderStatus.Foreign;
        if (file.Length < 16) return JournalHeaderStatus.Torn;
        if (BinaryPrimitives.ReadUInt32LittleEndian(file[8..]) == SwappedMarker) return JournalHeaderStatus.OtherEndianness;
        length = BinaryPrimitives.ReadUInt16LittleEndian(file[14..]);
        ushort version = BinaryPrimitives.ReadUInt16LittleEndian(file[12..]);
        // Before looking for the end of the header: a damaged length must not make a short but whole file look torn.
        if (length < LengthMin || length > LengthMax || (version == FormatVersion && length != Length)) return JournalHeaderStatus.Corrupt;
        if (file.Length < length) return JournalHeaderStatus.Torn;
        uint stored = BinaryPrimitives.ReadUInt32LittleEndian(file[(length - sizeof(uint))..]);
        if (Crc32C.Compute(file[..(length - sizeof(uint))]) != stored) return JournalHeaderStatus.Corrupt;
        if (BinaryPrimitives.ReadUInt32LittleEndian(file[8..]) != EndiannessMarker) return JournalHeaderStatus.Corrupt;
        if (version > FormatVersion) return JournalHeaderStatus.NewerVersion;
        return version == FormatVersion ? JournalHeaderStatus.Valid : JournalHeaderStatus.Corrupt;
    }
}

// Reads a journal file record by record and says exactly how it ends: well, torn, or damaged.
using System;
using Trading.Core.Diagnostics;

namespace Trading.Core.Journal;

/// <summary>What a read found.</summary>
public enum JournalReadStatus : byte
{
    /// <summary>A record.</summary>
    Record = 0,

    /// <summary>The records end at a boundary; <see cref="JournalReader.IsSealed"/> tells whether the file was closed.</summary>
    End,

    /// <summary>The last write did not complete: cut the file at <see cref="JournalReader.Position"/> and go on from there.</summary>
    TornTail,

    /// <summary>Damage that a crash cannot explain: quarantine the file and do not trade on it.</summary>
    Corrupt,

    /// <summary>The header is not valid; see <see cref="JournalReader.HeaderStatus"/>.</summary>
    NoJournal,
}

/// <summary>Why reading stopped before a proper end.</summary>
public enum JournalFault : byte
{
    None = 0,

    /// <summary>The frame does not fit, or its length cannot be one.</summary>
    Length,

    /// <summary>The frame's checksum fails.</summary>
    Checksum,

    /// <summary>An intact record stands where another sequence number belongs.</summary>
    Sequence,

    /// <summary>An intact record does not follow from the one before.</summary>
    Chain,

    /// <summary>The seal does not match the records before it, or a record has type 0.</summary>
    Content,

    /// <summary>Bytes behind the seal.</summary>
    BehindSeal,

    /// <summary>A bad record with an intact one behind it.</summary>
    ValidRecordFollows,
}

/// <summary>A forward reader over the bytes of one journal file.</summary>
/// <remarks>
/// Torn tail: the first bad record has no intact record of this file behind it, at any byte offset; that is what a crash of an appending writer
/// leaves. An intact record behind a bad one, or an intact record in the wrong place, cannot come from a crash and is corruption.
/// Reading is O(record); a fault costs one pass over the rest. Allocates nothing. The file must be smaller than 2 GiB.
/// </remarks>
[HotPath]
public ref struct JournalReader
{
    private readonly ReadOnlySpan<byte> file;
    private readonly uint headerCrc;

    public JournalReader(ReadOnlySpan<byte> file)
    {
        this.file = file;
        HeaderStatus = JournalFileHeader.TryRead(file, out JournalFileHeader header, out headerCrc);
        Header = header;
        if (HeaderStatus != JournalHeaderStatus.Valid)
        {
            Outcome = JournalReadStatus.NoJournal;
            return;
        }
        Position = JournalFileHeader.Length;
        NextSequence = header.FirstSequence;
        Chain = JournalFrame.FirstChain(header.PreviousChain, headerCrc);
    }

    public JournalHeaderStatus HeaderStatus { get; }

    /// <summary>How the file ends, once that is known; <see cref="JournalReadStatus.Record"/> until then.</summary>
    public JournalReadStatus Outcome { get; private set; }

    /// <summary>The header, when valid.</summary>
    public JournalFileHeader Header { get; }

    /// <summary>Where the next record starts or would start: everything before it is valid.</summary>
    public int Position { get; private set; }

    /// <summary>Sequence the next record must have.</summary>
    public ulong NextSequence { get; private set; }

    /// <summary>Chain value after the last record read.</summary>
    public ulong Chain { get; private set; }

    /// <summary>True once the seal has been read.</summary>
    public bool IsSealed { get; private set; }

    /// <summary>Why the answer is <see cref="JournalReadStatus.TornTail"/> or <see cref="JournalReadStatus.Corrupt"/>.</summary>
    public JournalFault Fault { get; private set; }

    /// <summary>True when a file with this header is the one that follows the file read so far, to its end.</summary>
    [ColdPath]
    public readonly bool IsFollowedBy(in JournalFileHeader next) => next.FirstSequence == NextSequence && next.PreviousChain == Chain;

    /// <summary>The next record. Any other answer is final.</summary>
    public JournalReadStatus Read(out JournalRecord record)
    {
        record = default;
        if (Outcome != JournalReadStatus.Record) return Outcome;
        ReadOnlySpan<byte> rest = file[Position..];
        int length = IsSealed ? 0 : JournalFrame.ClaimedLength(rest);
        if (length == 0) return StopWithoutFrame(rest);
        int whole = JournalFrame.LengthFor(length - JournalFrame.HeaderLength);
        if (!JournalFrame.IsIntact(rest[..whole], headerCrc)) return StopAtBad(JournalFault.Checksum);
        record = JournalFrame.Read(rest, length);
        JournalFault fault = JudgeIntact(record);
        if (fault != JournalFault.None)
        {
            record = default;
            return Stop(JournalReadStatus.Corrupt, fault);
        }
        IsSealed = record.Type == JournalRecordType.Sealed;
        Chain = JournalFrame.NextChain(Chain, record.Crc, length);
        NextSequence++;
        Position += whole;
        return JournalReadStatus.Record;
    }

    private readonly JournalFault JudgeIntact(in JournalRecord record)
    {
        if (record.Sequence != NextSequence) return JournalFault.Sequence;
        if (record.Link != (uint)Chain) return JournalFault.Chain;
        if (record.Type == JournalRecordType.None) return JournalFault.Content;
        if (record.Type != JournalRecordType.Sealed) return JournalFault.None;
        bool matches = JournalSeal.TryRead(record.Payload, out JournalSeal seal)
            && seal.RecordCount == NextSequence - Header.FirstSequence && seal.Chain == Chain;
        return matches ? JournalFault.None : JournalFault.Content;
    }

    // Zeros to the end are the unused part of a pre-allocated file.
    private JournalReadStatus StopWithoutFrame(ReadOnlySpan<byte> rest)
    {
        if (rest.IndexOfAnyExcept((byte)0) < 0) return Stop(JournalReadStatus.End, JournalFault.None);
        return IsSealed ? Stop(JournalReadStatus.Corrupt, JournalFault.BehindSeal) : StopAtBad(JournalFault.Length);
    }

    private JournalReadStatus StopAtBad(JournalFault fault) => IntactRecordFollows()
        ? Stop(JournalReadStatus.Corrupt, JournalFault.ValidRecordFollows)
        : Stop(JournalReadStatus.TornTail, fault);

    private JournalReadStatus Stop(JournalReadStatus status, JournalFault fault)
    {
        Fault = fault;
        Outcome = status;
        return status;
    }

    // Every byte offset, not every eighth: an edit that inserted or removed bytes must not pass for a torn tail.
    private readonly bool IntactRecordFollows()
    {
        // A length below 2^17 has its first non-zero byte within the first three.
        const int zerosBeforeFrame = 2;
        for (int at = Position + 1; at + JournalFrame.HeaderLength <= file.Length; at++)
        {
            ReadOnlySpan<byte> rest = file[at..];
            int zeros = rest.IndexOfAnyExcept((byte)0);
            if (zeros < 0) return false;
            if (zeros > zerosBeforeFrame)
            {
                at += zeros - zerosBeforeFrame - 1;
                continue;
            }
            int length = JournalFrame.ClaimedLength(rest);
            if (length == 0) continue;
            ReadOnlySpan<byte> frame = rest[..JournalFrame.LengthFor(length - JournalFrame.HeaderLength)];
            if (IsPlausible(JournalFrame.Read(frame, length).Sequence) && JournalFrame.IsIntact(frame, headerCrc)) return true;
        }
        return false;
    }

    // Spares the checksum of most offsets: no record of this file can have a sequence outside these bounds.
    private readonly bool IsPlausible(ulong sequence) =>
        sequence >= Header.FirstSequence && sequence - Header.FirstSequence <= (ulong)(file.Length / JournalFrame.HeaderLength);
}

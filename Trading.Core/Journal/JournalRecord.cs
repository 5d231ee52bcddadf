// One record of a journal, seen in place.
using System;
using Trading.Core.Domain;

namespace Trading.Core.Journal;

/// <summary>A record and its payload; the payload is a view into the reader's bytes and lives as long as they do.</summary>
public readonly ref struct JournalRecord
{
    public JournalRecordType Type { get; init; }

    /// <summary>Zero in format version 1; a reader ignores it.</summary>
    public ushort Flags { get; init; }

    /// <summary>Position in the journal of the whole run: one more than the record before, across files.</summary>
    public ulong Sequence { get; init; }

    public Nanos LocalTime { get; init; }
    public Nanos VenueTime { get; init; }
    public ReadOnlySpan<byte> Payload { get; init; }

    /// <summary>Lower half of the chain value before this record.</summary>
    public uint Link { get; init; }

    /// <summary>Checksum of the frame.</summary>
    public uint Crc { get; init; }
}

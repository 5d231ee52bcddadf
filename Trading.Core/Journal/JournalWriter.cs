// Frames records into a buffer that the host writes out; knows no file.
using System;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Journal;

/// <summary>What became of an append.</summary>
public enum JournalStatus : byte
{
    Ok = 0,

    /// <summary>The buffer has no room for the whole record; nothing was written. Drain and try again.</summary>
    Full,

    /// <summary>The payload exceeds <see cref="JournalFrame.PayloadLengthMax"/> or the whole buffer; nothing was written.</summary>
    TooLarge,

    /// <summary>The file is sealed; begin the next one.</summary>
    Sealed,
}

/// <summary>Appends records to a caller-supplied buffer: whole or not at all.</summary>
/// <remarks>
/// One thread. The host writes <see cref="Pending"/> to the file, all of it and in order, and then calls <see cref="Drained"/>; a record is durable
/// as far as the host's write is. Allocates nothing. Append is O(payload). The buffer belongs to the writer from construction on.
/// </remarks>
[HotPath]
public sealed class JournalWriter
{
    private readonly byte[] buffer;
    private int used;
    private uint headerCrc;
    private ulong firstSequence;
    private bool isSealed;

    /// <summary>Begins a file: its header is pending at once.</summary>
    public JournalWriter(byte[] buffer, in JournalFileHeader header)
    {
        Invariant.That(buffer.Length >= JournalFileHeader.Length + JournalFrame.HeaderLength);
        this.buffer = buffer;
        Begin(header);
        NextSequence = header.FirstSequence;
    }

    private JournalWriter(byte[] buffer, in JournalFileHeader header, ulong nextSequence, ulong chain)
        : this(buffer, header)
    {
        used = 0;
        NextSequence = nextSequence;
        Chain = chain;
    }

    /// <summary>Sequence the next record will get.</summary>
    public ulong NextSequence { get; private set; }

    /// <summary>Chain value after the last record.</summary>
    public ulong Chain { get; private set; }

    /// <summary>What the host has yet to write, oldest first.</summary>
    public ReadOnlySpan<byte> Pending => buffer.AsSpan(0, used);

    /// <summary>Continues a file that a reader has read to its valid end; the host has cut off what lies behind <see cref="JournalReader.Position"/>.</summary>
    [ColdPath]
    public static JournalWriter Resume(byte[] buffer, in JournalReader atEnd)
    {
        Invariant.That(!atEnd.IsSealed && atEnd.Outcome is (JournalReadStatus.End or JournalReadStatus.TornTail));
        return new JournalWriter(buffer, atEnd.Header, atEnd.NextSequence, atEnd.Chain);
    }

    /// <summary>Appends one record of any type but None and Sealed. The payload is copied.</summary>
    public JournalStatus Append(JournalRecordType type, Nanos localTime, Nanos venueTime, ReadOnlySpan<byte> payload)
    {
        Invariant.That(type is not (JournalRecordType.None or JournalRecordType.Sealed));
        return Put(type, localTime, venueTime, payload);
    }

    /// <summary>Closes the file: nothing can be appended until the next one is begun.</summary>
    public JournalStatus Seal(Nanos localTime, Nanos venueTime)
    {
        Span<byte> payload = stackalloc byte[JournalSeal.Length];
        new JournalSeal(NextSequence - firstSequence, Chain).Write(payload);
        JournalStatus status = Put(JournalRecordType.Sealed, localTime, venueTime, payload);
        isSealed |= status == JournalStatus.Ok;
        return status;
    }

    /// <summary>The host has written all that was pending.</summary>
    public void Drained() => used = 0;

    /// <summary>Begins the next file after a seal and a drain; sequence and chain go on.</summary>
    /// <param name="header">Its <see cref="JournalFileHeader.FirstSequence"/> and <see cref="JournalFileHeader.PreviousChain"/> are this writer's.</param>
    [ColdPath]
    public void BeginNextFile(in JournalFileHeader header)
    {
        Invariant.That(isSealed && used == 0 && header.FirstSequence == NextSequence && header.PreviousChain == Chain);
        Begin(header);
    }

    [ColdPath]
    private void Begin(in JournalFileHeader header)
    {
        headerCrc = header.Write(buffer);
        used = JournalFileHeader.Length;
        firstSequence = header.FirstSequence;
        Chain = JournalFrame.FirstChain(header.PreviousChain, headerCrc);
        isSealed = false;
    }

    private JournalStatus Put(JournalRecordType type, Nanos localTime, Nanos venueTime, ReadOnlySpan<byte> payload)
    {
        int length = JournalFrame.LengthFor(payload.Length);
        if (isSealed) return JournalStatus.Sealed;
        if (length > buffer.Length - used) return IsTooLarge(payload.Length, length) ? JournalStatus.TooLarge : JournalStatus.Full;
        if (payload.Length > JournalFrame.PayloadLengthMax) return JournalStatus.TooLarge;
        var record = new JournalRecord
        {
            Type = type, Sequence = NextSequence, LocalTime = localTime, VenueTime = venueTime, Payload = payload, Link = (uint)Chain,
        };
        uint crc = JournalFrame.Write(buffer.AsSpan(used, length), record, headerCrc);
        Chain = JournalFrame.NextChain(Chain, crc, JournalFrame.HeaderLength + payload.Length);
        NextSequence++;
        used += length;
        return JournalStatus.Ok;
    }

    private bool IsTooLarge(int payloadLength, int length) => payloadLength > JournalFrame.PayloadLengthMax || length > buffer.Length;
}

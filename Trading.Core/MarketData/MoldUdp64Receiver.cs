// Follows one MoldUDP64 stream packet by packet: what is new, what is missing, what was seen before.
using System;
using System.Buffers.Binary;
using Trading.Core.Diagnostics;

namespace Trading.Core.MarketData;

/// <summary>Sequence tracking of one downstream. Feed it every packet of both lines (A and B): the second copy is <see cref="MoldArrival.Old"/>.</summary>
/// <remarks>The first packet sets the sequence, wherever the stream is joined. Packets are not held back for reordering: one that comes after its
/// successor is counted as late and not delivered, because its loss has been told already. A sequence of 0, which the protocol does not know (some
/// sanitised captures zero it), is delivered without tracking. Sans-I/O, one owner thread, allocates only in the constructor.</remarks>
[HotPath]
public sealed class MoldUdp64Receiver
{
    private readonly byte[] session = new byte[MoldUdp64.SessionLength];
    private bool joined;
    private ulong lostFrom;
    private ulong lostTo;

    /// <summary>The ten bytes of the current session; zeros before the first packet.</summary>
    public ReadOnlySpan<byte> Session => session;

    /// <summary>Sequence of the message that should come next; 0 before the first sequenced packet of a session.</summary>
    public ulong NextSequence { get; private set; }

    /// <summary>Packets of the stream; foreign ones are not in it.</summary>
    public long Packets { get; private set; }

    /// <summary>Messages delivered.</summary>
    public long Messages { get; private set; }

    public long Heartbeats { get; private set; }
    public long EndsOfSession { get; private set; }
    public long SessionChanges { get; private set; }

    /// <summary>Places where messages were missing, and how many in all.</summary>
    public long Gaps { get; private set; }

    public ulong MissingMessages { get; private set; }

    /// <summary>Messages that came again.</summary>
    public long DuplicateMessages { get; private set; }

    /// <summary>Messages that came after they had been counted as missing.</summary>
    public long LateMessages { get; private set; }

    /// <summary>Packets with sequence 0.</summary>
    public long Unsequenced { get; private set; }

    public long Malformed { get; private set; }
    public long Foreign { get; private set; }

    /// <summary>Takes the payload of one UDP packet and gives the messages that are new.</summary>
    public MoldArrival Accept(ReadOnlySpan<byte> payload, out MoldMessages messages)
    {
        messages = default;
        bool knownSession = joined && payload.Length >= MoldUdp64.SessionLength && payload[..MoldUdp64.SessionLength].SequenceEqual(session);
        if (payload.Length < MoldUdp64.HeaderLength) return Reject(knownSession);
        ulong sequence = BinaryPrimitives.ReadUInt64BigEndian(payload[MoldUdp64.SequenceOffset..]);
        int announced = BinaryPrimitives.ReadUInt16BigEndian(payload[MoldUdp64.CountOffset..]);
        int count = announced == MoldUdp64.EndOfSession ? 0 : announced;
        int whole = CountWhole(payload[MoldUdp64.HeaderLength..], count, out bool exact);
        if (!exact && !knownSession || sequence > ulong.MaxValue - ushort.MaxValue) return Reject(knownSession);

        Packets++;
        if (!exact) Malformed++;
        bool changed = joined && !knownSession;
        if (!knownSession) Enter(payload);
        MoldMessages all = new(payload[MoldUdp64.HeaderLength..], whole, sequence);
        MoldArrival arrival = sequence == 0 ? TakeUnsequenced(whole) : TakeSequenced(sequence, whole, changed, ref all);
        messages = arrival == MoldArrival.Old ? default : all;
        if (changed) return MoldArrival.NewSession;
        if (arrival == MoldArrival.Gap) return arrival;
        if (!exact) return MoldArrival.Malformed;
        return announced switch
        {
            MoldUdp64.Heartbeat => NoteHeartbeat(),
            MoldUdp64.EndOfSession => NoteEndOfSession(),
            _ => arrival,
        };
    }

    private MoldArrival Reject(bool knownSession)
    {
        if (!knownSession)
        {
            Foreign++;
            return MoldArrival.Foreign;
        }
        Packets++;
        Malformed++;
        return MoldArrival.Malformed;
    }

    private void Enter(ReadOnlySpan<byte> payload)
    {
        if (joined) SessionChanges++;
        joined = true;
        payload[..MoldUdp64.SessionLength].CopyTo(session);
        NextSequence = 0;
        lostFrom = lostTo = 0;
    }

    private MoldArrival TakeUnsequenced(int count)
    {
        Unsequenced++;
        Messages += count;
        return MoldArrival.InSequence;
    }

    private MoldArrival TakeSequenced(ulong sequence, int count, bool changed, ref MoldMessages all)
    {
        // A stream that is joined in its middle misses nothing that was asked for; a session that replaces another should begin with message 1.
        if (NextSequence == 0) NextSequence = changed ? 1 : sequence;
        bool gap = sequence > NextSequence;
        if (gap) NoteGap(sequence);
        ulong end = sequence + (ulong)count;
        int old = end <= NextSequence ? count : (int)(NextSequence - sequence);
        for (int i = 0; i < old; i++)
        {
            CountOld(all.NextSequence);
            all.Next(out _);
        }
        Messages += count - old;
        if (end > NextSequence) NextSequence = end;
        if (gap) return MoldArrival.Gap;
        return old == count && count > 0 ? MoldArrival.Old : MoldArrival.InSequence;
    }

    private void NoteGap(ulong sequence)
    {
        Gaps++;
        MissingMessages += sequence - NextSequence;
        lostFrom = NextSequence;
        lostTo = sequence;
        NextSequence = sequence;
    }

    private void CountOld(ulong sequence)
    {
        if (sequence >= lostFrom && sequence < lostTo) LateMessages++;
        else DuplicateMessages++;
    }

    private MoldArrival NoteHeartbeat()
    {
        Heartbeats++;
        return MoldArrival.Heartbeat;
    }

    private MoldArrival NoteEndOfSession()
    {
        EndsOfSession++;
        return MoldArrival.EndOfSession;
    }

    private static int CountWhole(ReadOnlySpan<byte> blocks, int count, out bool exact)
    {
        MoldMessages walk = new(blocks, count, 0);
        int whole = 0;
        while (walk.Next(out _)) whole++;
        exact = whole == count && walk.Rest == 0;
        return whole;
    }
}

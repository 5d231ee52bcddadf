// Turns the packets of a capture into a framed tape.
using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Trading.Core.MarketData;

namespace Trading.Cli;

/// <summary>Writes the messages of a MoldUDP64 capture as frames, and a frame of length zero wherever messages are missing before the next one.</summary>
/// <remarks>The zero length is what every reader of a tape already answers with "framing lost": instruments turn stale, the exit code becomes 3.
/// A gap with nothing behind it is written as two of them, since a single one at the very end is the venue's mark for the end of a session.</remarks>
internal sealed class PacketTapeWriter(Stream output)
{
    private const int SessionsMax = 64;

    private readonly MoldUdp64Receiver _receiver = new();
    private readonly List<MoldSession> _sessions = [];
    private readonly byte[] _length = new byte[TapeFramer.LengthBytes];
    private readonly PacketTapeStats _stats = new();
    private (string? Id, ulong First, long Packets, long Messages) _current;
    private bool _endsInGap;

    /// <summary>Takes one captured frame.</summary>
    public void Add(int linkType, ReadOnlySpan<byte> frame, bool isCut)
    {
        _stats.Frames++;
        if (isCut) _stats.CutFrames++;
        UdpFrameStatus status = UdpFrame.TryRead(linkType, frame, out ReadOnlySpan<byte> payload);
        if (status == UdpFrameStatus.Payload) AddPacket(payload);
        else if (status is UdpFrameStatus.Malformed or UdpFrameStatus.Fragment) _stats.MalformedPackets++;
        else _stats.ForeignFrames++;
    }

    /// <summary>Writes what is still to be written and gives the counts.</summary>
    public PacketTapeStats Finish()
    {
        if (_endsInGap) WriteGap();
        CloseSession(_receiver.Packets, _receiver.Messages);
        _stats.MalformedPackets += _receiver.Malformed;
        _stats.ForeignFrames += _receiver.Foreign;
        _stats.Packets = _receiver.Packets;
        _stats.Heartbeats = _receiver.Heartbeats;
        _stats.EndsOfSession = _receiver.EndsOfSession;
        _stats.Gaps = _receiver.Gaps;
        _stats.MissingMessages = _receiver.MissingMessages;
        _stats.DuplicateMessages = _receiver.DuplicateMessages;
        _stats.LateMessages = _receiver.LateMessages;
        _stats.Unsequenced = _receiver.Unsequenced;
        _stats.SessionChanges = _receiver.SessionChanges;
        _stats.Sessions = _sessions;
        return _stats;
    }

    private void AddPacket(ReadOnlySpan<byte> payload)
    {
        (long packets, long delivered) = (_receiver.Packets, _receiver.Messages);
        MoldArrival arrival = _receiver.Accept(payload, out MoldMessages messages);
        if (arrival == MoldArrival.Foreign) return;
        if (packets == 0 || arrival == MoldArrival.NewSession)
        {
            CloseSession(packets, delivered);
            OpenSession(payload, packets, delivered);
        }
        if (arrival is MoldArrival.Gap or MoldArrival.NewSession) WriteGap();
        _endsInGap |= arrival is MoldArrival.Gap or MoldArrival.NewSession;
        while (messages.Next(out ReadOnlySpan<byte> message)) Write(message);
    }

    // An empty message would read as a gap, and is one for whoever expected it to say something.
    private void Write(ReadOnlySpan<byte> message)
    {
        if (message.IsEmpty) _stats.MalformedPackets++;
        BinaryPrimitives.WriteUInt16BigEndian(_length, (ushort)message.Length);
        output.Write(_length);
        output.Write(message);
        _endsInGap = false;
    }

    private void WriteGap() => output.Write([0, 0]);

    private void OpenSession(ReadOnlySpan<byte> payload, long packetsBefore, long messagesBefore)
    {
        var id = new StringBuilder();
        foreach (byte b in _receiver.Session) id.Append(b is >= 0x20 and < 0x7F ? (char)b : '.');
        ulong first = BinaryPrimitives.ReadUInt64BigEndian(payload[MoldUdp64.SequenceOffset..]);
        _current = (id.ToString().Trim(), first, packetsBefore, messagesBefore);
    }

    private void CloseSession(long packets, long messages)
    {
        if (_current.Id is null || _sessions.Count == SessionsMax) return;
        _sessions.Add(new MoldSession(_current.Id, _current.First, packets - _current.Packets, messages - _current.Messages));
    }
}

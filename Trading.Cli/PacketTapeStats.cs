// What was found in the packets of a capture, beside the messages themselves.
using System.Collections.Generic;

namespace Trading.Cli;

/// <summary>A MoldUDP64 session in a capture.</summary>
/// <param name="Id">Ten characters; bytes that cannot be printed as dots, outer spaces cut.</param>
/// <param name="FirstSequence">Sequence of its first packet.</param>
/// <param name="Packets">Packets of it.</param>
/// <param name="Messages">Messages delivered from it.</param>
public readonly record struct MoldSession(string Id, ulong FirstSequence, long Packets, long Messages);

/// <summary>Counts of one capture, complete when it has been unpacked.</summary>
public sealed class PacketTapeStats
{
    /// <summary>Captured frames of every kind.</summary>
    public long Frames { get; internal set; }

    /// <summary>Frames that the capture stored shorter than they were.</summary>
    public long CutFrames { get; internal set; }

    /// <summary>Frames that are not UDP, not MoldUDP64, or of an unknown link type: passed over.</summary>
    public long ForeignFrames { get; internal set; }

    /// <summary>Frames whose headers contradict themselves, IP fragments, and MoldUDP64 packets whose blocks do not fill them.</summary>
    public long MalformedPackets { get; internal set; }

    /// <summary>MoldUDP64 packets.</summary>
    public long Packets { get; internal set; }

    public long Heartbeats { get; internal set; }
    public long EndsOfSession { get; internal set; }

    /// <summary>Places where messages are missing, and how many in all.</summary>
    public long Gaps { get; internal set; }

    public ulong MissingMessages { get; internal set; }

    /// <summary>Messages that came again, and those that came after they had been counted as missing; neither is on the tape.</summary>
    public long DuplicateMessages { get; internal set; }

    public long LateMessages { get; internal set; }

    /// <summary>Packets with sequence 0, taken as they come.</summary>
    public long Unsequenced { get; internal set; }

    public long SessionChanges { get; internal set; }

    /// <summary>The sessions in the order they came; at most 64 are listed.</summary>
    public IReadOnlyList<MoldSession> Sessions { get; internal set; } = [];
}

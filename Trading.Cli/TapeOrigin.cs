// What a tape was made from, and what of it could not be read.
using System;

namespace Trading.Cli;

/// <summary>How messages are wrapped in a file.</summary>
public enum TapeKind : byte
{
    /// <summary>Each message preceded by its length in two big-endian bytes.</summary>
    Framed = 0,

    /// <summary>MoldUDP64 packets in a capture of libpcap.</summary>
    Pcap,

    /// <summary>MoldUDP64 packets in a capture of Wireshark.</summary>
    PcapNg,
}

/// <summary>Kind, compression and damage of the file behind a <see cref="TapeFile"/>.</summary>
public sealed record TapeOrigin
{
    public TapeKind Kind { get; init; }

    /// <summary>The file is compressed with gzip.</summary>
    public bool IsCompressed { get; init; }

    /// <summary>Counts of the packets; null when there are none.</summary>
    public PacketTapeStats? Packets { get; init; }

    /// <summary>Why reading ended before the file did, or null.</summary>
    public string? Damage { get; init; }

    /// <summary>The tape is a temporary copy, so offsets in it are not those of the file.</summary>
    public bool IsUnpacked => IsCompressed || Kind != TapeKind.Framed;

    /// <summary>Messages are missing or bytes were not understood before the tape was made; readers cannot see all of it in the tape itself.</summary>
    public bool IsImpaired => Damage is not null || Packets is { } p && Lost(p);

    /// <summary>The kind in one word or two, for people and for JSON.</summary>
    public string Name => (Kind switch { TapeKind.Pcap => "pcap", TapeKind.PcapNg => "pcapng", _ => "itch" }) + (IsCompressed ? ".gz" : "");

    /// <summary>Says on stderr what the file kept from the tape, and gives the exit code that follows: bad input where it would have been done.</summary>
    /// <param name="path">The file.</param>
    /// <param name="exitCode">What the verb would return.</param>
    public int Tell(string path, int exitCode)
    {
        if (!IsImpaired) return exitCode;
        if (Damage is not null) Console.Error.WriteLine($"warning: {path}: {Damage}; what came before it was used.");
        if (Packets is { } p && Lost(p))
            Console.Error.WriteLine($"warning: {path}: {p.Gaps} sequence gaps ({p.MissingMessages} messages missing), {p.SessionChanges} session changes, "
                + $"{p.MalformedPackets} malformed packets, {p.CutFrames} packets cut by the capture. Exit code {ExitCode.BadInput}.");
        return exitCode == ExitCode.Done ? ExitCode.BadInput : exitCode;
    }

    // A frame that the capture cut short is a loss only where it was a packet of the stream, and then it is malformed.
    private static bool Lost(PacketTapeStats p) => p.Gaps + p.SessionChanges + p.MalformedPackets > 0;
}

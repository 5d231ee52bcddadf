// A packet capture read from front to back: what pcap and pcapng have in common.
using System;
using System.Buffers.Binary;
using System.IO;

namespace Trading.Cli;

/// <summary>Hands out captured frames one by one from a stream of any length; memory is one frame. Bad bytes end it with <see cref="Damage"/>, never an exception.</summary>
/// <remarks>The stream stays owned by the caller and may itself throw (a compressed stream does on damage).</remarks>
public abstract class PacketCapture
{
    /// <summary>Largest frame taken; what announces more is damage. The largest snap length of libpcap.</summary>
    public const int FrameBytesMax = 262_144;

    private readonly Stream _stream;

    private protected PacketCapture(Stream stream) => _stream = stream;

    /// <summary>What ended the capture before its end, or null.</summary>
    public string? Damage { get; private set; }

    /// <summary>Link type of the last frame.</summary>
    public int LinkType { get; private protected set; }

    /// <summary>The last frame is shorter than it was on the wire.</summary>
    public bool FrameIsCut { get; private protected set; }

    /// <summary>Bytes of the capture read so far.</summary>
    public long Position { get; private set; }

    /// <summary>The next frame, valid until the next call; false at the end.</summary>
    public abstract bool Next(out ReadOnlySpan<byte> frame);

    /// <summary>A reader for the container that these first four bytes begin, or null when they begin none. The stream stands at its beginning.</summary>
    public static PacketCapture? Of(uint magicBigEndian, Stream stream) => magicBigEndian switch
    {
        PcapCapture.MagicMicros or PcapCapture.MagicNanos => new PcapCapture(stream, bigEndian: true),
        PcapCapture.MagicMicrosSwapped or PcapCapture.MagicNanosSwapped => new PcapCapture(stream, bigEndian: false),
        PcapNgCapture.Magic => new PcapNgCapture(stream),
        _ => null,
    };

    /// <summary>Fills the buffer; false at the end of the stream, which is damage unless it falls on a boundary where it may end.</summary>
    private protected bool Read(Span<byte> buffer, string? inside)
    {
        int read = _stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        Position += read;
        if (read == buffer.Length) return true;
        if (read > 0 || inside is not null) Fail(inside is null ? "the capture ends inside a record" : $"the capture ends inside {inside}");
        return false;
    }

    /// <summary>Passes over bytes; false when there are not as many.</summary>
    private protected bool Skip(long count, string inside)
    {
        Span<byte> scratch = stackalloc byte[4096];
        for (; count > 0; count -= Math.Min(count, scratch.Length))
            if (!Read(scratch[..(int)Math.Min(count, scratch.Length)], inside)) return false;
        return true;
    }

    private protected bool Fail(string damage)
    {
        Damage ??= $"{damage} (byte {Position})";
        return false;
    }

    private protected static uint U32(ReadOnlySpan<byte> bytes, bool bigEndian) =>
        bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    private protected static ushort U16(ReadOnlySpan<byte> bytes, bool bigEndian) =>
        bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);
}

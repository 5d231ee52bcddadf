// The classic capture file of libpcap.
using System;
using System.IO;

namespace Trading.Cli;

/// <summary>A header of 24 bytes, then records of 16 bytes and a frame; either byte order, microseconds or nanoseconds (times are not used).</summary>
/// <remarks>Source: draft-ietf-opsawg-pcap. The FCS and class bits above the link type's 16 are ignored.</remarks>
internal sealed class PcapCapture : PacketCapture
{
    public const uint MagicMicros = 0xA1B2C3D4, MagicNanos = 0xA1B23C4D;
    public const uint MagicMicrosSwapped = 0xD4C3B2A1, MagicNanosSwapped = 0x4D3CB2A1;
    private const int HeaderBytes = 24, RecordBytes = 16;

    private readonly byte[] _frame = new byte[FrameBytesMax];
    private readonly bool _bigEndian;

    public PcapCapture(Stream stream, bool bigEndian) : base(stream)
    {
        _bigEndian = bigEndian;
        Span<byte> header = stackalloc byte[HeaderBytes];
        if (Read(header, "its header")) LinkType = (int)(U32(header[20..], bigEndian) & 0xFFFF);
    }

    public override bool Next(out ReadOnlySpan<byte> frame)
    {
        frame = default;
        Span<byte> record = stackalloc byte[RecordBytes];
        if (Damage is not null || !Read(record, null)) return false;
        uint captured = U32(record[8..], _bigEndian);
        if (captured > FrameBytesMax) return Fail($"a record of {captured} bytes, above {FrameBytesMax}");
        FrameIsCut = U32(record[12..], _bigEndian) > captured;
        if (!Read(_frame.AsSpan(0, (int)captured), "a packet")) return false;
        frame = _frame.AsSpan(0, (int)captured);
        return true;
    }
}

// The block-structured capture file of Wireshark.
using System;
using System.Collections.Generic;
using System.IO;

namespace Trading.Cli;

/// <summary>Sections of either byte order, interfaces with their link types, enhanced, simple and obsolete packet blocks; other blocks are passed over.</summary>
/// <remarks>Source: draft-ietf-opsawg-pcapng.</remarks>
internal sealed class PcapNgCapture(Stream stream) : PacketCapture(stream)
{
    public const uint Magic = 0x0A0D0D0A;
    private const uint ByteOrderMagic = 0x1A2B3C4D;
    private const uint Interface = 1, ObsoletePacket = 2, SimplePacket = 3, EnhancedPacket = 6;
    private const int BlockHead = 8, BlockTail = 4, InterfacesMax = 4096;
    private const int FixedBytesMax = 20;

    private readonly byte[] _frame = new byte[FrameBytesMax];
    private readonly List<(int LinkType, uint SnapLength)> _interfaces = [];
    private bool _bigEndian;

    public override bool Next(out ReadOnlySpan<byte> frame)
    {
        frame = default;
        Span<byte> head = stackalloc byte[BlockHead];
        while (Damage is null)
        {
            if (!Read(head, null)) return false;
            uint type = U32(head, _bigEndian);
            // The section header's type reads the same in both orders; its length does not, so its byte-order mark comes first.
            if (type == Magic && !Section()) return false;
            uint total = U32(head[4..], _bigEndian);
            long body = (long)total - BlockHead - BlockTail;
            if (body < 0 || total % 4 != 0) return Fail($"a block of {total} bytes");
            if (type == Magic) body -= 4;
            if (Block(type, body, out int length) && Skip(BlockTail, "a block") && length >= 0)
            {
                frame = _frame.AsSpan(0, length);
                return true;
            }
        }
        return false;
    }

    private bool Section()
    {
        Span<byte> mark = stackalloc byte[4];
        if (!Read(mark, "a section header")) return false;
        _bigEndian = U32(mark, true) == ByteOrderMagic;
        if (!_bigEndian && U32(mark, false) != ByteOrderMagic) return Fail("a section without a byte-order mark");
        _interfaces.Clear();
        return true;
    }

    // Consumes the block's body; the length is that of the packet in the frame buffer, or -1 when the block holds none. False on damage.
    private bool Block(uint type, long body, out int length)
    {
        length = -1;
        int fixedBytes = type switch { EnhancedPacket or ObsoletePacket => 20, Interface => 8, SimplePacket => 4, _ => 0 };
        if (body < fixedBytes) return Fail($"a block of type {type} with {body} bytes");
        Span<byte> head = stackalloc byte[FixedBytesMax];
        head = head[..fixedBytes];
        if (!Read(head, "a block")) return false;
        long rest = body - fixedBytes;
        if (type == Interface) return AddInterface(head) && Skip(rest, "a block");
        if (type is not (EnhancedPacket or ObsoletePacket or SimplePacket)) return Skip(rest, "a block");
        return Packet(type, head, rest, out length);
    }

    private bool AddInterface(ReadOnlySpan<byte> head)
    {
        if (_interfaces.Count == InterfacesMax) return Fail($"more than {InterfacesMax} interfaces");
        _interfaces.Add((U16(head, _bigEndian), U32(head[4..], _bigEndian)));
        return true;
    }

    private bool Packet(uint type, ReadOnlySpan<byte> head, long rest, out int length)
    {
        length = -1;
        uint at = type switch { EnhancedPacket => U32(head, _bigEndian), ObsoletePacket => U16(head, _bigEndian), _ => 0 };
        if (at >= _interfaces.Count) return Fail($"a packet of interface {at}, which was not described");
        uint original = U32(head[(head.Length - 4)..], _bigEndian);
        uint snap = _interfaces[(int)at].SnapLength;
        uint captured = type == SimplePacket ? (snap == 0 ? original : Math.Min(original, snap)) : U32(head[12..], _bigEndian);
        if (captured > rest || captured > FrameBytesMax) return Fail($"a packet of {captured} bytes in a block with {rest}");
        LinkType = _interfaces[(int)at].LinkType;
        FrameIsCut = original > captured;
        if (!Read(_frame.AsSpan(0, (int)captured), "a packet") || !Skip(rest - captured, "a block")) return false;
        length = (int)captured;
        return true;
    }
}

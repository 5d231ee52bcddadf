// Finds the UDP payload inside a captured link-layer frame.
using System;
using System.Buffers.Binary;

namespace Trading.Cli;

/// <summary>What a captured frame turned out to carry.</summary>
public enum UdpFrameStatus : byte
{
    Payload = 0,

    /// <summary>Well-formed as far as it matters, but not UDP.</summary>
    NotUdp,

    /// <summary>A fragment of an IP packet; market data feeds do not fragment, so it is not put together.</summary>
    Fragment,

    /// <summary>A link type that is not understood.</summary>
    UnknownLink,

    /// <summary>Too short for the headers it announces.</summary>
    Malformed,
}

/// <summary>Ethernet II with any number of VLAN tags, Linux cooked (v1, v2), BSD loopback or raw IP; IPv4 and IPv6 with extension headers; UDP.</summary>
/// <remarks>Never reads past the span. Padding behind the IP packet is cut off. Link types: www.tcpdump.org/linktypes.html.</remarks>
public static class UdpFrame
{
    private const int LinkNull = 0, LinkEthernet = 1, LinkRaw = 101, LinkRawOld = 12, LinkSll = 113, LinkIpv4 = 228, LinkIpv6 = 229, LinkSll2 = 276;
    private const ushort EtherIpv4 = 0x0800, EtherIpv6 = 0x86DD, EtherVlan = 0x8100, EtherQinQ = 0x88A8, EtherQinQOld = 0x9100;
    private const int ProtocolUdp = 17, Ipv6Fragment = 44, UdpHeader = 8, Ipv6Header = 40, Ipv4HeaderMin = 20;

    /// <summary>The payload of a frame; shorter than announced when the capture cut it.</summary>
    public static UdpFrameStatus TryRead(int linkType, ReadOnlySpan<byte> frame, out ReadOnlySpan<byte> payload)
    {
        payload = default;
        return linkType switch
        {
            LinkEthernet => Ethernet(frame, out payload),
            LinkSll => Typed(frame, 14, 16, out payload),
            LinkSll2 => Typed(frame, 0, 20, out payload),
            LinkNull => frame.Length < 4 ? UdpFrameStatus.Malformed : Ip(frame[4..], out payload),
            LinkRaw or LinkRawOld or LinkIpv4 or LinkIpv6 => Ip(frame, out payload),
            _ => UdpFrameStatus.UnknownLink,
        };
    }

    private static UdpFrameStatus Ethernet(ReadOnlySpan<byte> frame, out ReadOnlySpan<byte> payload) => Typed(frame, 12, 14, out payload);

    // A link header with an Ethernet type at an offset, then perhaps VLAN tags of four bytes (tag, inner type).
    private static UdpFrameStatus Typed(ReadOnlySpan<byte> frame, int typeOffset, int headerLength, out ReadOnlySpan<byte> payload)
    {
        payload = default;
        if (frame.Length < headerLength) return UdpFrameStatus.Malformed;
        ushort type = BinaryPrimitives.ReadUInt16BigEndian(frame[typeOffset..]);
        ReadOnlySpan<byte> rest = frame[headerLength..];
        while (type is EtherVlan or EtherQinQ or EtherQinQOld)
        {
            if (rest.Length < 4) return UdpFrameStatus.Malformed;
            type = BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            rest = rest[4..];
        }
        return type is EtherIpv4 or EtherIpv6 ? Ip(rest, out payload) : UdpFrameStatus.NotUdp;
    }

    private static UdpFrameStatus Ip(ReadOnlySpan<byte> packet, out ReadOnlySpan<byte> payload)
    {
        payload = default;
        if (packet.IsEmpty) return UdpFrameStatus.Malformed;
        return (packet[0] >> 4) switch
        {
            4 => Ipv4(packet, out payload),
            6 => Ipv6(packet, out payload),
            _ => UdpFrameStatus.Malformed,
        };
    }

    private static UdpFrameStatus Ipv4(ReadOnlySpan<byte> packet, out ReadOnlySpan<byte> payload)
    {
        payload = default;
        int header = (packet[0] & 15) * 4;
        if (header < Ipv4HeaderMin || packet.Length < header) return UdpFrameStatus.Malformed;
        if (packet[9] != ProtocolUdp) return UdpFrameStatus.NotUdp;
        int total = BinaryPrimitives.ReadUInt16BigEndian(packet[2..]);
        if (total < header) return UdpFrameStatus.Malformed;
        const int MoreFragmentsAndOffset = 0x3FFF;
        if ((BinaryPrimitives.ReadUInt16BigEndian(packet[6..]) & MoreFragmentsAndOffset) != 0) return UdpFrameStatus.Fragment;
        return Udp(packet[header..Math.Min(total, packet.Length)], out payload);
    }

    private static UdpFrameStatus Ipv6(ReadOnlySpan<byte> packet, out ReadOnlySpan<byte> payload)
    {
        payload = default;
        if (packet.Length < Ipv6Header) return UdpFrameStatus.Malformed;
        int next = packet[6];
        int length = BinaryPrimitives.ReadUInt16BigEndian(packet[4..]);
        ReadOnlySpan<byte> rest = packet[Ipv6Header..Math.Min(Ipv6Header + length, packet.Length)];
        // Hop-by-hop, routing and destination options: next header, then a length in units of eight bytes beyond the first eight.
        while (next is 0 or 43 or 60)
        {
            if (rest.Length < 8 || rest.Length < 8 * (rest[1] + 1)) return UdpFrameStatus.Malformed;
            next = rest[0];
            rest = rest[(8 * (rest[1] + 1))..];
        }
        if (next == Ipv6Fragment) return UdpFrameStatus.Fragment;
        return next == ProtocolUdp ? Udp(rest, out payload) : UdpFrameStatus.NotUdp;
    }

    private static UdpFrameStatus Udp(ReadOnlySpan<byte> datagram, out ReadOnlySpan<byte> payload)
    {
        payload = default;
        if (datagram.Length < UdpHeader) return UdpFrameStatus.Malformed;
        int length = BinaryPrimitives.ReadUInt16BigEndian(datagram[4..]);
        if (length < UdpHeader) return UdpFrameStatus.Malformed;
        payload = datagram[UdpHeader..Math.Min(length, datagram.Length)];
        return UdpFrameStatus.Payload;
    }
}

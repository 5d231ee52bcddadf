// Builds packet captures from the formats' specifications, knowing nothing of the code under test.
using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace Trading.Tests.Support.Feeds;

/// <summary>pcap and pcapng files around UDP payloads.</summary>
public static class CaptureFiles
{
    public const uint Micros = 0xA1B2C3D4, Nanos = 0xA1B23C4D;
    private const int Ethernet = 1;

    /// <summary>An Ethernet frame: VLAN tags as asked, IPv4 or IPv6, UDP, and padding to the smallest Ethernet frame.</summary>
    public static byte[] Frame(byte[] payload, int vlans = 0, bool ipv6 = false)
    {
        var frame = new List<byte>(new byte[12]);
        for (int i = 0; i < vlans; i++) frame.AddRange([0x81, 0x00, 0x00, 0x8D]);
        byte[] udp = [0xC1, 0xF5, 0x67, 0x6D, .. U16(8 + payload.Length), 0, 0, .. payload];
        if (ipv6) frame.AddRange([0x86, 0xDD, 0x60, 0, 0, 0, .. U16(udp.Length + 8), 0, 64, .. new byte[32], 17, 0, 1, 4, 0, 0, 0, 0, .. udp]); // with hop-by-hop options
        else frame.AddRange([0x08, 0x00, 0x45, 0, .. U16(20 + udp.Length), 0, 0, 0x40, 0, 21, 17, 0, 0, .. new byte[8], .. udp]);
        while (frame.Count < 60) frame.Add(0xEE);
        return [.. frame];
    }

    public static byte[] Pcap(IEnumerable<byte[]> frames, uint magic = Micros, bool bigEndian = false, int snap = 65_535)
    {
        var file = new List<byte>();
        foreach (uint word in (ReadOnlySpan<uint>)[magic, bigEndian ? 0x00020004u : 0x00040002u, 0, 0, (uint)snap, Ethernet]) file.AddRange(U32(word, bigEndian));
        foreach (byte[] frame in frames)
        {
            byte[] kept = frame[..Math.Min(frame.Length, snap)];
            foreach (int word in (ReadOnlySpan<int>)[1, 2, kept.Length, frame.Length]) file.AddRange(U32((uint)word, bigEndian));
            file.AddRange(kept);
        }
        return [.. file];
    }

    /// <summary>Sections of up to 50 packets, alternating between enhanced and simple packet blocks, with blocks between that no reader knows.</summary>
    public static byte[] PcapNg(IEnumerable<byte[]> frames, bool bigEndian = false)
    {
        var file = new List<byte>();
        void Block(uint type, params byte[] body)
        {
            byte[] padded = [.. body, .. new byte[(4 - body.Length % 4) % 4]];
            byte[] length = U32((uint)padded.Length + 12, bigEndian);
            file.AddRange([.. U32(type, bigEndian), .. length, .. padded, .. length]);
        }
        int n = 0;
        foreach (byte[] frame in frames)
        {
            if (n % 50 == 0)
            {
                Block(0x0A0D0D0A, [.. U32(0x1A2B3C4D, bigEndian), .. (bigEndian ? (byte[])[0, 1, 0, 0] : [1, 0, 0, 0]), .. Enumerable.Repeat((byte)0xFF, 8)]);
                Block(1, [.. (bigEndian ? (byte[])[0, Ethernet] : [Ethernet, 0]), 0, 0, .. U32(0, bigEndian)]);
                Block(0x00000BAD, [1, 2, 3, 4, 5, 6, 7, 8]);
            }
            byte[] size = U32((uint)frame.Length, bigEndian);
            if (n++ % 2 == 0) Block(6, [.. U32(0, bigEndian), .. new byte[8], .. size, .. size, .. frame]);
            else Block(3, [.. size, .. frame]);
        }
        return [.. file];
    }

    /// <summary>Gzip of several members, as `cat a.gz b.gz` makes it.</summary>
    public static byte[] Gzip(byte[] content, int members = 1)
    {
        using var file = new MemoryStream();
        int size = content.Length / members + 1;
        for (int member = 0; member < members; member++)
        {
            using var zip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true);
            zip.Write(content.AsSpan(member * size, Math.Min(size, content.Length - member * size)));
        }
        return file.ToArray();
    }

    private static byte[] U16(int value) => [(byte)(value >> 8), (byte)value];

    private static byte[] U32(uint value, bool bigEndian)
    {
        byte[] bytes = new byte[4];
        if (bigEndian) BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        else BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }
}

// Random and mutated bytes through packets and containers: nothing throws, hangs, or reads past its span; what is refused is refused in words.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using Trading.Cli;
using Trading.Core.Diagnostics;
using Trading.Core.MarketData;
using Trading.Tests.Support;
using Trading.Tests.Support.Feeds;
using Xunit;

namespace Trading.Tests.Property.Feeds;

public sealed class FeedFuzzProperties : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_receiver_gives_only_messages_inside_the_packet_and_counts_every_packet() => Words.Check(1500, 60, words =>
    {
        var receiver = new MoldUdp64Receiver();
        byte[] valid = MoldPackets.Packet(MoldPackets.Session, 5, 3, [1, 2, 3], [4], [5, 6]);
        receiver.Accept(valid, out _);
        long packets = 1, given = 3;
        for (int i = 0; i < words.Length; i++)
        {
            byte[] packet = Mutated(valid, words.AsSpan(i, 1));
            receiver.Accept(packet, out MoldMessages messages);
            packets++;
            while (messages.Next(out ReadOnlySpan<byte> message))
            {
                given++;
                Assert.True(message.IsEmpty || packet.AsSpan().Overlaps(message, out int at) && at >= MoldUdp64.HeaderLength + 2 && at + message.Length <= packet.Length);
            }
        }
        Assert.Equal((packets, given), (receiver.Packets + receiver.Foreign, receiver.Messages));
    });

    [Fact]
    public void Frames_of_any_bytes_give_a_payload_inside_the_frame_or_a_reason() => Words.Check(1500, 24, words =>
    {
        byte[] noise = MemoryMarshal.AsBytes(words.AsSpan()).ToArray();
        byte[] packet = MoldPackets.Packet(MoldPackets.Session, 5, 1, [1, 2, 3]);
        foreach (byte[] frame in new[] { noise, Mutated(CaptureFiles.Frame(packet, 1), words), Mutated(CaptureFiles.Frame(packet, ipv6: true), words) })
            foreach (int link in new[] { 0, 1, 12, 101, 113, 147, 276 })
            {
                UdpFrameStatus status = UdpFrame.TryRead(link, frame, out ReadOnlySpan<byte> payload);
                Assert.True(payload.IsEmpty || status == UdpFrameStatus.Payload && frame.AsSpan().Overlaps(payload));
            }
    });

    [Fact]
    public void Files_of_any_kind_with_any_damage_are_opened_or_refused()
    {
        byte[] tape = [.. Enumerable.Range(0, 40).SelectMany(i => new byte[] { 0, 12, (byte)'S', 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)i, (byte)'Q' })];
        List<byte[]> frames = MoldPackets.OfTape(tape, 3).Select(p => CaptureFiles.Frame(p, 1)).ToList();
        byte[][] kinds =
        [
            tape, CaptureFiles.Gzip(tape, 2), CaptureFiles.Pcap(frames), CaptureFiles.Pcap(frames, bigEndian: true, snap: 70), CaptureFiles.PcapNg(frames),
            CaptureFiles.PcapNg(frames, bigEndian: true), CaptureFiles.Gzip(CaptureFiles.Pcap(frames)),
        ];
        int opened = 0, refused = 0;
        Words.Check(120, 12, words =>
        {
            foreach (byte[] kind in kinds)
            {
                string path = folder.File("tape", words.Length == 0 ? kind : Mutated(kind, words));
                try
                {
                    using TapeFile file = TapeFile.Open(path, silent: true, default);
                    var framer = new TapeFramer(file.Window(0, (int)file.Length));
                    for (int before = -1; framer.Next(out _) != FrameStatus.End; before = framer.Position) Assert.True(framer.Position > before);
                    opened++;
                }
                catch (RefusalException refusal)
                {
                    Assert.Equal(RefusalKind.BadInput, refusal.Kind);
                    refused++;
                }
            }
        });
        Assert.True(opened > 200 && refused > 20, $"{opened} opened, {refused} refused: the generator should reach both");
    }

    // Each word flips a byte, cuts, doubles or removes a stretch, or writes an extreme number; most of them near the beginning, where the headers are.
    private static byte[] Mutated(byte[] bytes, ReadOnlySpan<int> words)
    {
        var mutant = new List<byte>(bytes);
        foreach (int word in words)
        {
            if (mutant.Count < 8) break;
            uint draw = (uint)word;
            int reach = (draw & 1) == 0 ? Math.Min(mutant.Count, 120) : mutant.Count;
            int at = (int)((draw >> 8) % (uint)(reach - 4));
            switch ((draw >> 1) % 6)
            {
                case 0 or 1: mutant[at] ^= (byte)(1 << (int)((draw >> 4) & 7)); break;
                case 2: mutant.RemoveRange(at, Math.Min(mutant.Count - at, 1 + (int)(draw >> 24) % 16)); break;
                case 3: mutant.InsertRange(at, mutant.GetRange(at, Math.Min(mutant.Count - at, 24))); break;
                case 4: for (int i = 0; i < 4; i++) mutant[at + i] = (draw & 128) == 0 ? (byte)0xFF : (byte)0; break;
                default: if ((draw >> 28) == 0) mutant.RemoveRange(at, mutant.Count - at); break;
            }
        }
        return [.. mutant];
    }
}

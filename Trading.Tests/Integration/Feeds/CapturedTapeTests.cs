// Tapes of every kind become the same bytes: compressed, captured, cut, doubled.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Trading.Cli;
using Trading.Core.Diagnostics;
using Trading.Tests.Support;
using Trading.Tests.Support.Feeds;
using Xunit;

namespace Trading.Tests.Integration.Feeds;

public sealed class CapturedTapeTests : IDisposable
{
    private const string Thousand = "itch/nasdaq-2019-12-30-first-1000.itch";
    private const string Captures = "itch/moldudp64-pcap/Nasdaq.Equities.TotalView.Itch.v5.0/";
    private const string Zeroed = "itch/moldudp64-pcap/Nasdaq.Equities.TotalView.Itch.v5.0.20230822/";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [DataTheory(Thousand)]
    [InlineData("gz", "itch.gz")]
    [InlineData("gz of three members", "itch.gz")]
    [InlineData("pcap little-endian micros", "pcap")]
    [InlineData("pcap big-endian micros", "pcap")]
    [InlineData("pcap little-endian nanos, two VLAN tags", "pcap")]
    [InlineData("pcap big-endian nanos, IPv6", "pcap")]
    [InlineData("pcapng little-endian", "pcapng")]
    [InlineData("pcapng big-endian, gz", "pcapng.gz")]
    public void Every_wrapping_gives_back_the_tape_byte_by_byte(string wrapping, string name)
    {
        byte[] plain = File.ReadAllBytes(SharedData.Path(Thousand));
        using TapeFile tape = Open(Wrap(wrapping, plain));
        Assert.True(tape.Window(0, (int)tape.Length).SequenceEqual(plain));
        Assert.Equal((name, false), (tape.Origin.Name, tape.Origin.IsImpaired));
        if (tape.Origin.Packets is { } packets) Assert.Equal(("SESSION001", 1UL, 1000L, 1L), (packets.Sessions[0].Id, packets.Sessions[0].FirstSequence, packets.Sessions[0].Messages, packets.EndsOfSession));
    }

    [DataTheory(Thousand)]
    [InlineData("both lines", 0, 0, 1000, 0)] // every packet twice
    [InlineData("a packet lost", 1, 7, 0, 0)]
    [InlineData("two packets swapped", 1, 7, 0, 7)]
    [InlineData("the last packet lost", 1, 6, 0, 0)] // told by the end of the session: two marks, since one at the end is the venue's own
    public void What_the_network_does_to_packets_is_counted_and_a_loss_is_marked_where_it_is(string mishap, int gaps, int missing, int duplicates, int late)
    {
        byte[] plain = File.ReadAllBytes(SharedData.Path(Thousand));
        List<byte[]> packets = MoldPackets.OfTape(plain).Where(p => p[18] != 0 || p[19] != 0).ToList();
        if (mishap == "both lines") packets = packets.SelectMany(p => new[] { p, p }).ToList();
        if (mishap == "a packet lost") packets.RemoveAt(50);
        if (mishap == "the last packet lost") packets.RemoveAt(packets.Count - 2);
        if (mishap == "two packets swapped") (packets[50], packets[51]) = (packets[51], packets[50]);
        using TapeFile tape = Open(CaptureFiles.Pcap(packets.Select(p => CaptureFiles.Frame(p))));
        PacketTapeStats stats = tape.Origin.Packets!;
        Assert.Equal((gaps, missing, duplicates, late), ((int)stats.Gaps, (int)stats.MissingMessages, (int)stats.DuplicateMessages, (int)stats.LateMessages));
        Assert.Equal(gaps > 0, tape.Origin.IsImpaired);
        List<byte[]> read = MoldPackets.Messages(tape.Window(0, (int)tape.Length).ToArray());
        List<byte[]> expected = MoldPackets.Messages(plain);
        if (gaps > 0) expected.RemoveRange(mishap == "the last packet lost" ? 994 : 350, missing);
        if (gaps > 0) expected.InsertRange(mishap == "the last packet lost" ? 994 : 350, mishap == "the last packet lost" ? [[], []] : [[]]);
        Assert.Equal(expected.Select(Convert.ToHexString), read.Select(Convert.ToHexString));
    }

    [DataTheory(Thousand)]
    [InlineData("pcap little-endian micros", "inside a packet")]
    [InlineData("pcapng little-endian", "inside a")]
    [InlineData("gz", "compressed data is damaged")]
    public void A_file_cut_short_gives_what_came_before_the_cut_and_says_so(string wrapping, string says)
    {
        byte[] plain = File.ReadAllBytes(SharedData.Path(Thousand));
        byte[] whole = Wrap(wrapping, plain);
        using TapeFile tape = Open(whole[..(whole.Length * 2 / 3)]);
        Assert.Contains(says, tape.Origin.Damage);
        Assert.True(tape.Origin.IsImpaired && tape.Length > 1000 && plain.AsSpan().StartsWith(tape.Window(0, (int)tape.Length)));
    }

    [Theory]
    [InlineData("no packet", "no MoldUDP64 message")]
    [InlineData("another protocol", "no MoldUDP64 message")]
    [InlineData("gzip of text", "Not an ITCH 5.0 tape")]
    [InlineData("gzip of nothing", "nothing that can be unpacked")]
    [InlineData("gzip of garbage", "nothing that can be unpacked")]
    public void What_holds_no_tape_is_refused(string content, string says)
    {
        byte[] file = content switch
        {
            "no packet" => CaptureFiles.Pcap([]),
            "another protocol" => CaptureFiles.Pcap([CaptureFiles.Frame(new byte[100].Select((_, i) => (byte)(i * 37)).ToArray())]),
            "gzip of text" => CaptureFiles.Gzip("time,price\n"u8.ToArray()),
            "gzip of nothing" => Convert.FromHexString("1F8B0800000000000003" + "0300" + "0000000000000000"),
            _ => [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xFF, 0xFF, 0xFF, 0xFF],
        };
        RefusalException refusal = Assert.Throws<RefusalException>(() => Open(file).Dispose());
        Assert.Contains(says, refusal.What);
    }

    [DataFact(Captures + "Multiple.Packets.pcap")]
    public void The_true_capture_of_session_000010059B_holds_a_packet_of_38_messages()
    {
        using TapeFile tape = TapeFile.Open(SharedData.Path(Captures + "Multiple.Packets.pcap"), true, default);
        List<byte[]> messages = MoldPackets.Messages(tape.Window(0, (int)tape.Length).ToArray());
        Assert.Equal((1, 1, 36, 2), (messages.Count(m => m is [(byte)'D', ..]), messages.Count(m => m.Length == 0), messages.Count(m => m is [(byte)'A', ..]), messages.Count(m => m is [(byte)'F', ..])));
        Assert.Equal(("000010059B", 14_764_496UL, 39L), (tape.Origin.Packets!.Sessions[0].Id, tape.Origin.Packets.Sessions[0].FirstSequence, tape.Origin.Packets.Sessions[0].Messages));
        Assert.Equal((1, 4_244_620UL), (tape.Origin.Packets.Gaps, tape.Origin.Packets.MissingMessages));
    }

    [DataFact(Captures + "Multiple.Packets.pcap", Zeroed + "OrderDelete.pcap")]
    public void Every_real_capture_gives_messages_of_the_type_in_its_name_zeroed_sequences_or_not()
    {
        int files = 0;
        foreach (string path in new[] { Captures, Zeroed }.SelectMany(d => Directory.GetFiles(SharedData.Path(d), "*.pcap")).Where(p => !p.Contains("Multiple")))
        {
            using TapeFile tape = TapeFile.Open(path, true, default);
            List<byte[]> messages = MoldPackets.Messages(tape.Window(0, (int)tape.Length).ToArray());
            Assert.True(messages.Count is >= 1 and <= 5, $"{path}: {messages.Count} messages");
            Assert.All(messages, m => Assert.Equal(messages[0][0], m[0]));
            Assert.Equal(0, tape.Origin.Packets!.Gaps);
            Assert.False(tape.Origin.IsImpaired, path);
            files++;
        }
        Assert.Equal(22, files);
    }

    private TapeFile Open(byte[] content) => TapeFile.Open(folder.File("tape", content), silent: true, CancellationToken.None);

    private static byte[] Wrap(string wrapping, byte[] tape)
    {
        IEnumerable<byte[]> Frames(int vlans, bool ipv6) => MoldPackets.OfTape(tape).Select(p => CaptureFiles.Frame(p, vlans, ipv6));
        return wrapping switch
        {
            "gz" => CaptureFiles.Gzip(tape),
            "gz of three members" => CaptureFiles.Gzip(tape, members: 3),
            "pcap little-endian micros" => CaptureFiles.Pcap(Frames(0, false)),
            "pcap big-endian micros" => CaptureFiles.Pcap(Frames(1, false), bigEndian: true),
            "pcap little-endian nanos, two VLAN tags" => CaptureFiles.Pcap(Frames(2, false), CaptureFiles.Nanos),
            "pcap big-endian nanos, IPv6" => CaptureFiles.Pcap(Frames(1, true), CaptureFiles.Nanos, bigEndian: true),
            "pcapng little-endian" => CaptureFiles.PcapNg(Frames(1, false)),
            "pcapng big-endian, gz" => CaptureFiles.Gzip(CaptureFiles.PcapNg(Frames(0, true), bigEndian: true)),
            _ => throw new ArgumentException(wrapping),
        };
    }
}

// Tapes of every kind through the verbs: the same results as from the plain tape, and a loss that nobody overlooks.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Trading.Tests.Support;
using Trading.Tests.Support.Feeds;
using Xunit;

namespace Trading.Tests.EndToEnd.Feeds;

public sealed class WrappedTapeTests : IDisposable
{
    private const string Goog = "itch/GOOG-2012-06-21.itch";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [DataTheory(Goog)]
    [InlineData("gz")]
    [InlineData("pcap")]
    [InlineData("pcapng.gz")]
    public void Replay_and_book_give_the_same_from_every_wrapping(string wrapping)
    {
        byte[] tape = File.ReadAllBytes(SharedData.Path(Goog));
        string wrapped = folder.File("wrapped", Wrap(wrapping, MoldPackets.OfTape(tape), tape));
        JsonElement plainRun = Replay(SharedData.Path(Goog)).Exits(0).Json, wrappedRun = Replay(wrapped).Exits(0).Json;
        foreach (string name in new[] { "signature", "book_hash", "messages", "orders", "fills" })
            Assert.Equal(plainRun.GetProperty(name).GetRawText(), wrappedRun.GetProperty(name).GetRawText());
        Assert.Equal(0, wrappedRun.GetProperty("allocated_bytes").GetInt64());
        Book(SharedData.Path(Goog), "plain.csv").Exits(0);
        Book(wrapped, "wrapped.csv").Exits(0);
        Assert.True(File.ReadAllBytes(folder["plain.csv"]).AsSpan().SequenceEqual(File.ReadAllBytes(folder["wrapped.csv"])));
    }

    [DataFact(Goog)]
    public void A_sequence_gap_makes_the_instrument_stale_and_ends_its_trading()
    {
        byte[] tape = File.ReadAllBytes(SharedData.Path(Goog));
        List<byte[]> packets = MoldPackets.OfTape(tape);
        packets.RemoveAt(packets.Count / 2);
        BinaryResult run = Replay(folder.File("gap.pcap", Wrap("pcap", packets, tape))).Exits(3);
        Assert.Equal(("FramingLost", 1), (run.Json.GetProperty("feed").GetProperty("stale").GetString(), run.Json.GetProperty("feed").GetProperty("framing_lost").GetInt32()));
        Assert.Contains("1 sequence gaps (7 messages missing)", run.Error);
        Assert.True(run.Json.GetProperty("orders").GetInt32() < Replay(SharedData.Path(Goog)).Json.GetProperty("orders").GetInt32());
    }

    [DataTheory(Goog)]
    [InlineData("cut", 3)]
    [InlineData("wrong checksum", 3)]
    public void A_damaged_gzip_is_used_up_to_the_damage_and_exits_3(string damage, int exitCode)
    {
        byte[] zip = CaptureFiles.Gzip(File.ReadAllBytes(SharedData.Path(Goog)));
        if (damage == "cut") zip = zip[..(zip.Length / 2)];
        else zip[^6] ^= 1;
        BinaryResult result = Book(folder.File("tape.gz", zip), "out.csv").Exits(exitCode);
        Assert.Contains("compressed data is damaged", result.Error);
        Assert.True(File.ReadLines(folder["out.csv"]).Count() > 1000);
    }

    [DataFact(Goog)]
    public void Where_nothing_can_be_unpacked_to_is_told_as_such()
    {
        using System.Diagnostics.Process shell = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(
            "env", ["TMPDIR=" + folder["absent"], Path.Combine(SharedData.RepositoryRoot, "out", "bin", "trading"), "feed", "stat", folder.File("t", CaptureFiles.Gzip(File.ReadAllBytes(SharedData.Path(Goog))))])
        {
            RedirectStandardError = true,
        })!;
        string error = shell.StandardError.ReadToEnd();
        shell.WaitForExit();
        Assert.Equal(3, shell.ExitCode);
        Assert.Contains("TMPDIR", error);
    }

    // The state is told at the first message of the market hours, so that nothing is sent before it.
    [Theory]
    [InlineData("", true)]
    [InlineData("H", false)] // regulatory halt
    [InlineData("h", false)] // operational halt
    [InlineData("h T", false)] // which a regulatory resumption does not lift
    [InlineData("H t", false)] // and the other way round
    [InlineData("H h T t", true)]
    [InlineData("W", false)] // market-wide circuit breaker
    [InlineData("W T t", false)]
    public void No_order_leaves_while_any_halt_holds(string states, bool trades)
    {
        string day = folder["day.itch"];
        Binary.Research.Run("simulate", "--output", day, "--seed", "7", "--symbols", "1", "--minutes", "20").Exits(0);
        byte[] tape = File.ReadAllBytes(day);
        int open = Open(tape);
        byte[][] told = states.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => State(s[0], tape.AsSpan(open + 7, 6))).ToArray();
        string path = folder.File("halted.itch", [.. tape[..open], .. told.SelectMany(m => m), .. tape[open..]]);
        JsonElement run = Binary.Trading.Run("replay", "--tape", path, "--symbol", "SYNA", "--json").Exits(0).Json;
        Assert.Equal(trades, run.GetProperty("orders").GetInt32() > 0);
        Assert.Equal("None", run.GetProperty("feed").GetProperty("stale").GetString());
    }

    private BinaryResult Replay(string tape) => Binary.Trading.Run("replay", "--tape", tape, "--symbol", "GOOG", "--json");

    private BinaryResult Book(string tape, string output) =>
        Binary.Trading.Run("book", "--feed", "itch50", "--input", tape, "--symbol", "GOOG", "--depth", "5", "--output", folder[output]);

    private static byte[] Wrap(string wrapping, List<byte[]> packets, byte[] tape) => wrapping switch
    {
        "gz" => CaptureFiles.Gzip(tape),
        "pcap" => CaptureFiles.Pcap(packets.Select(p => CaptureFiles.Frame(p, vlans: 1))),
        _ => CaptureFiles.Gzip(CaptureFiles.PcapNg(packets.Select(p => CaptureFiles.Frame(p)))),
    };

    // Offset of the system event Q, start of market hours.
    private static int Open(byte[] tape)
    {
        int at = 0;
        while (tape[at + 2] != 'S' || tape[at + 13] != 'Q') at += 2 + tape[at] * 256 + tape[at + 1];
        return at;
    }

    // H and T: trading action; h and t: operational halt and its end; W: breaker of level 1. SYNA has locate 1.
    private static byte[] State(char state, ReadOnlySpan<byte> time)
    {
        byte[] head = [0, 1, 0, 0, .. time];
        byte[] symbol = "SYNA    "u8.ToArray();
        byte[] message = state switch
        {
            'H' or 'T' => [(byte)'H', .. head, .. symbol, (byte)state, 0, .. "LUDP"u8],
            'W' => [(byte)'W', 0, 0, .. head[2..], (byte)'1'],
            _ => [(byte)'h', .. head, .. symbol, (byte)'Q', (byte)char.ToUpperInvariant(state)],
        };
        return [0, (byte)message.Length, .. message];
    }
}

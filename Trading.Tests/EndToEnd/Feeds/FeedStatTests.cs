// `trading feed stat` as a black box: real feeds, damaged ones, and what is none.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Trading.Tests.Support;
using Trading.Tests.Support.Feeds;
using Xunit;

namespace Trading.Tests.EndToEnd.Feeds;

public sealed class FeedStatTests : IDisposable
{
    private const string Thousand = "itch/nasdaq-2019-12-30-first-1000.itch";
    private const string Goog = "itch/GOOG-2012-06-21.itch";
    private const string Capture = "itch/moldudp64-pcap/Nasdaq.Equities.TotalView.Itch.v5.0/Multiple.Packets.pcap";
    private const string Zeroed = "itch/moldudp64-pcap/Nasdaq.Equities.TotalView.Itch.v5.0.20230822/";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [DataFact(Thousand)]
    public void The_first_thousand_messages_of_a_real_day_hold_399_unknown_of_427_references()
    {
        JsonElement stat = Stat(SharedData.Path(Thousand)).Exits(0).Json;
        Assert.Equal((1000, 427, 399, 0), (Count(stat, "messages"), Count(stat, "references"), Count(stat, "unknown_references"), Count(stat, "malformed")));
        Assert.Equal("""{"S":1,"A":367,"F":193,"E":28,"C":1,"X":6,"D":167,"U":225,"P":4,"Q":4,"I":4}""", stat.GetProperty("types").GetRawText());
        Assert.Equal(("HDS", 99), (stat.GetProperty("busiest")[0].GetProperty("symbol").GetString(), Count(stat.GetProperty("busiest")[0], "messages")));
        Assert.Equal((34_200_000_000_230, 34_200_002_364_611), (stat.GetProperty("first_time_ns").GetInt64(), stat.GetProperty("last_time_ns").GetInt64()));
        Assert.Equal((1000, "Q"), (Count(stat, "peak_per_second"), stat.GetProperty("session_events")[0].GetProperty("code").GetString()));
        Assert.Contains("399 unknown of 427 references", Binary.Trading.Run("feed", "stat", SharedData.Path(Thousand)).Exits(0).Out);
    }

    [DataFact(Goog)]
    public void A_whole_day_has_no_unknown_reference_and_the_same_counts_from_its_gzip()
    {
        byte[] tape = File.ReadAllBytes(SharedData.Path(Goog));
        JsonElement plain = Stat(SharedData.Path(Goog)).Exits(0).Json;
        JsonElement zipped = Stat(folder.File("day", CaptureFiles.Gzip(tape, members: 2))).Exits(0).Json;
        Assert.Equal((157_102, 0, 1), (Count(plain, "messages"), Count(plain, "unknown_references"), Count(plain, "symbols")));
        Assert.Equal(("itch", "itch.gz"), (plain.GetProperty("kind").GetString(), zipped.GetProperty("kind").GetString()));
        foreach (string name in new[] { "types", "busiest", "references", "resting_orders", "printed_volume", "bytes", "session_events", "mean_per_second" })
            Assert.Equal(plain.GetProperty(name).GetRawText(), zipped.GetProperty(name).GetRawText());
    }

    [DataFact(Capture)]
    public void A_capture_with_a_gap_tells_how_much_is_missing_and_exits_3()
    {
        BinaryResult result = Stat(SharedData.Path(Capture)).Exits(3);
        Assert.Equal((39, 1, 4_244_620, 0), (Count(result.Json, "messages"), Count(result.Json, "gaps"), Count(result.Json, "missing_messages"), Count(result.Json, "damaged_frames")));
        Assert.Equal(("000010059B", 2), (result.Json.GetProperty("sessions")[0].GetProperty("id").GetString(), Count(result.Json.GetProperty("sessions")[0], "packets")));
        Assert.Contains("1 sequence gaps (4244620 messages missing)", result.Error);
    }

    [DataTheory(Zeroed + "OrderDelete.pcap", Zeroed + "LULDAuctionCollar.pcap", Zeroed + "NetOrderImbalanceIndicator.pcap")]
    [InlineData("OrderDelete", "D", 5)]
    [InlineData("LULDAuctionCollar", "J", 5)]
    [InlineData("NetOrderImbalanceIndicator", "I", 5)]
    public void Captures_with_zeroed_sessions_and_sequences_are_read_as_they_come(string name, string type, int messages)
    {
        JsonElement stat = Stat(SharedData.Path($"{Zeroed}{name}.pcap")).Exits(0).Json;
        Assert.Equal((messages, messages, messages), (Count(stat, "messages"), Count(stat.GetProperty("types"), type), Count(stat.GetProperty("packets"), "unsequenced")));
    }

    [DataTheory(Thousand)]
    [InlineData("two zero bytes at the end", 0, 1000, 0, 0)] // the venue's own mark for the end of the session
    [InlineData("two zero bytes in the middle", 3, 1000, 0, 1)]
    [InlineData("cut in the last message", 3, 999, 0, 1)]
    [InlineData("an unknown type", 3, 1000, 1, 0)]
    public void Damage_is_counted_and_exits_3_after_the_results(string damage, int exitCode, int messages, int malformed, int frames)
    {
        byte[] tape = File.ReadAllBytes(SharedData.Path(Thousand));
        int second = 2 + tape[0] * 256 + tape[1];
        byte[] damaged = damage switch
        {
            "two zero bytes at the end" => [.. tape, 0, 0],
            "two zero bytes in the middle" => [.. tape[..second], 0, 0, .. tape[second..]],
            "cut in the last message" => tape[..^3],
            _ => [.. tape[..(second + 2)], (byte)'z', .. tape[(second + 3)..]],
        };
        JsonElement stat = Stat(folder.File("tape.itch", damaged)).Exits(exitCode).Json;
        Assert.Equal((messages, malformed, frames), (Count(stat, "messages"), Count(stat, "malformed"), Count(stat, "damaged_frames")));
    }

    [Fact]
    public void Contradictions_are_counted_as_the_book_counts_them()
    {
        var random = new Random(11);
        var tape = new List<byte>();
        for (int i = 0; i < 20_000; i++)
        {
            byte[] reference = [0, 0, 0, 0, 0, 0, 0, (byte)random.Next(40)], other = [0, 0, 0, 0, 0, 0, 0, (byte)random.Next(40)];
            byte[] shares = [0, 0, 0, (byte)random.Next(30)], price = [0, 0, 1, (byte)random.Next(9)];
            byte[] rest = "AAEXDU"[random.Next(6)] switch
            {
                'A' => [(byte)'A', .. Head(i), .. reference, (byte)"BS"[random.Next(2)], .. shares, .. "TEST    "u8, .. price],
                'E' => [(byte)'E', .. Head(i), .. reference, .. shares, .. new byte[8]],
                'X' => [(byte)'X', .. Head(i), .. reference, .. shares],
                'D' => [(byte)'D', .. Head(i), .. reference],
                _ => [(byte)'U', .. Head(i), .. reference, .. other, .. shares, .. price],
            };
            tape.AddRange([0, (byte)rest.Length, .. rest]);
        }
        string path = folder.File("wild.itch", [.. tape]);
        JsonElement stat = Stat(path).Exits(0).Json;
        JsonElement book = Binary.Trading.Run("book", "--feed", "itch50", "--input", path, "--symbol", "TEST", "--depth", "1", "--output", folder["out.csv"], "--json").Exits(0).Json;
        foreach (string name in new[] { "messages", "unknown_references", "duplicate_references", "quantity_exceeded", "invalid_values", "resting_orders" })
            Assert.Equal((name, Count(book, name)), (name, Count(stat, name)));
        Assert.True(Count(stat, "unknown_references") > 1000 && Count(stat, "duplicate_references") > 1000 && Count(stat, "quantity_exceeded") > 100);
    }

    private static byte[] Head(int i) => [0, 1, 0, 0, 0, 0, 0, (byte)(i >> 16), (byte)(i >> 8), (byte)i];

    [Theory]
    [InlineData("missing", 3, "does not exist")]
    [InlineData("text", 3, "Not an ITCH 5.0 tape")]
    [InlineData("no argument", 2, "")]
    public void What_cannot_be_read_is_refused(string kind, int exitCode, string says)
    {
        string[] arguments = kind switch
        {
            "missing" => ["feed", "stat", folder["no.itch"]],
            "text" => ["feed", "stat", folder.File("text", "price,size\n"u8.ToArray())],
            _ => ["feed", "stat"],
        };
        Assert.Contains(says, Binary.Trading.Run(arguments).Exits(exitCode).Error);
    }

    private static BinaryResult Stat(string tape) => Binary.Trading.Run("feed", "stat", tape, "--json");

    private static int Count(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}

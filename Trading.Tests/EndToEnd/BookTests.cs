// `trading book` as a black box: the exchange's own book, damaged tapes, and what is not a tape.
using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Trading.Tests.Support;
using Xunit;

namespace Trading.Tests.EndToEnd;

public sealed class BookTests : IDisposable
{
    private const string Goog = "itch/GOOG-2012-06-21.itch";
    private const string Expected = "itch/GOOG-2012-06-21.expected.csv.gz";
    private const int ExpectedRows = 147_916;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [DataFact(Goog, Expected)]
    public void The_book_equals_the_exchange_s_own_on_every_row_in_native_code_and_under_the_jit()
    {
        JsonElement counts = Book(Binary.Trading, SharedData.Path(Goog), "GOOG", "native.csv", "--depth", "10", "--json").Exits(0).Json;
        Assert.Equal(157_102, counts.GetProperty("messages").GetInt64());
        Assert.Equal(0, counts.GetProperty("damaged_frames").GetInt64());
        Assert.Equal((ExpectedRows, null), BookFile.Compare(SharedData.Path(Expected), folder["native.csv"]));
        Book(Binary.TradingUnderJit, SharedData.Path(Goog), "GOOG", "jit.csv", "--depth", "10", "--json").Exits(0);
        Assert.True(File.ReadAllBytes(folder["native.csv"]).AsSpan().SequenceEqual(File.ReadAllBytes(folder["jit.csv"])), "native and JIT dumps differ");
    }

    [DataTheory("itch/truncated-tail-1.itch", "itch/truncated-tail-2.itch")]
    [InlineData("itch/truncated-tail-1.itch")]
    [InlineData("itch/truncated-tail-2.itch")]
    public void A_truncated_tail_is_told_with_its_offset_and_the_rest_is_written(string tape)
    {
        BinaryResult result = Book(Binary.Trading, SharedData.Path(tape), "A", "out.csv", "--json").Exits(3);
        Assert.Equal(TailOffset(File.ReadAllBytes(SharedData.Path(tape))), result.Json.GetProperty("first_damage").GetProperty("offset").GetInt64());
        Assert.Contains("ends inside a frame", result.Error);
        Assert.StartsWith("message,timestamp_ns,", File.ReadAllText(folder["out.csv"]));
    }

    [DataFact("itch/nasdaq-2019-12-30-first-1000.itch")]
    public void Unknown_references_of_a_tape_that_starts_in_mid_session_are_counted_and_exit_0()
    {
        string tape = SharedData.Path("itch/nasdaq-2019-12-30-first-1000.itch");
        JsonElement counts = Book(Binary.Trading, tape, "SGEN", "out.csv", "--json").Exits(0).Json;
        Assert.Equal(1000, counts.GetProperty("messages").GetInt64());
        Assert.Equal((1, 2, 0), (Count(counts, "rows"), Count(counts, "unknown_references"), Count(counts, "damaged_frames")));
    }

    [Theory]
    [InlineData("missing", "does not exist")]
    [InlineData("directory", "directory")]
    [InlineData("empty", "empty")]
    [InlineData("text", "Not an ITCH 5.0 tape")]
    [InlineData("foreign", "Not an ITCH 5.0 tape")]
    [InlineData("gzip", "nothing that can be unpacked")]
    [InlineData("stub", "Not an ITCH 5.0 tape")]
    public void What_is_not_a_tape_is_refused_with_words_and_leaves_no_output(string kind, string mentions)
    {
        BinaryResult result = Book(Binary.Trading, NoTape(kind), "GOOG", "out.csv").Exits(3);
        Assert.Contains(mentions, result.Error);
        Assert.Contains("remedy:", result.Error);
        Assert.DoesNotContain("our bug", result.Error);
        Assert.Empty(Directory.GetFiles(folder.Root, "out.csv*"));
    }

    [DataTheory(Goog)]
    [InlineData("--feed", "fix", 2)]
    [InlineData("--depth", "0", 2)]
    [InlineData("--depth", "1001", 2)]
    [InlineData("--symbol", "TOOLONGNAME", 2)]
    [InlineData("--symbol", "NOSUCH", 3)]
    [InlineData("--output", "/proc/no/such.csv", 2)]
    public void A_wrong_value_is_refused_with_what_where_found_allowed_and_remedy(string option, string value, int exitCode)
    {
        string[] options = ["--feed", "itch50", "--input", SharedData.Path(Goog), "--symbol", "GOOG", "--depth", "10", "--output", folder["out.csv"]];
        options[Array.IndexOf(options, option) + 1] = value;
        BinaryResult result = Binary.Trading.Run(["book", .. options, "--json"]).Exits(exitCode);
        JsonElement error = result.Json.GetProperty("error");
        foreach (string part in new[] { "what", "where", "found", "allowed", "remedy" }) Assert.NotEmpty(error.GetProperty(part).GetString()!);
        if (value == "NOSUCH") Assert.Contains("GOOG", error.GetProperty("found").GetString());
        Assert.Empty(Directory.GetFiles(folder.Root, "out.csv*"));
    }

    [Fact]
    public void Damage_in_the_middle_is_counted_and_the_messages_after_it_still_reach_the_book()
    {
        byte[] tape = [.. Add(1, 100), 0, 0, .. Add(2, 101), 0, 3, (byte)'?', 1, 2, .. Add(3, 102)];
        JsonElement counts = Book(Binary.Trading, folder.File("tape.itch", tape), "TEST", "out.csv", "--depth", "1", "--json").Exits(3).Json;
        Assert.Equal((5, 3, 1, 1), (Count(counts, "messages"), Count(counts, "rows"), Count(counts, "damaged_frames"), Count(counts, "rejected_messages")));
        Assert.Equal(38, counts.GetProperty("first_damage").GetProperty("offset").GetInt64());
        string[] rows = File.ReadAllLines(folder["out.csv"]);
        Assert.Equal(["1,1000,0,0,0,100,10,1", "3,1000,0,0,0,101,10,1", "5,1000,0,0,0,102,10,1"], rows.Skip(1));
    }

    [Fact]
    public void A_tape_larger_than_the_reading_window_gives_the_same_rows_as_its_frames_one_by_one()
    {
        const int Orders = 250_000; // 9.5 MB: frames cross the borders of the 4 MB windows
        byte[] tape = Enumerable.Range(1, Orders).SelectMany(i => Add(i, 1_000 + i % 7)).ToArray();
        JsonElement counts = Book(Binary.Trading, folder.File("tape.itch", tape), "TEST", "out.csv", "--depth", "1", "--json").Exits(0).Json;
        Assert.Equal((Orders, Orders, Orders), (Count(counts, "messages"), Count(counts, "rows"), Count(counts, "resting_orders")));
        Assert.Equal($"{Orders},1000,0,0,0,1006,{10 * (Orders / 7)},{Orders / 7}", File.ReadLines(folder["out.csv"]).Last());
    }

    private BinaryResult Book(Binary binary, string input, string symbol, string output, params string[] more) =>
        binary.Run(["book", "--feed", "itch50", "--input", input, "--symbol", symbol, "--output", folder[output], .. more]);

    private static int Count(JsonElement counts, string name) => counts.GetProperty(name).GetInt32();

    private string NoTape(string kind) => kind switch
    {
        "missing" => folder["no.itch"],
        "directory" => Directory.CreateDirectory(folder["directory"]).FullName,
        "empty" => folder.File("empty.itch", []),
        "text" => folder.File("text.itch", Encoding.ASCII.GetBytes("timestamp,price\n1,2\n")),
        "foreign" => folder.File("foreign.itch", [0, 12, (byte)'A', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
        "gzip" => folder.File("tape.itch.gz", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0]),
        _ => folder.File("stub.itch", [0]),
    };

    // A framed ITCH 5.0 add of 10 shares to buy TEST, written from the specification.
    private static byte[] Add(long reference, int price)
    {
        byte[] frame = new byte[38];
        frame[1] = 36;
        frame[2] = (byte)'A';
        frame[4] = 1;
        frame[11] = 1000 >> 8;
        frame[12] = 1000 & 0xFF;
        for (int i = 0; i < 8; i++) frame[13 + i] = (byte)(reference >> (56 - 8 * i));
        frame[21] = (byte)'B';
        frame[25] = 10;
        Encoding.ASCII.GetBytes("TEST    ").CopyTo(frame, 26);
        for (int i = 0; i < 4; i++) frame[34 + i] = (byte)(price >> (24 - 8 * i));
        return frame;
    }

    private static long TailOffset(byte[] tape)
    {
        int at = 0;
        while (at + 2 <= tape.Length && at + 2 + tape[at] * 256 + tape[at + 1] <= tape.Length) at += 2 + tape[at] * 256 + tape[at + 1];
        return at;
    }
}

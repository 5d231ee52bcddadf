// `trading book --feed binance` as a black box: the exchange's own touches, recoveries, bad rows, and what is no capture.
using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.Json;
using Trading.Tests.Support;
using Trading.Tests.Support.Depth;
using Xunit;

namespace Trading.Tests.EndToEnd.Depth;

public sealed class BinanceBookTests : IDisposable
{
    private const string Usdm = "binance/usdm_btcusdt_20240808.gz";
    private const string Spot = "binance/spot_btcusdt_20240808.gz";
    private const string SpotNext = "binance/spot_btcusdt_20240809.gz";
    private const string Snapshot = """1000 {"lastUpdateId":100,"bids":[["10.0","1"],["9.5","2"]],"asks":[["11.0","1"]]}""";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [DataTheory(Usdm, Spot, SpotNext)]
    [InlineData(6545, 6545, Usdm)]
    [InlineData(6490, 6492, Spot, SpotNext)]
    public void After_each_event_the_row_shows_the_best_bid_and_offer_that_the_exchange_published(int equal, int compared, params string[] files)
    {
        Book(Binary.Trading, "BTCUSDT", files.Select(SharedData.Path), "--depth", "1").Exits(0);
        Dictionary<long, string> rows = File.ReadLines(folder["out.csv"]).Skip(1).Select(row => row.Split(',')).ToDictionary(row => long.Parse(row[0]), row => string.Join(' ', row[5], row[6], row[2], row[3]));
        List<byte[]> lines = files.SelectMany(file => BookTickers.Lines(SharedData.Path(file))).ToList();
        var tickers = new BookTickers(lines);
        string? shown = null;
        int same = 0, all = 0;
        for (int line = 1; line <= lines.Count; line++)
        {
            bool isFirst = shown is null;
            shown = rows.GetValueOrDefault(line, shown!);
            if (isFirst || lines[line - 1].AsSpan().IndexOf("depthUpdate"u8) < 0) continue;
            all++;
            if (shown == tickers.At(BookTickers.Data(lines[line - 1]).GetProperty("u").GetInt64())) same++;
        }
        Assert.Equal((equal, compared), (same, all));
    }

    [DataFact(Usdm)]
    public void Native_code_and_the_jit_write_the_same_bytes_from_gzip_and_from_plain_text()
    {
        string plain = folder.File("plain.txt", BookTickers.Lines(SharedData.Path(Usdm)).Take(20_000).SelectMany(line => line.Append((byte)'\n')).ToArray());
        using (var gzip = new GZipStream(File.Create(folder["named.txt"]), CompressionLevel.Fastest)) gzip.Write(File.ReadAllBytes(plain));
        Book(Binary.Trading, "btcusdt", [plain], "--depth", "20").Exits(0);
        byte[] native = File.ReadAllBytes(folder["out.csv"]);
        Book(Binary.TradingUnderJit, "BTCUSDT", [folder["named.txt"]], "--depth", "20").Exits(0);
        Assert.True(native.AsSpan().SequenceEqual(File.ReadAllBytes(folder["out.csv"])), "dumps differ");
        Assert.True(native.Length > 1_000_000);
    }

    [Fact]
    public void Rows_hold_decimals_of_the_published_scale_and_stand_at_the_lines_that_changed_the_book()
    {
        string capture = Capture(Snapshot, Diff(101, "10.5", "3"), Diff(102, "7.0", "0"), "1003 {\"stream\":\"aaa@trade\",\"data\":{\"e\":\"trade\",\"s\":\"AAA\",\"a\":1}}", Diff(103, "10.5", "0"));
        JsonElement counts = Book(Binary.Trading, "AAA", [capture], "--depth", "2").Exits(0).Json;
        Assert.Equal((5, 3, 3, 1), (Count(counts, "messages"), Count(counts, "rows"), Count(counts, "diffs_applied"), Count(counts, "ignored")));
        Assert.Equal(
            ["1,1000,11.0,1,-1,10.0,1,-1,0,0,0,9.5,2,-1", "2,1101,11.0,1,-1,10.5,3,-1,0,0,0,10.0,1,-1", "5,1103,11.0,1,-1,10.0,1,-1,0,0,0,9.5,2,-1"],
            File.ReadAllLines(folder["out.csv"]).Skip(1));
    }

    [Theory]
    [InlineData("this is no message", "malformed", 3)]
    [InlineData("1101 {\"e\":\"depthUpdate\",\"s\":\"AAA\",\"U\":101", "malformed", 3)]
    [InlineData("1101 {\"e\":\"depthUpdate\",\"s\":\"AAA\",\"U\":101,\"u\":101,\"b\":[[\"10.0\"]],\"a\":[]}", "malformed", 3)]
    [InlineData("1101 {\"e\":\"depthUpdate\",\"s\":\"AAA\",\"U\":101,\"u\":101,\"b\":[[\"1O.0\",\"1\"]],\"a\":[]}", "malformed", 3)]
    [InlineData("1101 {\"e\":\"depthUpdate\",\"s\":\"AAA\",\"U\":101,\"u\":101,\"b\":[[\"10.05\",\"1\"]],\"a\":[]}", "tick_change", 3)]
    [InlineData("1101 {\"e\":\"depthUpdate\",\"s\":\"AAA\",\"U\":101,\"u\":101,\"b\":[[\"11.0\",\"1\"]],\"a\":[]}", "crossed", 3)]
    [InlineData("1101 {\"e\":\"depthUpdate\",\"s\":\"AAA\",\"U\":101,\"u\":101,\"b\":[[\"10.0\",\"-1\"]],\"a\":[]}", "invalid_level", 3)]
    [InlineData("1101 {\"e\":\"depthUpdate\",\"s\":\"AAA\",\"U\":103,\"u\":103,\"b\":[],\"a\":[]}", "sequence_gap", 3)]
    public void A_bad_row_turns_the_book_stale_with_its_reason_and_a_snapshot_brings_it_back(string row, string reason, int exitCode)
    {
        string capture = Capture(Snapshot, row, Diff(104, "10.5", "3"), Snapshot.Replace(":100,", ":103,"), Diff(105, "10.5", "4"));
        BinaryResult result = Book(Binary.Trading, "AAA", [capture], "--depth", "1").Exits(exitCode);
        JsonElement trouble = result.Json.GetProperty("first_trouble");
        Assert.Equal((2, reason), (trouble.GetProperty("message").GetInt32(), trouble.GetProperty("what").GetString()));
        Assert.Equal("none", result.Json.GetProperty("stale").GetString());
        Assert.Contains("first trouble at line 2", result.Error);
        // The held diff 104 follows the new snapshot, so both are in the row of line 4.
        Assert.Equal(["1,1000,11.0,1,-1,10.0,1,-1", "4,1000,11.0,1,-1,10.5,3,-1", "5,1105,11.0,1,-1,10.5,4,-1"], File.ReadAllLines(folder["out.csv"]).Skip(1));
    }

    [Theory]
    [InlineData("a_duplicate_heals_with_the_next_in_sequence", 101, 101, 102, "duplicate", 3)]
    [InlineData("a_late_message_heals_the_gap_it_left", 102, 101, 103, "sequence_gap", 3)]
    [InlineData("in_sequence_nothing_is_wrong", 101, 102, 103, "", 0)]
    public void Sequence_faults_that_leave_the_book_whole_heal_by_themselves(string what, int first, int second, int third, string trouble, int exitCode)
    {
        string capture = Capture(Snapshot, Diff(first, "10.1", "1"), Diff(second, "10.2", "1"), Diff(third, "10.3", "1"));
        JsonElement counts = Book(Binary.Trading, "AAA", [capture], "--depth", "1").Exits(exitCode).Json;
        Assert.Equal(trouble, counts.TryGetProperty("first_trouble", out JsonElement first_) ? first_.GetProperty("what").GetString() : "");
        Assert.True(counts.GetProperty("stale").GetString() == "none", what);
        Assert.StartsWith("4,", File.ReadLines(folder["out.csv"]).Last());
    }

    [Theory]
    [InlineData("missing", "does not exist")]
    [InlineData("directory", "directory")]
    [InlineData("empty", "empty")]
    [InlineData("binary", "Not a capture")]
    [InlineData("othersymbol", "no depth diffs of AAA")]
    [InlineData("nosnapshot", "no snapshot of AAA")]
    public void What_is_no_capture_of_the_symbol_is_refused_with_words_and_leaves_no_output(string kind, string mentions)
    {
        string input = kind switch
        {
            "missing" => folder["no.gz"],
            "directory" => Directory.CreateDirectory(folder["directory"]).FullName,
            "empty" => folder.File("empty.txt", []),
            "binary" => folder.File("binary.txt", Enumerable.Range(0, 5000).Select(i => (byte)(i * 7919 >> 3)).ToArray()),
            "othersymbol" => Capture(Snapshot, Diff(101, "10.5", "3").Replace("AAA", "BBB")),
            _ => Capture(Diff(101, "10.5", "3")),
        };
        BinaryResult result = Book(Binary.Trading, "AAA", [input]).Exits(3);
        Assert.Contains(mentions, result.Error);
        Assert.Contains("remedy", result.Error);
        Assert.Empty(Directory.GetFiles(folder.Root, "out.csv*"));
    }

    [Fact]
    public void A_cut_gzip_gives_what_could_be_read_and_exits_3()
    {
        var whole = new MemoryStream();
        using (var gzip = new GZipStream(whole, CompressionLevel.NoCompression))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Snapshot + "\n"));
            for (int i = 101; i < 2000; i++) gzip.Write(Encoding.UTF8.GetBytes(Diff(i, "10.5", $"{i}") + "\n"));
        }
        string cut = folder.File("cut.gz", whole.ToArray()[..90_010]);
        JsonElement counts = Book(Binary.Trading, "AAA", [cut], "--depth", "1").Exits(3).Json;
        Assert.InRange(Count(counts, "rows"), 500, 1800);
        Assert.Equal(Count(counts, "messages"), counts.GetProperty("first_trouble").GetProperty("message").GetInt32());
    }

    [Theory]
    [InlineData("--feed", "bitfinex", "--feed")]
    [InlineData("--symbol", "A A", "--symbol")]
    [InlineData("--depth", "0", "--depth")]
    [InlineData("--orderbook", "x.csv", "--orderbook")]
    public void A_wrong_value_is_a_usage_error(string option, string value, string mentions)
    {
        List<string> options = ["--feed", "binance", "--input", Capture(Snapshot), "--symbol", "AAA", "--depth", "1", "--output", folder["out.csv"]];
        if (options.IndexOf(option) is >= 0 and int at) options[at + 1] = value;
        else options.AddRange([option, value]);
        BinaryResult result = Binary.Trading.Run(["book", .. options]).Exits(2);
        Assert.Contains(mentions, result.Error);
        Assert.False(File.Exists(folder["out.csv"]));
    }

    private BinaryResult Book(Binary binary, string symbol, IEnumerable<string> inputs, params string[] more) =>
        binary.Run(["book", "--feed", "binance", .. inputs.SelectMany(input => new[] { "--input", input }), "--symbol", symbol, "--output", folder["out.csv"], "--json", .. more]);

    private string Capture(params string[] lines) => folder.File("capture.txt", Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));

    private static string Diff(int id, string bid, string size) =>
        $"{1000 + id} {{\"stream\":\"aaa@depth\",\"data\":{{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"AAA\",\"U\":{id},\"u\":{id},\"b\":[[\"{bid}\",\"{size}\"]],\"a\":[]}}}}";

    private static int Count(JsonElement counts, string name) => counts.GetProperty(name).GetInt32();
}

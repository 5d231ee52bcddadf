// Damaged and foreign tapes in `trading replay` and `trading book`: each is told or counted, the data is not trusted any more, nothing crashes or hangs.
using System;
using System.IO;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Json;
using Trading.Tests.Support;
using Trading.Tests.Support.BlackBox;
using Xunit;

namespace Trading.Tests.EndToEnd.Replay;

public sealed class BadTapeTests : IDisposable
{
    private const ulong Fresh = 1UL << 60; // a reference that the day does not use
    private const double Place = 0.8; // of the day, well after trading has started
    private const int PatienceSeconds = 20;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(3, "FramingLost", "framing_lost", "zero length", "impossible length")]
    [InlineData(3, "MalformedMessage", "malformed", "unknown type", "wrong length for its type", "unknown side", "locate of another symbol")]
    [InlineData(3, "MalformedMessage", "malformed", "price overflow", "size overflow", "time beyond the day")]
    [InlineData(0, "TimestampBackwards", "timestamps_backwards", "time backwards")]
    [InlineData(0, "UnknownReference", "unknown_references", "unknown reference")]
    [InlineData(0, "DuplicateReference", "duplicate_references", "duplicate reference")]
    [InlineData(0, "QuantityExceeded", "other_book_errors", "executes more than the order holds", "reduces more than the order holds")]
    [InlineData(0, "InvalidValue", "other_book_errors", "price zero", "size zero")]
    public void After_bad_bytes_in_a_replay_the_instrument_is_stale_and_no_order_leaves(int exitCode, string stale, string counter, params string[] damages)
    {
        TapeBytes day = Workbench.DayBytes;
        int offset = day.OffsetAt(Place);
        foreach (string damage in damages)
        {
            byte[] healthy = Prelude(damage, day.WriterFor(Workbench.Symbol, offset));
            string damaged = folder.File("damaged.itch", day.With(offset, [.. healthy, .. Bad(damage, day.WriterFor(Workbench.Symbol, offset))]));
            BinaryResult result = Replay(damaged).Exits(exitCode).HasNoStackTrace();
            JsonElement feed = result.Json.GetProperty("feed");
            Assert.Equal((damage, stale, 1), (damage, feed.GetProperty("stale").GetString(), feed.GetProperty(counter).GetInt32()));
            Assert.Equal(0, result.Json.GetProperty("allocated_bytes").GetInt64());
            Assert.Equal(exitCode == 3, result.Error.Contains(damaged));
            long before = Orders(Replay(folder.File("before.itch", [.. day.Before(offset), .. healthy])));
            Assert.Equal((damage, before), (damage, Orders(result)));
            Assert.InRange(before, 1, Orders(Workbench.Replay("--json").Exits(0)) - 1);
        }
    }

    [Fact]
    public void A_tape_with_preallocated_zeros_behind_it_ends_there()
    {
        TapeBytes day = Workbench.DayBytes;
        string padded = folder.File("padded.itch", [.. day.Before(day.OffsetAt(Place)), .. new byte[1 << 20]]);
        BinaryResult result = Replay(padded).Exits(3).HasNoStackTrace();
        Assert.Equal(1024, result.Json.GetProperty("feed").GetProperty("framing_lost").GetInt32());
        Assert.Contains("holds no messages", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "damaged_frames", "zero length", "impossible length")]
    [InlineData(3, "rejected_messages", "unknown type", "price overflow", "size overflow", "time beyond the day")]
    [InlineData(0, "unknown_references", "unknown reference")]
    [InlineData(0, "quantity_exceeded", "executes more than the order holds", "reduces more than the order holds")]
    [InlineData(0, "invalid_values", "price zero", "size zero")]
    public void Bad_bytes_in_a_book_are_counted_and_the_rows_before_them_stand(int exitCode, string counter, params string[] damages)
    {
        TapeBytes day = Workbench.DayBytes;
        int offset = day.OffsetAt(Place);
        foreach (string damage in damages)
        {
            byte[] healthy = Prelude(damage, day.WriterFor(Workbench.Symbol, offset));
            string damaged = folder.File("damaged.itch", day.With(offset, [.. healthy, .. Bad(damage, day.WriterFor(Workbench.Symbol, offset))]));
            JsonElement counts = Book(damaged, "damaged.csv").Exits(exitCode).HasNoStackTrace().Json;
            Assert.Equal(1, counts.GetProperty(counter).GetInt32());
            if (exitCode == 3) Assert.Equal(offset + healthy.Length, counts.GetProperty("first_damage").GetProperty("offset").GetInt32());
            Book(folder.File("before.itch", [.. day.Before(offset), .. healthy]), "before.csv").Exits(0);
            Assert.StartsWith(File.ReadAllText(folder["before.csv"]), File.ReadAllText(folder["damaged.csv"]));
        }
    }

    [Theory]
    [InlineData("The tape ", "missing", "directory", "empty", "device", "gzip")]
    [InlineData("Not an ITCH 5.0 tape", "text", "one byte", "zeros")]
    [InlineData("never names the symbol", "other symbol")]
    public void What_is_no_tape_of_the_symbol_is_refused_before_anything_is_written(string mentions, params string[] kinds)
    {
        foreach (string kind in kinds)
        {
            JsonElement error = Replay(NoTape(kind), "--report", folder["report.html"]).Refuses(3);
            Assert.Contains(mentions, error.GetProperty("what").GetString());
            Assert.False(File.Exists(folder["report.html"]));
        }
    }

    [Fact]
    public void A_tape_cut_at_any_byte_of_its_last_message_is_a_truncated_tail()
    {
        TapeBytes day = Workbench.DayBytes;
        int start = day.OffsetAt(Place);
        byte[] cut = [.. day.Before(start), .. day.WriterFor(Workbench.Symbol, start).Add(Fresh, 'B', 100, 10_000)];
        for (int missing = 1; missing < cut.Length - start; missing += 6)
        {
            BinaryResult result = Replay(folder.File("cut.itch", cut[..^missing])).Exits(3).HasNoStackTrace();
            Assert.Contains($"byte {start}", result.Error);
            Assert.Contains("ends inside a message", result.Error);
        }
    }

    [Fact]
    public void A_length_that_lies_never_crashes_it()
    {
        TapeBytes day = Workbench.DayBytes;
        for (int i = 1; i <= 8; i++)
        {
            byte[] tape = day.With(day.OffsetAt(i / 10.0), i % 2 == 0 ? [0xFF, 0xFF] : [0, (byte)(7 * i)]);
            Replay(folder.File("lie.itch", tape)).Exits(3).HasNoStackTrace();
        }
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public void A_tape_without_permission_to_read_is_refused()
    {
        string secret = folder.File("secret.itch", File.ReadAllBytes(Workbench.Day));
        File.SetUnixFileMode(secret, UnixFileMode.None);
        File.SetUnixFileMode(folder.Root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);
        string[] arguments = ["book", "--feed", "itch50", "--input", secret, "--symbol", Workbench.Symbol, "--output", "/dev/null", "--json"];
        string program = Path.Combine(SharedData.RepositoryRoot, "out", "bin", "trading");
        // Root reads everything, so root becomes nobody first.
        Binary binary = Environment.UserName == "root" ? Binary.Command("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", program) : Binary.Trading;
        Assert.Contains("permissions", binary.Run(arguments).Refuses(3).GetProperty("remedy").GetString());
    }

    // The order that the damage is about, where it is about one.
    private static byte[] Prelude(string damage, ItchBytes at) =>
        damage is "duplicate reference" or "executes more than the order holds" or "reduces more than the order holds" ? at.Add(Fresh, 'B', 100, 10_000) : [];

    private static byte[] Bad(string damage, ItchBytes at) => damage switch
    {
        "zero length" => [0, 0],
        "impossible length" => [0xFF, 0xFF, .. new byte[0xFFFF]],
        "unknown type" => at.Message('?', [1]),
        "wrong length for its type" => at.Message('A', [1]),
        "unknown side" => at.Add(Fresh, 'Z', 100, 10_000),
        "price overflow" => at.Add(Fresh, 'B', 100, uint.MaxValue),
        "size overflow" => at.Cross(ulong.MaxValue, 10_000),
        "time beyond the day" => at.At(0xFFFF_FFFF_FFFF).Add(Fresh, 'B', 100, 10_000),
        "locate of another symbol" => (at with { Symbol = "OTHER" }).Add(Fresh, 'B', 100, 10_000),
        "time backwards" => at.At(at.Nanos - 1_000_000_000).Add(Fresh, 'B', 100, 10_000),
        "unknown reference" => at.Delete(Fresh),
        "duplicate reference" => at.Add(Fresh, 'B', 100, 10_000),
        "executes more than the order holds" => at.Execute(Fresh, 101),
        "reduces more than the order holds" => at.Reduce(Fresh, uint.MaxValue),
        "price zero" => at.Add(Fresh, 'B', 100, 0),
        "size zero" => at.Add(Fresh, 'B', 0, 10_000),
        _ => throw new ArgumentException(damage),
    };

    private string NoTape(string kind) => kind switch
    {
        "missing" => folder["no.itch"],
        "directory" => folder.Root,
        "empty" => folder.File("empty.itch", []),
        "text" => folder.File("text.itch", Encoding.ASCII.GetBytes("timestamp,price\n1,2\n")),
        "gzip" => folder.File("tape.itch.gz", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0]),
        "one byte" => folder.File("stub.itch", [0]),
        "zeros" => folder.File("zeros.itch", new byte[100_000]),
        "device" => "/dev/null",
        "other symbol" => folder.File("other.itch", new ItchBytes(1, "OTHER", 0).Add(1, 'B', 100, 10_000)),
        _ => throw new ArgumentException(kind),
    };

    private static BinaryResult Replay(string tape, params string[] more) => Workbench.Run(Binary.Trading.Within(PatienceSeconds), tape, [.. more, "--json"]);

    private BinaryResult Book(string tape, string output) => Binary.Trading.Within(PatienceSeconds)
        .Run("book", "--feed", "itch50", "--input", tape, "--symbol", Workbench.Symbol, "--depth", "3", "--output", folder[output], "--json");

    private static long Orders(BinaryResult result) => result.Json.GetProperty("orders").GetInt64();
}

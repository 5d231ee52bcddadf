// `trading bench --scenario l2` as a black box: the same book as `trading book` leaves, nothing allocated, and words for a wrong use.
using System.Text.Json;
using Trading.Tests.Support;
using Xunit;

namespace Trading.Tests.EndToEnd.Depth;

public sealed class DepthBenchTests
{
    private const string Spot = "binance/spot_btcusdt_20240808.gz";

    [Fact]
    public void Made_levels_leave_the_same_book_in_every_run_and_allocate_nothing()
    {
        JsonElement first = Bench("--rounds", "1").Exits(0).Json, second = Bench("--rounds", "2").Exits(0).Json;
        Assert.Equal(first.GetProperty("signature").GetString(), second.GetProperty("signature").GetString());
        Assert.Equal(first.GetProperty("book_hash").GetString(), first.GetProperty("signature").GetString());
        Assert.InRange(first.GetProperty("messages_per_second").GetInt64(), 1, long.MaxValue);
        Assert.InRange(first.GetProperty("depth").GetInt32(), 900, 1100);
        Assert.Equal((0, 0), (first.GetProperty("allocated_bytes").GetInt32(), second.GetProperty("allocated_bytes").GetInt32()));
        Assert.Equal(2, second.GetProperty("stages").GetProperty("level").GetProperty("n").GetInt32());
    }

    [DataFact(Spot)]
    public void A_capture_leaves_the_book_that_the_verb_book_leaves()
    {
        JsonElement bench = Bench("--rounds", "1", "--tape", SharedData.Path(Spot), "--symbol", "BTCUSDT").Exits(0).Json;
        JsonElement book = Binary.Trading.Run("book", "--feed", "binance", "--input", SharedData.Path(Spot), "--symbol", "BTCUSDT", "--output", "/dev/null", "--json").Exits(0).Json;
        Assert.Equal(book.GetProperty("book_hash").GetString(), bench.GetProperty("book_hash").GetString());
        Assert.Equal(0, bench.GetProperty("allocated_bytes").GetInt32());
        Assert.True(bench.GetProperty("stages").GetProperty("message").GetProperty("p50").GetDouble() > 0);
    }

    [DataTheory(Spot)]
    [InlineData("BTCUSDT", "/no/such.gz", 3)]
    [InlineData("ETHUSDT", Spot, 3)]
    [InlineData(null, Spot, 2)]
    public void A_capture_that_cannot_be_measured_is_refused(string? symbol, string tape, int exitCode)
    {
        string path = tape == Spot ? SharedData.Path(Spot) : tape;
        BinaryResult result = symbol is null ? Bench("--tape", path) : Bench("--tape", path, "--symbol", symbol);
        Assert.NotEmpty(result.Exits(exitCode).Json.GetProperty("error").GetProperty("remedy").GetString()!);
    }

    private static BinaryResult Bench(params string[] options) => Binary.Trading.Run(["bench", "--scenario", "l2", "--json", .. options]);
}

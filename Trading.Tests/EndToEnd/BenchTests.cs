// `trading bench` from outside: the form that tools read, the signature that ties it to replay, and its options.
using System.Linq;
using System.Text.Json;
using Trading.Tests.Support;
using Trading.Tests.Support.BlackBox;
using Xunit;

namespace Trading.Tests.EndToEnd;

public sealed class BenchTests
{
    private static readonly string[] Stages = ["decode", "book", "features", "model", "signal", "risk", "encode", "total"];

    [Fact]
    public void The_json_has_the_documented_form_and_the_day_is_the_one_that_replay_trades()
    {
        JsonElement bench = Bench("--json").Exits(0).Json, replay = Workbench.Replay("--json").Exits(0).Json;
        Assert.Equal("line", bench.GetProperty("scenario").GetString());
        foreach (string same in new[] { "signature", "book_hash", "messages", "orders", "fills", "symbol" })
            Assert.Equal(replay.GetProperty(same).ToString(), bench.GetProperty(same).ToString());
        Assert.Equal(0, bench.GetProperty("allocated_bytes").GetInt64());
        Assert.InRange(bench.GetProperty("messages_per_second").GetInt64(), 1_000, long.MaxValue);
        foreach (string stage in Stages)
        {
            JsonElement figures = bench.GetProperty("stages").GetProperty(stage);
            long[] rising = new[] { "p50", "p90", "p99", "p999", "max" }.Select(name => figures.GetProperty(name).GetInt64()).ToArray();
            Assert.True(rising.SequenceEqual(rising.Order()) && figures.GetProperty("n").GetInt64() > 0, $"{stage}: {figures}");
        }
    }

    [Fact]
    public void Without_a_symbol_the_busiest_is_taken_and_more_rounds_change_only_the_counts_of_samples()
    {
        JsonElement one = Bench("--json").Exits(0).Json;
        JsonElement two = Binary.Trading.Run("bench", "--tape", Workbench.Day, "--model", Workbench.ModelFile, "--rounds", "2", "--json").Exits(0).Json;
        Assert.Equal(Workbench.Symbol, two.GetProperty("symbol").GetString());
        Assert.Equal(one.GetProperty("signature").GetString(), two.GetProperty("signature").GetString());
        Assert.Equal(2 * Samples(one), Samples(two));
        Assert.Equal(2 * one.GetProperty("runs").GetInt32(), two.GetProperty("runs").GetInt32());
    }

    [Fact]
    public void Without_a_tape_it_makes_its_own_day_and_says_so()
    {
        JsonElement bench = Binary.Trading.Run("bench", "--rounds", "1", "--json").Exits(0).Json;
        Assert.Contains("synthetic", bench.GetProperty("tape").GetString());
        Assert.InRange(bench.GetProperty("fills").GetInt64(), 1, long.MaxValue);
        Assert.Equal(0, bench.GetProperty("allocated_bytes").GetInt64());
    }

    [Fact]
    public void The_text_shows_the_signature_and_the_table()
    {
        string text = Bench().Exits(0).Out;
        Assert.Contains(Bench("--json").Exits(0).Json.GetProperty("signature").GetString()!, text);
        Assert.Matches(@"latency, ns +p50 +p90 +p99 +p99\.9 +max +n\n", text);
    }

    [Fact]
    public void A_wrong_value_is_refused()
    {
        foreach (var (option, value, exitCode) in new[] { ("--scenario", "nonsense", 2), ("--rounds", "0", 2), ("--rounds", "101", 2), ("--symbol", "", 2), ("--symbol", "NOSUCH", 3) })
            Binary.Trading.Run("bench", "--tape", Workbench.Day, "--model", Workbench.ModelFile, option, value, "--json").Refuses(exitCode);
    }

    private static BinaryResult Bench(params string[] more) => Binary.Trading.Run(
        ["bench", "--scenario", "line", "--tape", Workbench.Day, "--symbol", Workbench.Symbol, "--model", Workbench.ModelFile, "--rounds", "1", .. more]);

    private static long Samples(JsonElement bench) => bench.GetProperty("stages").GetProperty("total").GetProperty("n").GetInt64();
}

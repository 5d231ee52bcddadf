// `trading replay` on a synthetic day, from outside: its numbers agree with one another, and nothing but the inputs changes what is traded.
using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Trading.Tests.Support;
using Trading.Tests.Support.BlackBox;
using Xunit;

namespace Trading.Tests.EndToEnd.Replay;

public sealed class ReplayTests : IDisposable
{
    private static readonly string[] Documented =
    [
        "messages", "orders", "fills", "rejects", "position", "pnl", "signature", "allocated_bytes", "messages_per_second",
        "symbol", "decisions", "cancels", "max_drawdown", "book_hash", "kill", "feed", "kernel", "stages",
    ];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("quoter")]
    [InlineData("taker")]
    public void A_day_is_traded_and_its_numbers_agree(string strategy)
    {
        JsonElement run = Workbench.Replay("--config", ConfigurationOf(strategy), "--json").Exits(0).Json;
        Assert.All(Documented, member => Assert.True(run.TryGetProperty(member, out _), $"{member} is missing"));
        Assert.Equal(Workbench.DayBytes.Frames, Number(run, "messages"));
        Assert.InRange(Number(run, "fills"), 1, long.MaxValue);
        Assert.InRange(Number(run, "orders"), 1, Number(run, "decisions"));
        Assert.Equal(0, Number(run, "allocated_bytes"));
        JsonElement pnl = run.GetProperty("pnl");
        Assert.Equal(pnl.GetProperty("gross").GetDecimal() - pnl.GetProperty("fees").GetDecimal(), pnl.GetProperty("net").GetDecimal());
        Assert.Equal("None", run.GetProperty("feed").GetProperty("stale").GetString());
        Assert.Matches("^[0-9a-f]{16}$", Signature(run));
        Assert.Equal(Number(run, "orders") + Number(run, "cancels"), Number(run.GetProperty("stages").GetProperty("encode"), "n"));
    }

    [Theory]
    [InlineData("quoter")]
    [InlineData("taker")]
    public void The_jit_and_a_second_run_compute_the_same(string strategy)
    {
        string configuration = ConfigurationOf(strategy);
        string first = Outcome(Workbench.Replay("--config", configuration, "--json"));
        Assert.Equal(first, Outcome(Workbench.Replay("--config", configuration, "--json")));
        Assert.Equal(first, Outcome(Workbench.Run(Binary.TradingUnderJit, Workbench.Day, "--config", configuration, "--json")));
    }

    [Fact]
    public void The_table_for_people_shows_the_same_run_and_all_percentiles()
    {
        JsonElement run = Workbench.Replay("--json").Exits(0).Json;
        string table = Workbench.Replay("--quiet").Exits(0).Out;
        Assert.Contains(Signature(run), table);
        Assert.Matches("fills +" + Number(run, "fills").ToString("N0", CultureInfo.InvariantCulture), table);
        Assert.Matches(@"latency, ns +p50 +p90 +p99 +p99\.9 +max +n\n", table);
        foreach (JsonProperty stage in run.GetProperty("stages").EnumerateObject()) Assert.Matches($@"(?m)^{stage.Name}( +[0-9,]+){{6}}$", table);
    }

    [Fact]
    public void Stage_percentiles_rise_and_the_total_counts_every_message()
    {
        JsonElement stages = Workbench.Replay("--json").Exits(0).Json.GetProperty("stages");
        foreach (JsonProperty stage in stages.EnumerateObject())
        {
            long[] values = new[] { "p50", "p90", "p99", "p999", "max" }.Select(name => Number(stage.Value, name)).ToArray();
            Assert.True(values.SequenceEqual(values.Order()), $"{stage.Name}: {string.Join(' ', values)}");
        }
        Assert.Equal(Workbench.DayBytes.Frames, Number(stages.GetProperty("total"), "n"));
        Assert.True(Number(stages.GetProperty("model"), "p50") > 0, "the model took no time at all");
    }

    [Fact]
    public void Another_symbol_another_model_and_another_limit_each_give_another_signature()
    {
        string careful = new ConfigurationFile().With("quoter.max_position_lots", "100").Save(folder["careful.json"]);
        string[] signatures =
        [
            Signature(Workbench.Replay("--json").Exits(0).Json),
            Signature(Binary.Trading.Run("replay", "--tape", Workbench.Day, "--symbol", "SYNB", "--model", Workbench.ModelFile, "--json").Exits(0).Json),
            Signature(Binary.Trading.Run("replay", "--tape", Workbench.Day, "--symbol", "SYNA", "--json").Exits(0).Json),
            Signature(Workbench.Replay("--config", careful, "--json").Exits(0).Json),
        ];
        Assert.Equal(signatures.Length, signatures.Distinct().Count());
    }

    [Fact]
    public void A_position_limit_of_one_order_holds_and_its_refusals_are_counted_by_reason()
    {
        string tight = new ConfigurationFile().With("quoter.max_position_lots", "1000").With("risk.max_position_lots", "100").Save(folder["tight.json"]);
        JsonElement run = Workbench.Replay("--config", tight, "--json").Exits(0).Json;
        Assert.InRange(Number(run, "position"), -100, 100);
        Assert.All(run.GetProperty("rejects").EnumerateObject(), reason => Assert.Matches("^(risk|venue)_[a-z_]+$", reason.Name));
        Assert.Contains(run.GetProperty("rejects").EnumerateObject(), reason => reason.Name.StartsWith("risk_") && reason.Value.GetInt64() > 0);
    }

    [Fact]
    public void A_loss_beyond_the_limit_engages_the_kill_switch_and_ends_trading()
    {
        string free = ConfigurationOf("taker");
        string killed = new ConfigurationFile(free).With("risk.max_loss", "5").Save(folder["killed.json"]);
        JsonElement before = Workbench.Replay("--config", free, "--json").Exits(0).Json, after = Workbench.Replay("--config", killed, "--json").Exits(0).Json;
        Assert.Equal("None", before.GetProperty("kill").GetString());
        Assert.NotEqual("None", after.GetProperty("kill").GetString());
        Assert.InRange(Number(after, "orders"), 1, Number(before, "orders") - 1);
        Assert.Contains("kill switch", Workbench.Replay("--config", killed).Exits(0).Out);
    }

    [Fact]
    public void Nothing_is_traded_outside_the_window()
    {
        string late = new ConfigurationFile().With("trading_start", "\"15:00:00\"").Save(folder["late.json"]);
        JsonElement run = Workbench.Replay("--config", late, "--json").Exits(0).Json;
        Assert.Equal((0L, 0L), (Number(run, "orders"), Number(run, "fills")));
        Assert.True(Number(run, "decisions") > 0, "the model must score all the same");
    }

    [Fact]
    public void A_trading_halt_holds_orders_back_until_trading_resumes()
    {
        TapeBytes day = Workbench.DayBytes;
        int from = day.OffsetAt(0.6), to = day.OffsetAt(0.9);
        byte[] halt = day.WriterFor(Workbench.Symbol, from).TradingAction('H'), resume = day.WriterFor(Workbench.Symbol, to).TradingAction('T');
        byte[] stopped = day.With(from, halt);
        byte[] whole = [.. stopped[..(to + halt.Length)], .. resume, .. stopped[(to + halt.Length)..]];
        long Orders(string name, byte[] tape) => Number(Workbench.ReplayOf(folder.File(name, tape), "--json").Exits(0).Json, "orders");
        long before = Orders("before.itch", day.Before(from)), halted = Orders("halted.itch", stopped), resumed = Orders("resumed.itch", whole);
        Assert.Equal(before, halted);
        Assert.InRange(resumed, halted + 1, Number(Workbench.Replay("--json").Exits(0).Json, "orders"));
    }

    private string ConfigurationOf(string strategy) => new ConfigurationFile().With("strategy", $"\"{strategy}\"").Save(folder[strategy + ".json"]);

    // Everything but what depends on time; zero allocations of the JIT run are part of it.
    private static string Outcome(BinaryResult result) => string.Join('\n', result.Exits(0).Json.EnumerateObject()
        .Where(member => member.Name is not ("messages_per_second" or "stages")).Select(member => $"{member.Name} {member.Value}"));

    private static long Number(JsonElement run, string name) => run.GetProperty(name).GetInt64();

    private static string Signature(JsonElement run) => run.GetProperty("signature").GetString()!;
}

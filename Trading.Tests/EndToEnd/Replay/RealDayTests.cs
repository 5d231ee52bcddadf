// Real NASDAQ bytes through the published line: a whole day of GOOG checked from outside, and a thousand messages of a market in mid-session.
using System;
using System.Linq;
using System.Text.Json;
using Trading.Tests.Support;
using Trading.Tests.Support.BlackBox;
using Xunit;

namespace Trading.Tests.EndToEnd.Replay;

public sealed class RealDayTests : IDisposable
{
    private const string Goog = "itch/GOOG-2012-06-21.itch";
    private const string Thousand = "itch/nasdaq-2019-12-30-first-1000.itch";
    private const int GoogMessages = 157_102;
    private const long PositionMax = 500;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [DataTheory(Goog)]
    [InlineData("quoter")]
    [InlineData("taker")]
    public void After_every_record_of_a_real_day_exposure_orders_and_cash_hold(string strategy)
    {
        // No decision interval of this model clears GOOG's spread of a quarter of a dollar: what is under test is the accounting, so the taker is told to pay up.
        string configuration = new ConfigurationFile().With("strategy", $"\"{strategy}\"").With("taker.entry_edge_micro_increments", "-20000000").With("risk.max_position_lots", $"{PositionMax}")
            .With("fees", "{\"maker_micros_per_lot\":-2000,\"taker_micros_per_lot\":3000,\"sell_nanos_per_unit\":22400}").Save(folder["c.json"]);
        JsonElement run = Replay(Binary.Trading, Goog, "GOOG", "--config", configuration, "--journal", folder["day.jrn"]).Exits(0).Json;
        var journal = new JournalBytes(folder["day.jrn"]);
        var ledger = new JournalLedger(journal, PositionMax);
        Assert.Equal(GoogMessages, journal.Of(JournalBytes.MarketBytes).Count());
        Assert.Equal((ulong)journal.Records.Count - 1, journal.SealedCount);
        Assert.Equal((Number(run, "orders"), Number(run, "cancels"), Number(run, "fills"), Number(run, "position")),
            ((long)ledger.Orders, (long)ledger.Cancels, (long)ledger.Fills, ledger.Position));
        Assert.True(ledger.Fills > 0, "a real day without a fill");
        Assert.Equal(0, ledger.Position); // closed before the session ends
        JsonElement pnl = run.GetProperty("pnl");
        Assert.Equal(ledger.Cash, pnl.GetProperty("gross").GetDecimal());
        decimal fees = -0.002m * ledger.MakerLots + 0.003m * ledger.TakerLots + 0.0000224m * ledger.SoldValue;
        Assert.InRange(pnl.GetProperty("fees").GetDecimal() - fees, -0.000001m * ledger.Fills, 0.000001m * ledger.Fills);
        Assert.Equal(0, Number(run, "allocated_bytes"));
    }

    [DataFact(Goog)]
    public void A_real_day_has_one_signature_in_native_code_under_the_jit_and_in_the_bench()
    {
        string[] signatures =
        [
            .. new[] { Binary.Trading, Binary.Trading, Binary.TradingUnderJit }.Select(binary => Replay(binary, Goog, "GOOG").Exits(0).Json.GetProperty("signature").GetString()!),
            Binary.Trading.Run("bench", "--tape", SharedData.Path(Goog), "--rounds", "1", "--json").Exits(0).Json.GetProperty("signature").GetString()!,
        ];
        Assert.Single(signatures.Distinct());
    }

    [DataTheory(Thousand)]
    [InlineData("SGEN", 2)] // two of its three order messages speak of orders from before the tape
    [InlineData("VXX", 0)]
    public void A_market_entered_in_mid_session_is_counted_and_not_traded(string symbol, int unknownReferences)
    {
        BinaryResult result = Replay(Binary.Trading, Thousand, symbol).Exits(0).HasNoStackTrace();
        Assert.Equal((1000, 0), (Number(result.Json, "messages"), Number(result.Json, "orders")));
        JsonElement feed = result.Json.GetProperty("feed");
        Assert.Equal((0, 0), (Number(feed, "malformed"), Number(feed, "framing_lost")));
        Assert.Equal(unknownReferences, Number(feed, "unknown_references"));
        Assert.Equal(unknownReferences > 0, feed.GetProperty("stale").GetString() != "None");
    }

    [DataFact("itch/truncated-tail-1.itch", "itch/truncated-tail-2.itch")]
    public void A_real_file_cut_inside_a_message_is_told_with_its_place()
    {
        foreach (var (tape, place) in new[] { ("itch/truncated-tail-1.itch", 4081), ("itch/truncated-tail-2.itch", 497) })
        {
            BinaryResult result = Replay(Binary.Trading, tape, "A").Exits(3).HasNoStackTrace();
            Assert.Contains($"first bad frame at byte {place}; the tape ends inside a message", result.Error);
            Assert.Equal("FramingLost", result.Json.GetProperty("feed").GetProperty("stale").GetString());
        }
    }

    private static BinaryResult Replay(Binary binary, string tape, string symbol, params string[] more) =>
        binary.Run(["replay", "--tape", SharedData.Path(tape), "--symbol", symbol, .. more, "--json"]);

    private static long Number(JsonElement run, string name) => run.GetProperty(name).GetInt64();
}

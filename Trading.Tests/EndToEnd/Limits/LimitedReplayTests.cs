// `trading replay --limits`: the file's limits hold the orders of a run, and the journal names the file.
using System;
using System.Linq;
using System.Security.Cryptography;
using System.IO;
using System.Text.Json;
using Trading.Tests.Support;
using Trading.Tests.Support.BlackBox;
using Xunit;

namespace Trading.Tests.EndToEnd.Limits;

public sealed class LimitedReplayTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_default_limits_let_the_default_day_trade_within_them()
    {
        JsonElement run = Workbench.Replay("--limits", new LimitsFileText().Save(folder["l.json"]), "--journal", folder["day.jrn"], "--json").Exits(0).Json;
        Assert.True(run.GetProperty("fills").GetInt32() > 0, "the default limits stop the default strategy");
        var ledger = new JournalLedger(new JournalBytes(folder["day.jrn"]), positionMax: 500);
        Assert.Equal(run.GetProperty("fills").GetInt32(), ledger.Fills);
    }

    [Theory]
    [InlineData("engine/max_order_lots", "9", "risk_")] // sizing sends nothing below ten lots
    public void A_limit_below_the_strategys_size_stops_it_at_every_scope(string path, string value, string reason)
    {
        LimitsFileText text = new LimitsFileText().With(path, value);
        if (path != "strategies/quoter/max_order_lots") text.Without("strategies/quoter/max_order_lots");
        JsonElement run = Workbench.Replay("--limits", text.Save(folder["l.json"]), "--json").Exits(0).Json;
        Assert.Equal((0, 0), (run.GetProperty("orders").GetInt32(), run.GetProperty("fills").GetInt32()));
        Assert.Contains(run.GetProperty("rejects").EnumerateObject(), reject => reject.Name.StartsWith(reason) && reject.Value.GetInt64() > 0);
    }

    [Fact]
    public void A_symbol_or_strategy_without_limits_is_not_traded()
    {
        string other = new LimitsFileText().Without("instruments/*").With("instruments/OTHER", "{\"group\":\"equities\"}").Save(folder["a.json"]);
        Assert.Contains("OTHER", Workbench.Replay("--limits", other, "--json").Refuses(2).GetProperty("found").GetString());
        string taker = new LimitsFileText().Without("strategies/quoter").Save(folder["b.json"]);
        Assert.Contains("taker", Workbench.Replay("--limits", taker, "--json").Refuses(2).GetProperty("found").GetString());
    }

    [Fact]
    public void The_journal_names_the_hash_of_the_limits()
    {
        string file = new LimitsFileText().Save(folder["l.json"]);
        Workbench.Replay("--limits", file, "--journal", folder["day.jrn"], "--json").Exits(0);
        byte[] limits = new JournalBytes(folder["day.jrn"]).Of(5).Single(record => record.Payload[0] == 3).Payload[8..];
        Assert.Equal(SHA256.HashData(File.ReadAllBytes(file)), limits);
        Assert.Equal(Convert.ToHexStringLower(limits), Binary.Trading.Run("limits", "--file", file, "--json").Exits(0).Json.GetProperty("hash").GetString());
    }
}

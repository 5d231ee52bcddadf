// `trading limits`: what is printed is accepted, what is wrong is told, all of it at once, and what holds is shown scope by scope.
using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using Trading.Tests.Support;
using Trading.Tests.Support.BlackBox;
using Xunit;

namespace Trading.Tests.EndToEnd.Limits;

public sealed class LimitsVerbTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_printed_default_passes_its_own_check_with_its_comments_and_without()
    {
        string commented = folder.File("commented.json", Encoding.UTF8.GetBytes(LimitsFileText.Printed)), bare = new LimitsFileText().Save(folder["bare.json"]);
        JsonElement embedded = Check(null).Json, printed = Check(commented).Json, stripped = Check(bare).Json;
        Assert.Equal(embedded.ToString(), printed.ToString());
        Assert.Equal(printed.GetProperty("limits").ToString(), stripped.GetProperty("limits").ToString());
        Assert.NotEqual(printed.GetProperty("hash").GetString(), stripped.GetProperty("hash").GetString()); // the bytes are what was approved
        Assert.Contains("no errors", Binary.Trading.Run("limits", "--file", bare).Exits(0).Out);
    }

    [Fact]
    public void The_tightest_scope_holds_and_every_scope_is_shown()
    {
        string file = new LimitsFileText().With("accounts/main/max_open_orders", "6").With("strategies/taker/max_open_orders", "7").With("instruments/*/max_open_orders", "5")
            .With("groups/equities/max_net_exposure_micros", "1000").With("strategies/taker/cancel_reserve_messages", "30").Save(folder["l.json"]);
        JsonElement limits = Check(file, "--strategy", "taker", "--symbol", "GOOG").Json.GetProperty("limits");
        Assert.Equal("{\"control\":\"C11\",\"effective\":5,\"engine\":8,\"account\":6,\"strategy\":7,\"instrument\":5}", limits.GetProperty("max_open_orders").ToString());
        Assert.Equal(1000, limits.GetProperty("max_net_exposure_micros").GetProperty("effective").GetInt64());
        Assert.Equal(30, limits.GetProperty("cancel_reserve_messages").GetProperty("effective").GetInt64()); // a larger reserve is the tighter one
        string[] line = Binary.Trading.Run("limits", "--file", file, "--strategy", "taker").Exits(0).Out.Split('\n').Single(row => row.Contains(" max_open_orders ")).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["C11", "max_open_orders", "8", "6", "7", "5", "-", "5", "5"], line);
    }

    [Theory]
    [InlineData("engine/max_loss_micros", null, "engine.max_loss_micros: missing")]
    [InlineData("engine", null, "engine: missing")]
    [InlineData("strategies", null, "strategies: missing")]
    [InlineData("engine/max_fun", "1", "engine.max_fun: unknown key")]
    [InlineData("accounts/main/max_fun", "1", "accounts.main.max_fun: unknown key")]
    [InlineData("engine/max_order_lots", "0", "engine.max_order_lots: found 0")]
    [InlineData("engine/max_order_lots", "9223372036854775808", "engine.max_order_lots: found 9223372036854775808")]
    [InlineData("engine/max_order_lots", "1.5", "engine.max_order_lots: found 1.5")]
    [InlineData("engine/max_order_lots", "\"500\"", "engine.max_order_lots: found \"500\"")]
    [InlineData("engine/soft_loss_micros", "25000000001", "must not be above max_loss_micros (25000000001 and 25000000000)")]
    [InlineData("engine/cancel_reserve_messages", "100", "must be below max_messages_per_second (100 and 100)")]
    [InlineData("engine/collar_passive_ticks", "10", "must not be above collar_passive_ticks (2000 and 10)")]
    [InlineData("accounts/main/max_participation_basis_points", "0", "accounts.main.max_participation_basis_points: found 0")]
    [InlineData("accounts/main/latency_budget_nanos", "5", "accounts.main.latency_budget_nanos: found a limit of the account, allowed only at engine")]
    [InlineData("strategies/quoter/account", null, "strategies.quoter.account: missing")]
    [InlineData("strategies/quoter/account", "\"other\"", "strategies.quoter.account: found \"other\", allowed one of main")]
    [InlineData("strategies/quoter/instruments", "[\"GOOG\",\"TOO LONG A SYMBOL\"]", "strategies.quoter.instruments: found \"TOO LONG A SYMBOL\"")]
    [InlineData("instruments/*/group", "\"bonds\"", "instruments.*.group: found \"bonds\", allowed one of equities")]
    [InlineData("instruments/NOT A SYMBOL", "{\"group\":\"equities\"}", "instruments.NOT A SYMBOL: found this name")]
    [InlineData("accounts", "{}", "accounts: found an empty object")]
    [InlineData("accounts", "[]", "accounts: found []")]
    public void A_wrong_file_is_refused_by_the_check_and_by_replay_in_the_same_words(string path, string? json, string mentions)
    {
        LimitsFileText text = json is null ? new LimitsFileText().Without(path) : new LimitsFileText().With(path, json);
        string file = text.Save(folder["wrong.json"]);
        BinaryResult check = Binary.Trading.Within(20).Run("limits", "--file", file, "--json");
        check.Refuses(2);
        Assert.All([mentions, file, "trading limits --default"], words => Assert.Contains(words, check.Error));
        BinaryResult replay = Workbench.Replay("--limits", file, "--json");
        replay.Refuses(2);
        Assert.Equal(check.Error, replay.Error);
    }

    [Fact]
    public void All_errors_of_all_sections_are_told_at_once()
    {
        string wrong = new LimitsFileText().Without("engine/max_loss_micros").With("engine/max_open_orders", "-1").With("accounts/main/tip", "1").Without("strategies/taker/account")
            .With("instruments/*/group", "\"bonds\"").With("groups/equities/max_order_lots", "5").Save(folder["wrong.json"]);
        string error = Binary.Trading.Run("limits", "--file", wrong).Exits(2).Error;
        Assert.Contains("6 errors", error);
        Assert.All(["engine.max_loss_micros:", "engine.max_open_orders:", "accounts.main.tip:", "strategies.taker.account:", "instruments.*.group:", "groups.equities.max_order_lots:"], key => Assert.Contains(key, error));
    }

    [Theory]
    [InlineData("{\"engine\":{},\"engine\":{}}", "engine: found twice")]
    [InlineData("", "not JSON")]
    [InlineData("[]", "allowed one object")]
    [InlineData("engine: max_loss 5", "not JSON")]
    [InlineData("{\"engine\":{\"max_order_lots\":1", "not JSON")]
    public void What_is_no_limits_file_is_refused(string text, string mentions) =>
        Assert.Contains(mentions, Binary.Trading.Within(20).Run("limits", "--file", folder.File("l.json", Encoding.UTF8.GetBytes(text))).Exits(2).HasNoStackTrace().Error);

    [Fact]
    public void A_file_that_cannot_be_read_is_refused()
    {
        foreach (string path in new[] { folder["none.json"], folder.Root, "/dev/zero", "" }) Binary.Trading.Within(20).Run("limits", "--file", path, "--json").Refuses(2);
    }

    [Fact]
    public void Looser_limits_and_losses_out_of_order_are_notes()
    {
        string file = new LimitsFileText().With("accounts/main/max_order_lots", "100").With("strategies/quoter/max_long_lots", "501").With("strategies/taker/max_loss_micros", "1000").Save(folder["l.json"]);
        string[] notes = [.. Check(file).Json.GetProperty("notes").EnumerateArray().Select(note => note.GetString()!)];
        Assert.Equal(4, notes.Length);
        Assert.Contains(notes, note => note.StartsWith("strategies.quoter.max_order_lots: 200 is looser than 100 of accounts.main"));
        Assert.Contains(notes, note => note.StartsWith("strategies.quoter.max_long_lots: 501 is looser than 500 of engine"));
        Assert.Contains(notes, note => note.StartsWith("strategies.taker.max_order_lots: 200 is looser than 100"));
        Assert.Contains(notes, note => note.StartsWith("strategies.taker.max_loss_micros: 1000 is below the engine's soft_loss_micros"));
    }

    private static BinaryResult Check(string? file, params string[] more) => Binary.Trading.Run(["limits", .. file is null ? [] : new[] { "--file", file }, .. more, "--json"]).Exits(0);
}

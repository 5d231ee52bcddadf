// `trading config`, and configurations given to replay: what is printed is accepted, what is wrong is told, all of it at once.
using System;
using System.Linq;
using System.Text;
using Trading.Tests.Support;
using Trading.Tests.Support.BlackBox;
using Xunit;

namespace Trading.Tests.EndToEnd;

public sealed class ConfigurationTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_printed_default_passes_its_own_check_and_trades_as_no_configuration_does()
    {
        string printed = folder.File("default.json", Encoding.UTF8.GetBytes(Binary.Trading.Run("config").Exits(0).Out));
        Assert.Contains("no errors", Binary.Trading.Run("config", "--check", printed).Exits(0).Out);
        string[] signatures = [Signature(), Signature("--config", printed), Signature("--config", new ConfigurationFile().Save(folder["without-comments.json"]))];
        Assert.Single(signatures.Distinct());
    }

    [Theory]
    [InlineData("a limit missing", "a section missing", "an unknown key", "a key twice")]
    [InlineData("a limit of zero", "a negative limit", "an absurd value", "a number with digits beyond any integer", "more memory than any machine")]
    [InlineData("half a lot", "a text for a number", "null for a section")]
    [InlineData("an unknown strategy", "a stop before the start", "a time that is none")]
    [InlineData("cut short", "text", "empty", "a list", "a thousand brackets")]
    public void A_wrong_configuration_is_refused_by_the_check_and_by_replay_in_the_same_words(params string[] faults)
    {
        foreach (string fault in faults)
        {
            (string json, string mentions) = Wrong(fault);
            string path = folder.File("wrong.json", Encoding.UTF8.GetBytes(json));
            BinaryResult check = Binary.Trading.Within(20).Run("config", "--check", path).Exits(2).HasNoStackTrace();
            Assert.All([mentions, path, "remedy:"], words => Assert.Contains(words, check.Error));
            BinaryResult replay = Workbench.Replay("--config", path, "--json");
            replay.Refuses(2);
            Assert.Equal(check.Error, replay.Error);
        }
    }

    [Fact]
    public void All_errors_are_told_at_once()
    {
        ConfigurationFile wrong = new ConfigurationFile().Without("risk.max_loss").With("fees.tip", "1").With("strategy", "\"hope\"").With("venue.seed", "-1");
        string error = Binary.Trading.Run("config", "--check", wrong.Save(folder["wrong.json"])).Exits(2).Error;
        Assert.Contains("4 errors", error);
        Assert.All(["risk.max_loss", "fees.tip", "strategy", "venue.seed"], key => Assert.Contains(key + ":", error));
    }

    [Fact]
    public void What_is_no_configuration_file_is_refused()
    {
        string large = folder.File("large.json", Enumerable.Repeat((byte)' ', 2 << 20).ToArray());
        foreach (string path in new[] { folder["none.json"], folder.Root, "/dev/zero", "/dev/null", large })
            Assert.Contains(path, Binary.Trading.Within(20).Run("config", "--check", path).Exits(2).HasNoStackTrace().Error);
    }

    private static (string Json, string Mentions) Wrong(string fault)
    {
        var file = new ConfigurationFile();
        return fault switch
        {
            "a limit missing" => (file.Without("risk.max_order_lots").Text, "risk.max_order_lots: missing"),
            "a section missing" => (file.Without("risk").Text, "risk: missing"),
            "an unknown key" => (file.With("risk.max_orders", "1").Text, "risk.max_orders: unknown key"),
            "a key twice" => ("{\"strategy\":\"taker\"," + file.Text[1..], "strategy: found twice"),
            "a limit of zero" => (file.With("risk.max_order_lots", "0").Text, "risk.max_order_lots: found 0"),
            "a negative limit" => (file.With("risk.max_loss", "-1").Text, "risk.max_loss: found -1"),
            "an absurd value" => (file.With("risk.max_messages_per_second", "1000000000000").Text, "risk.max_messages_per_second: found 1000000000000"),
            "a number with digits beyond any integer" => (file.With("risk.max_order_lots", "1e400").Text, "risk.max_order_lots: found 1e400"),
            "more memory than any machine" => (file.With("capacity.resting_orders", "9000000000000000000").Text, "capacity.resting_orders: found 9000000000000000000"),
            "half a lot" => (file.With("risk.max_order_lots", "0.5").Text, "risk.max_order_lots: found 0.5"),
            "a text for a number" => (file.With("risk.max_order_lots", "\"500\"").Text, "risk.max_order_lots: found \"500\""),
            "null for a section" => (file.With("risk", "null").Text, "risk: found null"),
            "an unknown strategy" => (file.With("strategy", "\"hope\"").Text, "strategy: found \"hope\""),
            "a stop before the start" => (file.With("trading_stop", "\"09:00:00\"").Text, "trading_stop: found not after trading_start"),
            "a time that is none" => (file.With("trading_start", "\"25:00:00\"").Text, "trading_start: found \"25:00:00\""),
            "cut short" => (file.Text[..^20], "not JSON"),
            "text" => ("strategy = quoter\n", "not JSON"),
            "empty" => ("", "not JSON"),
            "a list" => ("[]", "allowed one object"),
            "a thousand brackets" => (new string('[', 1000), "not JSON"),
            _ => throw new ArgumentException(fault),
        };
    }

    private static string Signature(params string[] more) => Workbench.Replay([.. more, "--json"]).Exits(0).Json.GetProperty("signature").GetString()!;
}

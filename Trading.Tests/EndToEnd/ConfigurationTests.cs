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
    [InlineData("a limit missing", "risk.max_order_lots: missing")]
    [InlineData("a section missing", "risk: missing")]
    [InlineData("an unknown key", "risk.max_orders: unknown key")]
    [InlineData("a key twice", "strategy: found twice")]
    [InlineData("a limit of zero", "risk.max_order_lots: found 0")]
    [InlineData("a negative limit", "risk.max_loss: found -1")]
    [InlineData("an absurd value", "risk.max_messages_per_second: found 1000000000000")]
    [InlineData("a number with digits beyond any integer", "risk.max_order_lots: found 1e400")]
    [InlineData("half a lot", "risk.max_order_lots: found 0.5")]
    [InlineData("a text for a number", "risk.max_order_lots: found \"500\"")]
    [InlineData("null for a section", "risk: found null")]
    [InlineData("an unknown strategy", "strategy: found \"hope\"")]
    [InlineData("a stop before the start", "trading_stop: found not after trading_start")]
    [InlineData("a time that is none", "trading_start: found \"25:00:00\"")]
    [InlineData("no room for orders", "capacity.own_orders: found 0")]
    [InlineData("more memory than any machine", "capacity.resting_orders: found 9000000000000000000")]
    [InlineData("cut short", "not JSON")]
    [InlineData("text", "not JSON")]
    [InlineData("empty", "not JSON")]
    [InlineData("a list", "allowed one object")]
    [InlineData("a thousand brackets", "not JSON")]
    public void A_wrong_configuration_is_refused_by_the_check_and_by_replay_in_the_same_words(string fault, string mentions)
    {
        string path = folder.File("wrong.json", Encoding.UTF8.GetBytes(Wrong(fault)));
        BinaryResult check = Binary.Trading.Within(20).Run("config", "--check", path).Exits(2).HasNoStackTrace();
        Assert.Contains(mentions, check.Error);
        Assert.Contains(path, check.Error);
        Assert.Contains("remedy:", check.Error);
        BinaryResult replay = Workbench.Replay("--config", path, "--json");
        replay.Refuses(2);
        Assert.Equal(check.Error, replay.Error);
    }

    [Fact]
    public void All_errors_are_told_at_once()
    {
        ConfigurationFile wrong = new ConfigurationFile().Without("risk.max_loss").With("fees.tip", "1").With("strategy", "\"hope\"").With("venue.seed", "-1");
        string error = Binary.Trading.Run("config", "--check", wrong.Save(folder["wrong.json"])).Exits(2).Error;
        Assert.Contains("4 errors", error);
        Assert.All(["risk.max_loss", "fees.tip", "strategy", "venue.seed"], key => Assert.Contains(key + ":", error));
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("directory")]
    [InlineData("endless")]
    [InlineData("two megabytes")]
    public void What_is_no_configuration_file_is_refused(string kind)
    {
        string path = kind switch
        {
            "missing" => folder["none.json"],
            "directory" => folder.Root,
            "endless" => "/dev/zero",
            _ => folder.File("large.json", Enumerable.Repeat((byte)' ', 2 << 20).ToArray()),
        };
        BinaryResult check = Binary.Trading.Within(20).Run("config", "--check", path).Exits(2).HasNoStackTrace();
        Assert.Contains(path, check.Error);
    }

    private static string Wrong(string fault) => fault switch
    {
        "a limit missing" => new ConfigurationFile().Without("risk.max_order_lots").Text,
        "a section missing" => new ConfigurationFile().Without("risk").Text,
        "an unknown key" => new ConfigurationFile().With("risk.max_orders", "1").Text,
        "a key twice" => "{\"strategy\":\"taker\"," + new ConfigurationFile().Text[1..],
        "a limit of zero" => new ConfigurationFile().With("risk.max_order_lots", "0").Text,
        "a negative limit" => new ConfigurationFile().With("risk.max_loss", "-1").Text,
        "an absurd value" => new ConfigurationFile().With("risk.max_messages_per_second", "1000000000000").Text,
        "a number with digits beyond any integer" => new ConfigurationFile().With("risk.max_order_lots", "1e400").Text,
        "half a lot" => new ConfigurationFile().With("risk.max_order_lots", "0.5").Text,
        "a text for a number" => new ConfigurationFile().With("risk.max_order_lots", "\"500\"").Text,
        "null for a section" => new ConfigurationFile().With("risk", "null").Text,
        "an unknown strategy" => new ConfigurationFile().With("strategy", "\"hope\"").Text,
        "a stop before the start" => new ConfigurationFile().With("trading_stop", "\"09:00:00\"").Text,
        "a time that is none" => new ConfigurationFile().With("trading_start", "\"25:00:00\"").Text,
        "no room for orders" => new ConfigurationFile().With("capacity.own_orders", "0").Text,
        "more memory than any machine" => new ConfigurationFile().With("capacity.resting_orders", "9000000000000000000").Text,
        "cut short" => new ConfigurationFile().Text[..^20],
        "text" => "strategy = quoter\n",
        "empty" => "",
        "a list" => "[]",
        "a thousand brackets" => new string('[', 1000),
        _ => throw new ArgumentException(fault),
    };

    private static string Signature(params string[] more) => Workbench.Replay([.. more, "--json"]).Exits(0).Json.GetProperty("signature").GetString()!;
}

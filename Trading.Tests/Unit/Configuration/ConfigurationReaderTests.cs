// The configuration reader: each class of error with its words, all of them at once, and every key of the default missed in turn.
using System;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using Trading.Core.Configuration;
using Trading.Core.Diagnostics;
using Xunit;

namespace Trading.Tests.Unit.Configuration;

public sealed class ConfigurationReaderTests
{
    private static string Default => Encoding.UTF8.GetString(DefaultConfiguration.Json());

    // Text of the default, what stands there instead, what is told.
    private static readonly (string Text, string Instead, string Told)[] Errors =
    [
        ("\"max_loss\": 25000,", "", "risk.max_loss: missing, allowed an amount from 0.000001 to 1000000000000, six decimals at most"),
        ("\"seed\": 1", "\"seed\": 1, \"speed\": 2", "venue.speed: unknown key, allowed feed_latency_nanos, order_latency_jitter_nanos, order_latency_nanos, report_latency_nanos, seed"),
        ("\"seed\": 1", "\"seed\": 1, \"seed\": 2", "venue.seed: found twice, allowed once"),
        ("\"max_open_orders\": 8", "\"max_open_orders\": 65", "risk.max_open_orders: found 65, allowed an integer from 1 to 64"),
        ("\"max_open_orders\": 8", "\"max_open_orders\": -1", "risk.max_open_orders: found -1, allowed an integer from 1 to 64"),
        ("\"max_order_lots\": 500", "\"max_order_lots\": 1e30", "risk.max_order_lots: found 1e30, allowed an integer from 1 to 16777216"),
        ("\"max_loss\": 25000", "\"max_loss\": 0.0000001", "risk.max_loss: found 0.0000001, allowed an amount"),
        ("\"cancel_reserve_messages\": 20", "\"cancel_reserve_messages\": 100", "risk.cancel_reserve_messages: found 100, allowed an integer from 0 to 99"),
        ("\"seed\": 1", "\"seed\": \"1\"", "venue.seed: found \"1\", allowed an integer from 0 to 9223372036854775807"),
        ("\"approved_sha256\": \"any\"", "\"approved_sha256\": \"ANY\"", "model.approved_sha256: found \"ANY\", allowed \"any\" or 64 hexadecimal digits in lower case"),
        ("\"psi_stop_per_mille\": 1000", "\"psi_stop_per_mille\": 499", "model.drift.psi_stop_per_mille: found 499, allowed an integer from 500 to 1000000"),
        ("\"quoter\",", "\"maker\",", "strategy: found \"maker\", allowed one of \"quoter\", \"taker\""),
        ("\"09:35:00\"", "\"9:35\"", "trading_start: found \"9:35\", allowed a time of day \"HH:MM:SS\""),
        ("\"09:35:00\"", "\"15:55:00\"", "trading_stop: found not after trading_start, allowed a later time than trading_start"),
        ("\"fees\": {", "\"fees\": 7, \"fees_\": {", "fees: found 7, allowed an object"),
        ("\"quoter\",", "\"\\ud800\",", "not JSON: a text is not well-formed Unicode"),
        ("\"risk\": {", "\"risk\": [", "not JSON"),
    ];

    [Fact]
    public void An_error_is_told_with_its_place_what_was_found_and_what_is_allowed()
    {
        foreach (var (text, instead, told) in Errors)
        {
            int at = Default.IndexOf(text, StringComparison.Ordinal);
            Assert.True(at >= 0, text);
            RefusalException refusal = Refused(Default[..at] + instead + Default[(at + text.Length)..]);
            Assert.Contains(told, refusal.Found);
            Assert.Equal((RefusalKind.Configuration, "test.json"), (refusal.Kind, refusal.Where));
        }
    }

    [Fact]
    public void All_errors_are_told_at_once_and_files_that_are_no_object_are_refused()
    {
        string many = Default.Replace("\"quoter\",", "1,").Replace("\"max_loss\": 25000,", "").Replace("\"seed\": 1", "\"seed\": -1").Replace("\"15:55:00\"", "\"00:00:00\"") + "\n";
        RefusalException refusal = Refused(many);
        Assert.Equal("The configuration has 4 errors", refusal.What);
        Assert.Equal(["strategy:", "trading_stop:", "risk.max_loss:", "venue.seed:"], refusal.Found.Split('\n').Select(line => line.Trim().Split(' ')[0]));
        foreach (string text in new[] { "", " ", "[]", "null", "\"text\"", "{", "{}", "#!/bin/sh", "\0\0\0" }) Refused(text);
        Assert.Contains("line 3: not JSON", Refused("{\n\n x").Found);
    }

    [Fact]
    public void The_default_reads_and_none_of_its_keys_can_be_left_out()
    {
        TradingConfiguration read = DefaultConfiguration.Read();
        Assert.Equal((500L, 25_000_000_000L, StrategyKind.Quoter, 64), (read.Risk.MaxPositionLots, read.Risk.MaxLoss.Micros, read.Strategy, read.Capacity.OwnOrders));
        var options = new System.Text.Json.JsonDocumentOptions { CommentHandling = System.Text.Json.JsonCommentHandling.Skip };
        JsonObject Parse() => JsonNode.Parse(Default, documentOptions: options)!.AsObject();
        int removed = 0;
        foreach (var (name, value) in Parse())
        {
            if (name != "taker") removed += AssertMissing(Parse(), root => root.Remove(name), name);
            foreach (var (key, _) in value as JsonObject ?? []) removed += AssertMissing(Parse(), root => root[name]!.AsObject().Remove(key), $"{name}.{key}");
        }
        foreach (var (key, _) in Parse()["model"]!["drift"]!.AsObject()) removed += AssertMissing(Parse(), root => root["model"]!["drift"]!.AsObject().Remove(key), $"model.drift.{key}");
        Assert.Equal(3 + 7 + 10 + 5 + 8 + 3 + 10 + 3 + 5 + 4 + 9 + 6, removed);
        JsonObject withoutTaker = Parse();
        withoutTaker.Remove("taker");
        Assert.Equal(read.Quoter, ConfigurationReader.Read(Encoding.UTF8.GetBytes(withoutTaker.ToJsonString()), "test.json").Quoter);
    }

    private static int AssertMissing(JsonObject root, Func<JsonObject, bool> remove, string path)
    {
        Assert.True(remove(root));
        RefusalException refusal = Refused(root.ToJsonString());
        Assert.Contains(refusal.Found.Split('\n'), line => line.TrimStart().StartsWith(path + ": missing, allowed ", StringComparison.Ordinal));
        return 1;
    }

    private static RefusalException Refused(string json) => Assert.Throws<RefusalException>(() => ConfigurationReader.Read(Encoding.UTF8.GetBytes(json), "test.json"));
}

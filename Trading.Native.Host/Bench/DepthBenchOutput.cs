// The l2 scenario's result for people and for machines.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Trading.Cli;
using Trading.Native.Host.Replay;

namespace Trading.Native.Host.Bench;

/// <summary>The JSON form is the one all scenarios share: docs/formats/json-output.md. Percentiles are over rounds, each the mean of its whole flow.</summary>
internal static class DepthBenchOutput
{
    public static void WriteJson(DepthBench.Result result) => JsonOutput.Write(w =>
    {
        w.WriteString("scenario", "l2");
        w.WriteString("tape", result.Tape);
        w.WriteString("book_hash", ReplayJson.Hex(result.BookHash));
        w.WriteNumber("levels", result.Flow.Levels);
        w.WriteNumber("messages", result.Flow.Messages);
        w.WriteNumber("depth", result.Flow.FinalDepth);
        w.WriteNumber("allocated_bytes", result.AllocatedBytes);
        w.WriteNumber("runs", result.Level.Count);
        w.WriteStartObject("stages");
        foreach ((string name, List<double> rounds) in Stages(result)) WriteRounds(w, name, rounds);
        w.WriteEndObject();
    });

    public static void WriteText(DepthBench.Result result)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"l2: {result.Tape}, {result.Flow.Levels:N0} levels in {result.Flow.Messages:N0} messages, {result.Flow.FinalDepth:N0} levels a side at the end, {result.Level.Count} rounds"));
        Console.WriteLine($"book {ReplayJson.Hex(result.BookHash)}, the same in every round; {result.AllocatedBytes} bytes allocated");
        foreach ((string name, List<double> rounds) in Stages(result))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-8} {OfRounds(rounds, 50),8:0.0} ns, median of the rounds; best {rounds.Min(),8:0.0}, worst {rounds.Max(),8:0.0}"));
    }

    private static IEnumerable<(string Name, List<double> Rounds)> Stages(DepthBench.Result result) =>
        new[] { ("level", result.Level), ("message", result.Message) }.Where(stage => stage.Item2.Count > 0);

    private static void WriteRounds(Utf8JsonWriter w, string name, List<double> rounds)
    {
        w.WriteStartObject(name);
        w.WriteNumber("best", Rounded(rounds.Min()));
        foreach ((string key, double percentile) in new[] { ("p50", 50.0), ("p90", 90), ("p99", 99), ("p999", 99.9) }) w.WriteNumber(key, Rounded(OfRounds(rounds, percentile)));
        w.WriteNumber("max", Rounded(rounds.Max()));
        w.WriteNumber("n", rounds.Count);
        w.WriteEndObject();
    }

    // The smallest round that the share does not exceed.
    private static double OfRounds(List<double> rounds, double percentile)
    {
        double[] sorted = [.. rounds.Order()];
        return sorted[Math.Max((int)Math.Ceiling(sorted.Length * percentile / 100) - 1, 0)];
    }

    private static double Rounded(double nanos) => Math.Round(nanos, 2);
}

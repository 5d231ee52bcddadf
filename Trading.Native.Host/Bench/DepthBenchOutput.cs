// The l2 scenario's result for people and for machines.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Trading.Cli;
using Trading.Native.Host.Replay;

namespace Trading.Native.Host.Bench;

/// <summary>The JSON form is the one all scenarios share: docs/formats/json-output.md. Percentiles are over rounds, each the mean of its whole flow.</summary>
internal static class DepthBenchOutput
{
    private const double NanosPerSecond = 1e9;

    public static void WriteJson(DepthBench.Result result) => JsonOutput.Write(w =>
    {
        w.WriteString("scenario", "l2");
        w.WriteString("tape", result.Tape);
        w.WriteString("signature", ReplayJson.Hex(result.BookHash));
        w.WriteString("book_hash", ReplayJson.Hex(result.BookHash));
        w.WriteNumber("levels", result.Flow.Levels);
        w.WriteNumber("messages", result.Flow.Messages);
        w.WriteNumber("depth", result.Flow.FinalDepth);
        w.WriteNumber("allocated_bytes", result.AllocatedBytes);
        w.WriteNumber("messages_per_second", (long)(NanosPerSecond / RoundStatistics.Percentile(Updates(result), 50)));
        w.WriteNumber("runs", result.Level.Count);
        w.WriteStartObject("stages");
        foreach ((string name, List<double> rounds) in Stages(result)) RoundStatistics.WriteJson(w, name, rounds);
        w.WriteEndObject();
    });

    public static void WriteText(DepthBench.Result result)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"l2: {result.Tape}, {result.Flow.Levels:N0} levels in {result.Flow.Messages:N0} messages, {result.Flow.FinalDepth:N0} levels a side at the end, {result.Level.Count} rounds"));
        Console.WriteLine($"book {ReplayJson.Hex(result.BookHash)}, the same in every round; {result.AllocatedBytes} bytes allocated");
        foreach ((string name, List<double> rounds) in Stages(result))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-8} {RoundStatistics.Percentile(rounds, 50),8:0.0} ns, median of the rounds; best {rounds.Min(),8:0.0}, worst {rounds.Max(),8:0.0}"));
    }

    private static IEnumerable<(string Name, List<double> Rounds)> Stages(DepthBench.Result result) =>
        new[] { ("level", result.Level), ("message", result.Message) }.Where(stage => stage.Item2.Count > 0);

    // Made flow has no messages around its level updates: there each update is one.
    private static List<double> Updates(DepthBench.Result result) => result.Message.Count > 0 ? result.Message : result.Level;
}

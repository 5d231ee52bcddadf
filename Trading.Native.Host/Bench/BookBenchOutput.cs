// The book scenario's result for people and for machines.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Trading.Cli;
using Trading.Native.Host.Replay;

namespace Trading.Native.Host.Bench;

/// <summary>The JSON form is the one all scenarios share: docs/formats/json-output.md.</summary>
internal static class BookBenchOutput
{
    private const double NanosPerSecond = 1e9;

    public static void WriteJson(BookBenchResult result) => JsonOutput.Write(w =>
    {
        w.WriteString("scenario", "book");
        w.WriteString("tape", result.Tape);
        w.WriteString("signature", ReplayJson.Hex(result.Signature));
        w.WriteNumber("messages", result.Shape.Messages);
        w.WriteNumber("instruments", result.Shape.Instruments);
        w.WriteString("order_table", Table(result));
        w.WriteNumber("book_errors", result.BookErrors);
        w.WriteNumber("allocated_bytes", result.AllocatedBytes);
        w.WriteNumber("messages_per_second", (long)(NanosPerSecond / RoundStatistics.Percentile(result.Single, 50)));
        w.WriteNumber("runs", result.Single.Count);
        w.WriteNumber("clock_ns", result.ClockNanos);
        w.WriteStartObject("stages");
        foreach ((string name, List<double> rounds) in Stages(result)) RoundStatistics.WriteJson(w, name, rounds);
        w.WriteStartObject("apply");
        w.WriteNumber("p50", result.Apply.ValueAtPercentile(50));
        w.WriteNumber("p90", result.Apply.ValueAtPercentile(90));
        w.WriteNumber("p99", result.Apply.ValueAtPercentile(99));
        w.WriteNumber("p999", result.Apply.ValueAtPercentile(99.9));
        w.WriteNumber("max", result.Apply.Max);
        w.WriteNumber("n", result.Apply.TotalCount);
        w.WriteEndObject();
        w.WriteEndObject();
    });

    public static void WriteText(BookBenchResult result)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"book: {result.Tape}, {result.Shape.Messages:N0} messages, {result.Shape.Instruments:N0} instruments, {Table(result)} order table, {result.Single.Count} rounds"));
        Console.WriteLine($"signature {ReplayJson.Hex(result.Signature)}, the same in every run; {result.BookErrors} book errors; {result.AllocatedBytes} bytes allocated");
        Console.WriteLine();
        foreach ((string name, List<double> rounds) in Stages(result))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-8} {RoundStatistics.Percentile(rounds, 50),6:0.0} ns a message, median of the rounds; best {rounds.Min(),5:0.0}, worst {rounds.Max(),5:0.0}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"apply    p50 {result.Apply.ValueAtPercentile(50)}, p99 {result.Apply.ValueAtPercentile(99)}, p99.9 {result.Apply.ValueAtPercentile(99.9)}, max {result.Apply.Max} ns of {result.Apply.TotalCount:N0} single calls, clock cost of {result.ClockNanos} ns taken off"));
    }

    private static string Table(BookBenchResult result) => result.Shape.IsDense ? "direct" : "hashed";

    private static IEnumerable<(string Name, List<double> Rounds)> Stages(BookBenchResult result) =>
        [("decode", result.Decode), ("single", result.Single), ("batched", result.Batched), ("told", result.Told)];
}

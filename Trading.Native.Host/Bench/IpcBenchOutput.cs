// The ipc scenario's result for people and for machines.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Trading.Cli;
using Trading.Core.Telemetry;

namespace Trading.Native.Host.Bench;

/// <summary>The JSON form is the one all scenarios share: docs/formats/json-output.md.</summary>
internal static class IpcBenchOutput
{
    private static readonly (string Name, double Percentile)[] Percentiles = [("p50", 50), ("p90", 90), ("p99", 99), ("p999", 99.9)];

    public static void WriteJson(IpcBenchResult result) => JsonOutput.Write(w =>
    {
        w.WriteString("scenario", "ipc");
        w.WriteNumber("messages", result.Messages);
        w.WriteNumber("runs", result.Rates[IpcBenchResult.ExclusiveOffer].Count);
        w.WriteNumber("allocated_bytes", result.AllocatedBytes);
        w.WriteNumber("messages_per_second", (long)RoundStatistics.Percentile(result.Rates[IpcBenchResult.ExclusiveOffer], 50));
        w.WriteStartObject("throughput");
        foreach ((string name, List<double> rounds) in result.Rates)
        {
            w.WriteStartObject(name);
            w.WriteNumber("best", (long)rounds.Max());
            w.WriteNumber("p50", (long)RoundStatistics.Percentile(rounds, 50));
            w.WriteNumber("worst", (long)rounds.Min());
            w.WriteEndObject();
        }
        w.WriteEndObject();
        w.WriteStartObject("ratios");
        foreach ((string name, HdrHistogram stage) in result.Stages.Where(stage => stage.Key != IpcBenchResult.Floor))
        {
            w.WriteStartObject(name);
            foreach ((string label, double percentile) in Percentiles) w.WriteNumber(label, Ratio(result, stage, percentile));
            w.WriteEndObject();
        }
        w.WriteEndObject();
        w.WriteStartObject("stages");
        foreach ((string name, HdrHistogram stage) in result.Stages)
        {
            w.WriteStartObject(name);
            foreach ((string label, double percentile) in Percentiles) w.WriteNumber(label, stage.ValueAtPercentile(percentile));
            w.WriteNumber("max", stage.Max);
            w.WriteNumber("n", stage.TotalCount);
            w.WriteEndObject();
        }
        w.WriteEndObject();
    });

    public static void WriteText(IpcBenchResult result)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"ipc: {result.Messages:N0} round trips a stage and round of 32 bytes between two processes, {result.Rates[IpcBenchResult.ExclusiveOffer].Count} rounds; {result.AllocatedBytes} bytes allocated"));
        foreach ((string name, HdrHistogram stage) in result.Stages)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-10} p50 {stage.ValueAtPercentile(50)}, p99 {stage.ValueAtPercentile(99)}, p99.9 {stage.ValueAtPercentile(99.9)}, max {stage.Max} ns; against raw {Ratio(result, stage, 50):0.00}, {Ratio(result, stage, 99):0.00}, {Ratio(result, stage, 99.9):0.00}"));
        }
        foreach ((string name, List<double> rounds) in result.Rates)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-10} {RoundStatistics.Percentile(rounds, 50) / 1e6:0.0} million messages a second, median of the rounds; best {rounds.Max() / 1e6:0.0}, worst {rounds.Min() / 1e6:0.0}"));
        }
    }

    private static double Ratio(IpcBenchResult result, HdrHistogram stage, double percentile) =>
        Math.Round((double)stage.ValueAtPercentile(percentile) / result.Stages[IpcBenchResult.Floor].ValueAtPercentile(percentile), 3);
}

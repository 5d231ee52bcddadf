// A replay's outcome for people.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Trading.Cli;
using Trading.Core.Risk;
using Trading.Core.Telemetry;

namespace Trading.Native.Host.Replay;

/// <summary>Prints the tables of `trading replay` and `trading bench`.</summary>
internal static class ReplayText
{
    public static void Write(ReplayInputs inputs, ReplayOutcome outcome, string? reportPath, JournalFile? journal)
    {
        var table = new ConsoleTable($"replay of {inputs.Symbol}", "");
        foreach ((string name, string value) in Rows(inputs, outcome)) table.Row(name, value);
        if (journal is not null) table.Row("journal", $"{journal.Bytes.ToString("N0", CultureInfo.InvariantCulture)} bytes, sealed");
        if (reportPath is not null) table.Row("report", reportPath);
        table.Write(Console.Out);
        Console.WriteLine();
        WriteStages(outcome.Stages);
        if (outcome.Stale != StaleReason.None)
            Console.WriteLine($"\n{inputs.Symbol} turned stale ({outcome.Stale}): feed and book disagree, so nothing was traded from then on.");
        foreach (string line in KillWords.Of(outcome)) Console.WriteLine("\n" + line);
    }

    public static void WriteStages(IReadOnlyList<HdrHistogram> stages)
    {
        var table = new ConsoleTable("latency, ns", "p50", "p90", "p99", "p99.9", "max", "n");
        for (int i = 0; i < stages.Count; i++)
        {
            HdrHistogram h = stages[i];
            table.Row(StageNames.Of((Stage)i), Number(h.ValueAtPercentile(50)), Number(h.ValueAtPercentile(90)), Number(h.ValueAtPercentile(99)),
                Number(h.ValueAtPercentile(99.9)), Number(h.Max), Number(h.TotalCount));
        }
        table.Write(Console.Out);
    }

    /// <summary>The rows that table and report share.</summary>
    public static IEnumerable<(string Name, string Value)> Rows(ReplayInputs inputs, ReplayOutcome outcome)
    {
        string rejects = string.Join(", ", Reasons.Of(outcome.Counters).Select(r => $"{r.Name} {Number(r.Count)}"));
        yield return ("model", $"{inputs.Model.Name}, kernel {outcome.Kernel}");
        yield return ("strategy", inputs.Configuration.Strategy.ToString().ToLowerInvariant());
        yield return ("messages", Number(outcome.Counters.Messages));
        yield return ("decisions", Number(outcome.Counters.Decisions));
        yield return ("orders sent", Number(outcome.Counters.OrdersSent));
        yield return ("cancels sent", Number(outcome.Counters.CancelsSent));
        yield return ("fills", $"{Number(outcome.Counters.Fills)} ({Number(outcome.Counters.FilledLots)} lots)");
        yield return ("refused", rejects.Length == 0 ? "none" : rejects);
        string trips = KillWords.Trips(outcome.Counters);
        if (trips.Length > 0) yield return ("breakers tripped", trips);
        yield return ("position", Number(outcome.Position.Lots));
        yield return ("gross", outcome.Profit.Gross.ToString());
        yield return ("fees", outcome.Profit.Fees.ToString());
        yield return ("net", outcome.Profit.Net.ToString());
        yield return ("max drawdown", outcome.MaxDrawdown.ToString());
        foreach ((string name, string value) in ConfidenceOutput.Rows(inputs, outcome)) yield return (name, value);
        yield return ("signature", ReplayJson.Hex(outcome.Signature));
        yield return ("unknown references", Number(outcome.Counters.UnknownReferences));
        yield return ("messages a second", Number((long)outcome.MessagesPerSecond) + ", simulated venue included");
        yield return ("bytes allocated after arming", Number(outcome.AllocatedBytes));
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}

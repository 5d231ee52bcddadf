// A replay's outcome as one JSON object, in the form that tools rely on.
using System.Collections.Generic;
using System.Text.Json;
using Trading.Cli;
using Trading.Core.Telemetry;

namespace Trading.Native.Host.Replay;

/// <summary>Documented in docs/formats/json-output.md.</summary>
internal static class ReplayJson
{
    public static void Write(ReplayInputs inputs, ReplayOutcome outcome) => JsonOutput.Write(w =>
    {
        w.WriteString("symbol", inputs.Symbol.ToString());
        w.WriteNumber("messages", outcome.Counters.Messages);
        w.WriteNumber("decisions", outcome.Counters.Decisions);
        w.WriteNumber("orders", outcome.Counters.OrdersSent);
        w.WriteNumber("cancels", outcome.Counters.CancelsSent);
        w.WriteNumber("fills", outcome.Counters.Fills);
        w.WriteStartObject("rejects");
        foreach ((string name, long count) in Reasons.Of(outcome.Counters)) w.WriteNumber(name, count);
        w.WriteEndObject();
        w.WriteNumber("position", outcome.Position.Lots);
        w.WriteStartObject("pnl");
        w.WriteNumber("gross", outcome.Profit.Gross.ToDecimal());
        w.WriteNumber("fees", outcome.Profit.Fees.ToDecimal());
        w.WriteNumber("net", outcome.Profit.Net.ToDecimal());
        w.WriteEndObject();
        w.WriteNumber("max_drawdown", outcome.MaxDrawdown.ToDecimal());
        w.WriteString("signature", Hex(outcome.Signature));
        w.WriteString("book_hash", Hex(outcome.BookHash));
        KillWords.Write(w, outcome);
        ConfidenceOutput.WriteJson(w, inputs, outcome);
        WriteFeed(w, outcome);
        w.WriteNumber("allocated_bytes", outcome.AllocatedBytes);
        w.WriteNumber("messages_per_second", (long)outcome.MessagesPerSecond);
        w.WriteString("kernel", outcome.Kernel);
        WriteStages(w, outcome.Stages);
    });

    public static string Hex(ulong value) => value.ToString("x16");

    public static void WriteStages(Utf8JsonWriter w, IReadOnlyList<HdrHistogram> stages)
    {
        w.WriteStartObject("stages");
        for (int i = 0; i < stages.Count; i++)
        {
            w.WriteStartObject(StageNames.Of((Stage)i));
            w.WriteNumber("p50", stages[i].ValueAtPercentile(50));
            w.WriteNumber("p90", stages[i].ValueAtPercentile(90));
            w.WriteNumber("p99", stages[i].ValueAtPercentile(99));
            w.WriteNumber("p999", stages[i].ValueAtPercentile(99.9));
            w.WriteNumber("max", stages[i].Max);
            w.WriteNumber("n", stages[i].TotalCount);
            w.WriteEndObject();
        }
        w.WriteEndObject();
    }

    private static void WriteFeed(Utf8JsonWriter w, ReplayOutcome outcome)
    {
        w.WriteStartObject("feed");
        w.WriteString("stale", outcome.Stale.ToString());
        w.WriteNumber("malformed", outcome.Counters.Malformed);
        w.WriteNumber("framing_lost", outcome.Counters.FramingLost);
        w.WriteNumber("unknown_references", outcome.Counters.UnknownReferences);
        w.WriteNumber("duplicate_references", outcome.Counters.DuplicateReferences);
        w.WriteNumber("other_book_errors", outcome.Counters.OtherBookErrors);
        w.WriteNumber("timestamps_backwards", outcome.Counters.TimestampsBackwards);
        w.WriteEndObject();
    }
}

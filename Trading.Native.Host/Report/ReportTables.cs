// The numbers behind the pictures, as tables.
using System.Collections.Generic;
using System.Linq;
using Trading.Core.Pipeline;
using Trading.Core.Telemetry;
using Trading.Native.Host.Replay;

namespace Trading.Native.Host.Report;

/// <summary>Latencies by stage and percentile, and every count of the run.</summary>
internal static class ReportTables
{
    private static readonly double[] Percentiles = [50, 90, 99, 99.9];

    public static void Stages(Markup page, IReadOnlyList<HdrHistogram> stages)
    {
        page.Open("section", ("id", "stages")).Element("h2", "Latency by stage, ns");
        if (stages.Count == 0) page.Element("p", "not measured", ("class", "nothing"));
        else StageTable(page, stages);
        page.Close();
    }

    public static void Counts(Markup page, ReplayOutcome outcome)
    {
        page.Open("section", ("id", "counts")).Element("h2", "Counts").Open("div", ("class", "scroll")).Open("table").Open("tbody");
        foreach ((string name, long count) in Rows(outcome)) Row(page, name, [Words.Count(count)]);
        page.Close().Close().Close().Close();
    }

    private static void StageTable(Markup page, IReadOnlyList<HdrHistogram> stages)
    {
        page.Open("div", ("class", "scroll")).Open("table").Open("thead").Open("tr");
        foreach (string head in (string[])["stage", "p50", "p90", "p99", "p99.9", "max", "events"]) page.Element("th", head, ("scope", "col"));
        page.Close().Close().Open("tbody");
        for (int i = 0; i < stages.Count; i++)
        {
            HdrHistogram histogram = stages[i];
            IEnumerable<string> cells = histogram.TotalCount == 0
                ? Enumerable.Repeat("none", Percentiles.Length + 1)
                : Percentiles.Select(p => Words.Count(histogram.ValueAtPercentile(p))).Append(Words.Count(histogram.Max));
            Row(page, StageNames.Of((Stage)i), cells.Append(Words.Count(histogram.TotalCount)));
        }
        page.Close().Close().Close();
    }

    private static void Row(Markup page, string name, IEnumerable<string> cells)
    {
        page.Open("tr").Element("th", name, ("scope", "row"));
        foreach (string cell in cells) page.Element("td", cell);
        page.Close();
    }

    private static IEnumerable<(string Name, long Count)> Rows(ReplayOutcome outcome)
    {
        PipelineCounters counters = outcome.Counters;
        yield return ("messages", counters.Messages);
        yield return ("decisions of the model", counters.Decisions);
        yield return ("orders sent", counters.OrdersSent);
        yield return ("cancels sent", counters.CancelsSent);
        yield return ("cancels that came too late", counters.LateCancels);
        yield return ("fills", counters.Fills);
        yield return ("lots filled", counters.FilledLots);
        yield return ("lots bought", outcome.Position.BoughtLots);
        yield return ("lots sold", outcome.Position.SoldLots);
        foreach ((string name, long count) in Reasons.Of(counters)) yield return (name, count);
        yield return ("back-pressure of the gateway", counters.BackPressure);
        yield return ("reports unexplained", counters.UnexplainedReports);
        yield return ("malformed messages", counters.Malformed);
        yield return ("framing lost", counters.FramingLost);
        yield return ("unknown references", counters.UnknownReferences);
        yield return ("duplicate references", counters.DuplicateReferences);
        yield return ("other contradictions of the book", counters.OtherBookErrors);
        yield return ("timestamps backwards", counters.TimestampsBackwards);
    }
}

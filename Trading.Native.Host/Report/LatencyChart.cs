// How latency is distributed: every percentile up to the slowest event, a line a stage.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Trading.Core.Telemetry;
using Trading.Native.Host.Replay;

namespace Trading.Native.Host.Report;

/// <summary>Both axes logarithmic: across, one event in how many is slower (so that each further nine takes the same room); up, nanoseconds.</summary>
internal static class LatencyChart
{
    private const string Id = "latency", Title = "Latency distribution";
    private const double LabelGap = 17;
    private const double ClockStep = 1;

    public static void Write(Markup page, ReplayOutcome outcome)
    {
        Stage[] measured = Enumerable.Range(0, outcome.Stages.Count).Where(i => outcome.Stages[i].TotalCount > 0).Select(i => (Stage)i).ToArray();
        if (measured.Length == 0)
        {
            SvgChart.Nothing(page, Id, Title, "Nothing to draw: no stage was measured.", wide: true);
            return;
        }
        SvgChart.Heading(page, Id, Title,
            "Time per event in each stage of the line, at every percentile. Thick: the whole path of a market event (total). Each mark of the clock costs 20 to 30 ns, which the whole path includes.", wide: true);
        ChartSize size = ChartSize.Wide with { Right = 128 };
        Axis x = PercentileAxis(size, measured.Max(stage => outcome.Stages[(int)stage].TotalCount));
        Axis y = TimeAxis(size, measured.Select(stage => outcome.Stages[(int)stage]).ToArray());
        SvgChart chart = new SvgChart(page, Id, size, x, y).Begin("latency by percentile and stage");
        foreach (Stage stage in measured) chart.Path($"line stage s{(int)stage}", Line(outcome.Stages[(int)stage], x, y));
        chart.Unclip();
        Labels(chart, outcome, measured, x, y);
        chart.End();
    }

    // Value v stands over the share of events from where it begins to where it ends; the slowest reaches to 1 in n.
    private static string Line(HdrHistogram histogram, Axis x, Axis y)
    {
        var line = new SvgPath();
        double total = histogram.TotalCount;
        long running = 0;
        for (int i = 0; i <= histogram.LastUsedIndex; i++)
        {
            if (histogram.Counts[i] == 0) continue;
            double height = y.At(Math.Max(histogram.Geometry.HighestOf(i), ClockStep));
            line.To(x.At(total / (total - running)), height);
            running += histogram.Counts[i];
            line.To(x.At(total / Math.Max(total - running, 1)), height);
        }
        return line.End();
    }

    // Names stand at the ends of their lines, pushed apart from the slowest down where they would overlap.
    private static void Labels(SvgChart chart, ReplayOutcome outcome, Stage[] measured, Axis x, Axis y)
    {
        double free = y.To;
        var waiting = new List<(Stage Stage, double X, double Y)>();
        foreach (Stage stage in measured)
        {
            HdrHistogram histogram = outcome.Stages[(int)stage];
            waiting.Add((stage, x.At(histogram.TotalCount), y.At(Math.Max(histogram.Max, ClockStep))));
        }
        int left = waiting.Count;
        foreach ((Stage stage, double endX, double endY) in waiting.OrderBy(label => label.Y))
        {
            double lowest = y.From - LabelGap * (left-- - 1);
            double at = Math.Min(Math.Max(endY, free), Math.Max(lowest, free));
            free = at + LabelGap;
            chart.Line($"leader s{(int)stage}", endX, endY, x.To + 16, at).Label(StageNames.Of(stage), x.To + 20, at + 4, "start", $"name s{(int)stage}");
        }
    }

    private static Axis PercentileAxis(ChartSize size, long count)
    {
        double high = Math.Max(count, 10);
        return new Axis(1, high, size.PlotLeft, size.PlotRight, NiceTicks.Decades(1, high, Percentile), "percentile (share of events at or below)", logarithmic: true);
    }

    // 1 / (1 - p) back to p: 10 is the 90th percentile, 1000 the 99.9th.
    private static string Percentile(double oneIn) => oneIn == 1
        ? "0 %"
        : (100 - 100 / (decimal)oneIn).ToString("0.##########", CultureInfo.InvariantCulture) + " %";

    private static Axis TimeAxis(ChartSize size, HdrHistogram[] histograms)
    {
        double low = 1, high = 10;
        double fastest = Math.Max(histograms.Min(histogram => histogram.Min), ClockStep), slowest = histograms.Max(histogram => histogram.Max);
        while (low * 10 <= fastest) low *= 10;
        while (high < slowest || high <= low) high *= 10;
        return new Axis(low, high, size.PlotBottom, size.PlotTop, NiceTicks.Decades(low, high, Words.Span), "time", logarithmic: true);
    }
}

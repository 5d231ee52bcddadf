// What was refused and why, as bars.
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Trading.Native.Host.Replay;

namespace Trading.Native.Host.Report;

/// <summary>Bars of plain HTML, so that names wrap and stay readable on a phone.</summary>
internal static class RefusalChart
{
    private const string Id = "refusals", Title = "Refusals by reason";

    public static void Write(Markup page, ReplayOutcome outcome)
    {
        List<(string Name, long Count)> reasons = Reasons.Of(outcome.Counters).OrderByDescending(reason => reason.Count).ToList();
        if (reasons.Count == 0)
        {
            SvgChart.Nothing(page, Id, Title, outcome.Counters.OrdersSent == 0 ? "none: no order was asked for" : "none: the risk gate and the venue accepted every order");
            return;
        }
        SvgChart.Heading(page, Id, Title, "risk_*: our own gate kept the order back. venue_*: the venue refused it, or ended it unasked. Bars to scale, in orders.");
        page.Open("div", ("class", "bars"));
        foreach ((string name, long count) in reasons) Bar(page, name, count, reasons[0].Count);
        page.Close().Close();
    }

    private static void Bar(Markup page, string name, long count, long longest)
    {
        string width = (100.0 * count / longest).ToString("0.##", CultureInfo.InvariantCulture);
        page.Element("span", name, ("class", "reason")).Element("span", Words.Count(count), ("class", "count"));
        page.Open("span", ("class", "track")).Element("span", "", ("class", name.StartsWith("risk_", System.StringComparison.Ordinal) ? "bar risk" : "bar venue"), ("style", $"width:{width}%"));
        page.Close();
    }
}

// The report of a replay: one HTML file that needs nothing beside it.
using System.Text;
using Trading.Cli;
using Trading.Native.Host.Replay;

namespace Trading.Native.Host.Report;

/// <summary>Title, figures, pictures, tables, assumptions and the command that makes it again, in this order. HTML that is well-formed XML too.</summary>
internal static class ReplayReport
{
    public static void Write(string path, ReplayInputs inputs, ReplayOutcome outcome, ReplaySampler samples)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Page(inputs, outcome, samples));
        AtomicFile.Write(path, stream => stream.Write(bytes));
    }

    private static string Page(ReplayInputs inputs, ReplayOutcome outcome, ReplaySampler samples)
    {
        var page = new Markup();
        page.Open("html", ("lang", "en"));
        Head(page, $"Replay of {inputs.Symbol}");
        page.Open("body").Open("main");
        Title(page, inputs, outcome);
        Notices.Write(page, inputs, outcome);
        KeyFigures.Write(page, outcome);
        Pictures(page, new Session(inputs, outcome, samples));
        page.Open("div", ("class", "tables"));
        ReportTables.Stages(page, outcome.Stages);
        ReportTables.Counts(page, outcome);
        page.Close();
        Assumptions.Write(page, inputs);
        Provenance.Write(page, inputs, outcome);
        page.Close().Close().Close();
        return page.Finish();
    }

    private static void Head(Markup page, string title)
    {
        page.Open("head").Leaf("meta", ("charset", "utf-8"));
        page.Leaf("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        page.Leaf("meta", ("name", "color-scheme"), ("content", "light dark"));
        page.Element("title", title).Element("style", ReportStyle.Css).Close();
    }

    private static void Title(Markup page, ReplayInputs inputs, ReplayOutcome outcome)
    {
        page.Open("header").Element("h1", $"Replay of {inputs.Symbol}").Open("p");
        page.Text($"strategy {inputs.Configuration.Strategy.ToString().ToLowerInvariant()} · model {inputs.Model.Name} · signature ");
        page.Element("code", ReplayJson.Hex(outcome.Signature)).Close().Close();
    }

    private static void Pictures(Markup page, Session session)
    {
        page.Open("section", ("class", "charts"));
        PriceChart.Write(page, session);
        CurveCharts.Equity(page, session);
        CurveCharts.Drawdown(page, session);
        CurveCharts.Position(page, session);
        RefusalChart.Write(page, session.Outcome);
        LatencyChart.Write(page, session.Outcome);
        page.Close();
    }
}

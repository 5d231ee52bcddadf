// Three curves over the session: profit, drawdown and position.
using System;
using Trading.Core.Domain;
using Trading.Native.Host.Replay;

namespace Trading.Native.Host.Report;

/// <summary>Pictures of half a page each, on the same time axis.</summary>
internal static class CurveCharts
{
    private const int ValueTicks = 6;

    public static void Equity(Markup page, Session session)
    {
        if (Missing(page, session, "equity", "Equity")) return;
        SvgChart.Heading(page, "equity", "Equity", $"Profit after fees, open position marked to the market; it ends at {Words.Dollars(session.Outcome.Profit.Net)}.");
        (double low, double high) = session.Range(s => Dollars(s.NetMicros));
        double end = Dollars(session.Outcome.Profit.Net.Micros);
        Axis x = session.TimeAxis(ChartSize.Half), y = ValueAxis(Math.Min(low, end), Math.Max(high, end), "net profit, USD", 0);
        var line = new SvgPath();
        for (int i = 0; i < session.Samples.SampleCount; i++) line.To(x.At(session.Samples.Sample(i).TimeNanos), y.At(Dollars(session.Samples.Sample(i).NetMicros)));
        // The last sample may precede the last fill by a few seconds; the curve ends where the run did.
        line.To(x.To, y.At(end));
        SvgChart chart = new SvgChart(page, "equity", ChartSize.Half, x, y).Begin("net profit over the session");
        session.ShadeClosed(chart);
        chart.Path("line equity", line.End()).Unclip().End();
    }

    public static void Drawdown(Markup page, Session session)
    {
        if (Missing(page, session, "drawdown", "Drawdown")) return;
        SvgChart.Heading(page, "drawdown", "Drawdown", $"How far the net profit stands below its highest so far; {Words.Dollars(session.Outcome.MaxDrawdown)} at worst (dashed).");
        double worst = Dollars(session.Outcome.MaxDrawdown.Micros);
        Axis x = session.TimeAxis(ChartSize.Half), y = ValueAxis(Math.Min(-worst, session.Range(s => -Dollars(s.DrawdownMicros)).Low), worst > 0 ? 0 : 1, "below the peak, USD", 0);
        var area = new SvgPath().To(x.At(session.Samples.Sample(0).TimeNanos), y.At(0));
        for (int i = 0; i < session.Samples.SampleCount; i++) area.To(x.At(session.Samples.Sample(i).TimeNanos), y.At(-Dollars(session.Samples.Sample(i).DrawdownMicros)));
        area.To(x.At(session.Samples.Sample(session.Samples.SampleCount - 1).TimeNanos), y.At(0));
        SvgChart chart = new SvgChart(page, "drawdown", ChartSize.Half, x, y).Begin("drawdown over the session");
        session.ShadeClosed(chart);
        chart.Path("area drawdown", area.End());
        if (worst > 0) chart.Line("worst", x.From, y.At(-worst), x.To, y.At(-worst));
        chart.Unclip().End();
    }

    public static void Position(Markup page, Session session)
    {
        if (Missing(page, session, "position", "Position")) return;
        long end = session.Outcome.Position.Lots;
        SvgChart.Heading(page, "position", "Position", $"Long above zero, short below; {(end == 0 ? "flat at the end" : "at the end " + Words.Plural(end, "lot", "lots"))}.");
        (double low, double high) = session.Range(s => s.PositionLots);
        Axis x = session.TimeAxis(ChartSize.Half), y = ValueAxis(low, high, "lots", 1);
        var line = new SvgPath();
        for (int i = 0; i < session.Samples.SampleCount; i++) line.StepTo(x.At(session.Samples.Sample(i).TimeNanos), y.At(session.Samples.Sample(i).PositionLots));
        line.StepTo(x.To, y.At(end));
        SvgChart chart = new SvgChart(page, "position", ChartSize.Half, x, y).Begin("position over the session");
        session.ShadeClosed(chart);
        chart.Path("line position", line.End()).Unclip().End();
    }

    private static bool Missing(Markup page, Session session, string id, string title)
    {
        if (session.IsEmpty) SvgChart.Nothing(page, id, title, "Nothing to draw: the book never had both sides.");
        return session.IsEmpty;
    }

    private static Axis ValueAxis(double low, double high, string title, double stepMin) =>
        Axis.Linear(low, high, ChartSize.Half.PlotBottom, ChartSize.Half.PlotTop, ValueTicks, title, stepMin);

    private static double Dollars(long micros) => micros / (double)Money.MicrosPerUnit;
}

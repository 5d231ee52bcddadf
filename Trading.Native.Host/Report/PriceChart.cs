// The price with our fills on it.
using Trading.Core.Domain;
using Trading.Native.Host.Replay;

namespace Trading.Native.Host.Report;

/// <summary>The mid price as a line; a purchase is a triangle that points up, its tip at the price, a sale one that points down.</summary>
internal static class PriceChart
{
    private const double TicksPerDollar = 10_000;
    private const int ValueTicks = 8;
    private const string Title = "Price and our fills";

    public static void Write(Markup page, Session session)
    {
        if (session.IsEmpty)
        {
            SvgChart.Nothing(page, "price", Title, "Nothing to draw: the book never had both sides.", wide: true);
            return;
        }
        PriceRange range = PriceRange.Of(session.Samples);
        SvgChart.Heading(page, "price", Title, Explanation(session, range), wide: true);
        ChartSize size = ChartSize.Wide;
        Axis x = session.TimeAxis(size);
        Axis y = Axis.Linear(range.LowTicks / TicksPerDollar, range.HighTicks / TicksPerDollar, size.PlotBottom, size.PlotTop, ValueTicks, "price, USD", 0.01);
        SvgChart chart = new SvgChart(page, "price", size, x, y).Begin("mid price over the session with our purchases and sales");
        session.ShadeClosed(chart);
        chart.Path("line mid", Mid(session.Samples, x, y));
        chart.Path("buy", Fills(session.Samples, Side.Buy, x, y)).Path("sell", Fills(session.Samples, Side.Sell, x, y));
        chart.Unclip().End();
    }

    private static string Mid(ReplaySampler samples, Axis x, Axis y)
    {
        var line = new SvgPath();
        for (int i = 0; i < samples.SampleCount; i++) line.To(x.At(samples.Sample(i).TimeNanos), y.At(samples.Sample(i).MidTicks / TicksPerDollar));
        return line.End();
    }

    private static string Fills(ReplaySampler samples, Side side, Axis x, Axis y)
    {
        // Small enough that thousands do not hide each other, large enough to be seen when there are few.
        double size = samples.FillCount switch { < 100 => 10, < 1_000 => 8, _ => 6 };
        var marks = new SvgPath();
        for (int i = 0; i < samples.FillCount; i++)
        {
            ref readonly ReplayFill fill = ref samples.Fill(i);
            if (fill.Side == side) marks.Triangle(x.At(fill.TimeNanos), y.At(fill.PriceTicks / TicksPerDollar), size, up: side == Side.Buy);
        }
        return marks.End();
    }

    private static string Explanation(Session session, PriceRange range)
    {
        int buys = 0;
        for (int i = 0; i < session.Samples.FillCount; i++)
            if (session.Samples.Fill(i).Side == Side.Buy) buys++;
        string text = session.Samples.FillCount == 0
            ? "Line: mid price. No order was filled. "
            : $"Line: mid price. ▲ {Words.Plural(buys, "purchase", "purchases")} and ▼ {Words.Plural(session.Samples.FillCount - buys, "sale", "sales")}, the tip at the price. ";
        if (session.Samples.FillsNotKept > 0) text += $"{Words.Count(session.Samples.FillsNotKept)} later fills are counted but not drawn. ";
        if (range.Cut > 0) text += $"{Words.Plural(range.Cut, "sample", "samples")} of absurd quotes cut off. ";
        return text + $"Shaded: outside the trading hours {Words.Time(session.Inputs.Configuration.Window.Start.Value)} to {Words.Time(session.Inputs.Configuration.Window.Stop.Value)}.";
    }
}

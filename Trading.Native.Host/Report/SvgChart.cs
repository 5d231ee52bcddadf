// The frame that all pictures share: heading, grid, axes with units, and a clipped area to draw in.
using System.Globalization;

namespace Trading.Native.Host.Report;

/// <summary>The size of a picture and of its margins, in pixels at full width.</summary>
internal readonly record struct ChartSize(int Width, int Height, int Left, int Right)
{
    public const int Top = 30;
    public const int Bottom = 48;

    /// <summary>Half the page, two side by side.</summary>
    public static ChartSize Half => new(600, 300, 74, 16);

    /// <summary>The whole width of the page.</summary>
    public static ChartSize Wide => new(1200, 440, 74, 16);

    public double PlotLeft => Left;
    public double PlotRight => Width - Right;
    public double PlotTop => Top;
    public double PlotBottom => Height - Bottom;
}

/// <summary>One picture: begun by <see cref="Begin"/>, drawn into by its owner, ended by <see cref="End"/>.</summary>
internal sealed class SvgChart(Markup page, string id, ChartSize size, Axis x, Axis y)
{
    // A line along the frame is not to lose half of its width.
    private const double Overhang = 2;

    /// <summary>Opens the figure: what it is, and in a sentence how to read it.</summary>
    public static void Heading(Markup page, string id, string title, string explanation, bool wide = false)
    {
        page.Open("figure", ("id", "chart-" + id), ("class", wide ? "wide" : "half")).Open("figcaption").Element("h2", title);
        page.Element("p", explanation).Close();
    }

    /// <summary>A whole figure of words, where there is nothing to draw.</summary>
    public static void Nothing(Markup page, string id, string title, string why, bool wide = false)
    {
        Heading(page, id, title, "", wide);
        page.Element("p", why, ("class", "nothing")).Close();
    }

    /// <summary>Grid, marks and titles; what follows is drawn in plot coordinates and cut at the frame.</summary>
    public SvgChart Begin(string description)
    {
        page.Open("div", ("class", "scroll")).Open("svg", ("viewBox", $"0 0 {size.Width} {size.Height}"), ("role", "img"), ("aria-label", description));
        page.Open("clipPath", ("id", "clip-" + id)).Leaf("rect", Box(x.From - Overhang, y.To - Overhang, x.To - x.From + 2 * Overhang, y.From - y.To + 2 * Overhang)).Close();
        foreach (Tick tick in y.Ticks)
        {
            Line(tick.Value == 0 ? "zero" : "grid", x.From, y.At(tick.Value), x.To, y.At(tick.Value));
            Label(tick.Label, x.From - 8, y.At(tick.Value) + 4, "end");
        }
        foreach (Tick tick in x.Ticks)
        {
            Line("grid", x.At(tick.Value), y.From, x.At(tick.Value), y.To);
            Label(tick.Label, x.At(tick.Value), y.From + 18, "middle");
        }
        Line("axis", x.From, y.From, x.To, y.From);
        Label(y.Title, 4, 16, "start", "unit");
        Label(x.Title, x.To, size.Height - 8, "end", "unit");
        page.Open("g", ("clip-path", $"url(#clip-{id})"));
        return this;
    }

    /// <summary>Leaves the clipped area: labels may follow that stand beside the plot.</summary>
    public SvgChart Unclip()
    {
        page.Close();
        return this;
    }

    public void End() => page.Close().Close().Close();

    public SvgChart Path(string style, string d)
    {
        page.Leaf("path", ("class", style), ("d", d));
        return this;
    }

    /// <summary>A band over the whole height, from one value of x to another.</summary>
    public SvgChart Band(string style, double from, double to)
    {
        if (to > from) page.Leaf("rect", [.. Box(x.At(from), y.To, x.At(to) - x.At(from), y.From - y.To), ("class", style)]);
        return this;
    }

    public SvgChart Line(string style, double x1, double y1, double x2, double y2)
    {
        page.Leaf("line", ("class", style), ("x1", Pixel(x1)), ("y1", Pixel(y1)), ("x2", Pixel(x2)), ("y2", Pixel(y2)));
        return this;
    }

    public SvgChart Label(string text, double atX, double atY, string anchor, string style = "label")
    {
        page.Element("text", text, ("class", style), ("x", Pixel(atX)), ("y", Pixel(atY)), ("text-anchor", anchor));
        return this;
    }

    private static (string, string)[] Box(double left, double top, double width, double height) =>
        [("x", Pixel(left)), ("y", Pixel(top)), ("width", Pixel(width)), ("height", Pixel(height))];

    private static string Pixel(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}

// The `d` of an SVG path: lines and marks at a tenth of a pixel.
using System;
using System.Globalization;
using System.Text;

namespace Trading.Native.Host.Report;

/// <summary>Collects a path. A line leaves out what would not be seen: points within half a pixel of the last one drawn.</summary>
internal sealed class SvgPath
{
    private const double Visible = 0.5;
    private readonly StringBuilder text = new();
    private double x, y, heldX, heldY;
    private bool begun, held;

    /// <summary>The next point of the line.</summary>
    public SvgPath To(double nextX, double nextY)
    {
        if (begun && Math.Abs(nextX - x) < Visible && Math.Abs(nextY - y) < Visible)
        {
            (held, heldX, heldY) = (true, nextX, nextY);
            return this;
        }
        // The end of a cluster is drawn before the line leaves it, so that a long jump starts where it starts.
        if (held) Draw(heldX, heldY);
        Draw(nextX, nextY);
        return this;
    }

    /// <summary>Keeps the old height until the next point: for quantities that jump.</summary>
    public SvgPath StepTo(double nextX, double nextY) => begun ? To(nextX, held ? heldY : y).To(nextX, nextY) : To(nextX, nextY);

    /// <summary>A triangle that points up or down at a place.</summary>
    public SvgPath Triangle(double atX, double atY, double size, bool up)
    {
        double rise = up ? size : -size;
        text.Append(CultureInfo.InvariantCulture, $"M{atX:0.#} {atY:0.#}l{size * 0.6:0.#} {rise:0.#}h{-size * 1.2:0.#}z");
        return this;
    }

    public string End()
    {
        if (held) Draw(heldX, heldY);
        return text.ToString();
    }

    private void Draw(double toX, double toY)
    {
        text.Append(begun ? 'L' : 'M').Append(CultureInfo.InvariantCulture, $"{toX:0.#} {toY:0.#}");
        (x, y, begun, held) = (toX, toY, true, false);
    }
}

// One axis of a picture: where a value lies, and where its labelled marks are.
using System;
using System.Collections.Generic;

namespace Trading.Native.Host.Report;

/// <summary>A labelled mark.</summary>
internal readonly record struct Tick(double Value, string Label);

/// <summary>Maps low..high to pixels from..to, evenly or by logarithm. The range is never empty.</summary>
internal sealed class Axis
{
    private readonly Func<double, double> scale;
    private readonly double from, perUnit, scaledLow;

    public Axis(double low, double high, double from, double to, IReadOnlyList<Tick> ticks, string title, bool logarithmic = false)
    {
        (Low, High, From, To, Ticks, Title) = (low, high, from, to, ticks, title);
        scale = logarithmic ? Math.Log10 : value => value;
        this.from = from;
        scaledLow = scale(low);
        perUnit = (to - from) / (scale(high) - scaledLow);
    }

    public double Low { get; }
    public double High { get; }
    public double From { get; }
    public double To { get; }
    public IReadOnlyList<Tick> Ticks { get; }

    /// <summary>What is measured, with its unit.</summary>
    public string Title { get; }

    /// <summary>Pixel of a value; on a logarithmic axis the value is above zero.</summary>
    public double At(double value) => from + (scale(value) - scaledLow) * perUnit;

    /// <summary>Evenly divided, from a round number to a round number.</summary>
    public static Axis Linear(double low, double high, double from, double to, int wanted, string title, double stepMin = 0)
    {
        if (high <= low) (low, high) = (low - Math.Max(stepMin, 1), high + Math.Max(stepMin, 1));
        double step = Math.Max(NiceTicks.Step((high - low) / wanted), stepMin);
        (low, high) = (Math.Floor(low / step) * step, Math.Ceiling(high / step) * step);
        return new Axis(low, high, from, to, NiceTicks.Linear(low, high, step), title);
    }

    /// <summary>Venue local time, exactly from first to last.</summary>
    public static Axis Time(long first, long last, double from, double to, int wanted)
    {
        if (last <= first) last = first + NiceTicks.ShortestTimeStep;
        return new Axis(first, last, from, to, NiceTicks.Time(first, last, wanted), "venue local time");
    }
}

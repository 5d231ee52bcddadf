// Where marks go: at numbers that a person would choose.
using System;
using System.Collections.Generic;
using System.Globalization;
using Trading.Core.Domain;

namespace Trading.Native.Host.Report;

/// <summary>Marks at 1, 2 or 5 times a power of ten, at clock times, and at powers of ten.</summary>
internal static class NiceTicks
{
    public const long ShortestTimeStep = Nanos.PerSecond;
    private const double Million = 1e6;
    private const double MillionsFrom = 1e5;

    private static readonly int[] TimeStepsSeconds = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 14400, 21600];

    /// <summary>The smallest of 1, 2, 5 times a power of ten that is not below <paramref name="raw"/>.</summary>
    public static double Step(double raw)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double factor = raw / power;
        return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
    }

    public static IReadOnlyList<Tick> Linear(double low, double high, double step)
    {
        var ticks = new List<Tick>();
        // By whole multiples: adding the step up would drift, and zero would not be zero.
        long first = (long)Math.Round(low / step), last = (long)Math.Round(high / step);
        for (long i = first; i <= last; i++) ticks.Add(new Tick(i * step, Label(i * step, step)));
        return ticks;
    }

    public static IReadOnlyList<Tick> Time(long first, long last, int wanted)
    {
        long step = TimeStepsSeconds[^1] * Nanos.PerSecond;
        foreach (int seconds in TimeStepsSeconds)
        {
            if ((last - first) / (seconds * Nanos.PerSecond) > wanted) continue;
            step = seconds * Nanos.PerSecond;
            break;
        }
        var ticks = new List<Tick>();
        for (long at = (first + step - 1) / step * step; at <= last; at += step) ticks.Add(new Tick(at, Words.Time(at, seconds: step < 60 * Nanos.PerSecond)));
        return ticks;
    }

    /// <summary>Every power of ten from low to high, which are powers of ten themselves.</summary>
    public static IReadOnlyList<Tick> Decades(double low, double high, Func<double, string> label)
    {
        var ticks = new List<Tick>();
        for (double at = low; at <= high; at *= 10) ticks.Add(new Tick(at, label(at)));
        return ticks;
    }

    private static string Label(double value, double step)
    {
        if (step >= MillionsFrom) return Label(value / Million, step / Million) + (value == 0 ? "" : "M");
        int decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9));
        return value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}

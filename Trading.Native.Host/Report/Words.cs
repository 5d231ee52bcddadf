// Numbers, times and amounts as the report spells them: always in the invariant culture.
using System;
using System.Globalization;
using Trading.Core.Domain;

namespace Trading.Native.Host.Report;

/// <summary>Formats for people.</summary>
internal static class Words
{
    private const long NanosPerMinute = 60 * Nanos.PerSecond;
    private const long MinutesPerHour = 60;

    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>With two decimals, in dollars: the simulated venue trades US equities.</summary>
    public static string Dollars(Money money) => money.ToDecimal().ToString("N2", CultureInfo.InvariantCulture);

    /// <summary>Without trailing zeros, for rates that are small parts of a cent.</summary>
    public static string Exact(decimal value) => value.ToString("0.####################", CultureInfo.InvariantCulture);

    public static string Plural(long count, string one, string many) => $"{Count(count)} {(count == 1 ? one : many)}";

    /// <summary>Venue local time; the seconds only where they are not zero or asked for.</summary>
    public static string Time(long nanosOfDay, bool seconds = false)
    {
        long minutes = nanosOfDay / NanosPerMinute, rest = nanosOfDay % NanosPerMinute / Nanos.PerSecond;
        string text = string.Create(CultureInfo.InvariantCulture, $"{minutes / MinutesPerHour:00}:{minutes % MinutesPerHour:00}");
        return seconds || rest != 0 ? text + rest.ToString("':'00", CultureInfo.InvariantCulture) : text;
    }

    /// <summary>A span in the largest unit that keeps it at one or more: 850 ns, 20 µs, 1.5 ms, 2 s.</summary>
    public static string Span(double nanos) => nanos switch
    {
        >= 1e9 => Scaled(nanos / 1e9, "s"),
        >= 1e6 => Scaled(nanos / 1e6, "ms"),
        >= 1e3 => Scaled(nanos / 1e3, "µs"),
        _ => Scaled(nanos, "ns"),
    };

    private static string Scaled(double value, string unit) => Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture) + " " + unit;
}

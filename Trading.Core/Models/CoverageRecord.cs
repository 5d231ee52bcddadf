// What intervals kept of their promise, by minute of the venue's day.
using System;
using Trading.Core.Diagnostics;

namespace Trading.Core.Models;

/// <summary>Matured intervals of one minute.</summary>
/// <param name="Matured">Intervals whose outcome is known.</param>
/// <param name="Covered">Those whose outcome lay inside.</param>
/// <param name="DecisionCovered">The same for the interval that decisions are held to.</param>
/// <param name="WidthMicroIncrements">Sum of their widths.</param>
/// <param name="DecisionWidthMicroIncrements">Sum of the decision intervals' widths.</param>
public record struct CoverageMinute(int Matured, int Covered, int DecisionCovered, long WidthMicroIncrements, long DecisionWidthMicroIncrements);

/// <summary>Counts of valid intervals only: what was issued during warm-up does not count. Allocates only in the constructor.</summary>
[HotPath]
public sealed class CoverageRecord
{
    public const int Minutes = 24 * 60;
    public const long NanosPerMinute = 60_000_000_000;
    private readonly CoverageMinute[] minutes = new CoverageMinute[Minutes];

    public ReadOnlySpan<CoverageMinute> ByMinute => minutes;

    /// <summary>The slot of a time of day; times outside the day fall into its last minute.</summary>
    public static int MinuteOf(long venueNanos)
    {
        ulong minute = (ulong)venueNanos / NanosPerMinute;
        return minute < Minutes ? (int)minute : Minutes - 1;
    }

    internal void Add(in PendingForecast forecast, bool covered, bool decisionCovered)
    {
        ref CoverageMinute minute = ref minutes[forecast.Minute];
        minute.Matured++;
        if (covered) minute.Covered++;
        if (decisionCovered) minute.DecisionCovered++;
        minute.WidthMicroIncrements += 2 * forecast.OuterMicro;
        minute.DecisionWidthMicroIncrements += 2 * forecast.InnerMicro;
    }
}

// The record of intervals in the figures that are promised: coverage, worst tenth of the time, width.
using System;

namespace Trading.Core.Models;

/// <summary>Coverage of matured, valid intervals between two minutes of the day. Cold.</summary>
/// <param name="Matured">Intervals whose outcome is known.</param>
/// <param name="Coverage">Share of them that held the outcome; NaN when there are none.</param>
/// <param name="WorstTenth">The smallest share among ten equal spans of the time; NaN below ten minutes.</param>
/// <param name="MeanWidthIncrements">Mean width.</param>
/// <param name="DecisionCoverage">Coverage of the interval that decisions are held to.</param>
/// <param name="DecisionWidthIncrements">Its mean width.</param>
public sealed record CoverageSummary(
    long Matured, double Coverage, double WorstTenth, double MeanWidthIncrements, double DecisionCoverage, double DecisionWidthIncrements)
{
    private const double Micro = 1_000_000;
    private const int Tenths = 10;

    /// <param name="record">The record.</param>
    /// <param name="fromNanos">Intervals issued in this minute of the day or later.</param>
    public static CoverageSummary Of(CoverageRecord record, long fromNanos)
    {
        ReadOnlySpan<CoverageMinute> minutes = record.ByMinute[CoverageRecord.MinuteOf(fromNanos)..];
        while (minutes.Length > 0 && minutes[0].Matured == 0) minutes = minutes[1..];
        while (minutes.Length > 0 && minutes[^1].Matured == 0) minutes = minutes[..^1];
        CoverageMinute all = Sum(minutes);
        double worst = double.NaN;
        for (int tenth = 0; tenth < Tenths && minutes.Length >= Tenths; tenth++)
        {
            CoverageMinute part = Sum(minutes[(tenth * minutes.Length / Tenths)..((tenth + 1) * minutes.Length / Tenths)]);
            double coverage = part.Covered / (double)part.Matured;
            if (part.Matured > 0 && !(coverage >= worst)) worst = coverage;
        }
        double per = 1.0 / all.Matured;
        return all.Matured == 0
            ? new CoverageSummary(0, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN)
            : new CoverageSummary(all.Matured, all.Covered * per, worst, all.WidthMicroIncrements * per / Micro, all.DecisionCovered * per,
                all.DecisionWidthMicroIncrements * per / Micro);
    }

    private static CoverageMinute Sum(ReadOnlySpan<CoverageMinute> minutes)
    {
        CoverageMinute sum = default;
        foreach (ref readonly CoverageMinute m in minutes)
        {
            sum = new CoverageMinute(sum.Matured + m.Matured, sum.Covered + m.Covered, sum.DecisionCovered + m.DecisionCovered,
                sum.WidthMicroIncrements + m.WidthMicroIncrements, sum.DecisionWidthMicroIncrements + m.DecisionWidthMicroIncrements);
        }
        return sum;
    }
}

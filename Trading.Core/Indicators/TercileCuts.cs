// The two values that cut a stream of positive numbers into thirds.
using Trading.Core.Diagnostics;

namespace Trading.Core.Indicators;

/// <summary>Running one-third and two-thirds quantiles: each cut moves up by its step times the share wanted below, down by the rest.</summary>
/// <remarks>O(1). Steps are in proportion to the cut, so the cuts suit any unit; they follow slow changes with a memory of about 1/<see cref="Step"/> values.
/// Source: stochastic approximation of a quantile, Robbins and Monro (1951), with a constant step.</remarks>
[HotPath]
public struct TercileCuts
{
    private const double Step = 0.002, CutMin = 0.01, CutMax = 1e9, Third = 1.0 / 3;
    private double low, high;

    /// <summary>0, 1 or 2: the third in which the value lies.</summary>
    public readonly int ThirdOf(double value) => value < low ? 0 : value < high ? 1 : 2;

    public void Update(double value)
    {
        if (low == 0)
        {
            low = high = value > CutMin && value < CutMax ? value : CutMin;
            return;
        }
        low = Moved(low, value < low, Third);
        high = Moved(high, value < high, 2 * Third);
    }

    private static double Moved(double cut, bool below, double share)
    {
        double next = cut + Step * cut * (below ? share - 1.0 : share);
        return next < CutMin ? CutMin : next;
    }
}

// Which prices the picture of the price shows: those of the session, not the absurd quotes at its edges.
using System;
using System.Linq;
using Trading.Native.Host.Replay;

namespace Trading.Native.Host.Report;

/// <summary>All fills, and the middle 99 % of the mid prices with a quarter of their range to spare.</summary>
/// <param name="Cut">Samples outside, which the picture cuts off.</param>
internal readonly record struct PriceRange(double LowTicks, double HighTicks, int Cut)
{
    private const double Outer = 0.005;
    private const double Spare = 0.25;

    public static PriceRange Of(ReplaySampler samples)
    {
        long[] mids = Enumerable.Range(0, samples.SampleCount).Select(i => samples.Sample(i).MidTicks).Order().ToArray();
        double inner = mids[(int)((mids.Length - 1) * Outer)], upper = mids[(int)((mids.Length - 1) * (1 - Outer))];
        double spare = (upper - inner) * Spare;
        double low = Math.Max(mids[0], inner - spare), high = Math.Min(mids[^1], upper + spare);
        for (int i = 0; i < samples.FillCount; i++)
        {
            long price = samples.Fill(i).PriceTicks;
            (low, high) = (Math.Min(low, price), Math.Max(high, price));
        }
        return new PriceRange(low, high, mids.Count(mid => mid < low || mid > high));
    }
}

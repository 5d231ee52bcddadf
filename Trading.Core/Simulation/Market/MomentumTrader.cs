// Those who run after the price.
using System;
using Trading.Core.Domain;

namespace Trading.Core.Simulation.Market;

/// <summary>Compares the mid with its own moving average and takes in the direction of the move. Rank 0 is quick, rank 1 slow.</summary>
internal sealed class MomentumTrader(int slot, int rank, CounterRandom stream)
{
    private static readonly double[] AverageSeconds = [8, 90];
    private static readonly double[] ThresholdCents = [2.0, 6.0];
    private const double MeanSeconds = 9;

    private CounterRandom random = stream;
    private double average;
    private long lastLook;

    public void Act(SymbolMarket market, long now)
    {
        MatchingBook book = market.Book;
        double mid = market.MidCents;
        double elapsed = (now - lastLook) * 1e-9;
        average = lastLook == 0 ? mid : average + Math.Min(1, elapsed / AverageSeconds[rank]) * (mid - average);
        lastLook = now;
        double move = mid - average;
        if (book.IsTwoSided && Math.Abs(move) > ThresholdCents[rank])
        {
            Side side = move > 0 ? Side.Buy : Side.Sell;
            book.Submit(now, new OrderRequest(slot, side, book.SideOf(side.Opposite()).BestPrice, 100 * (int)random.NextPareto(5), OrderStyle.Immediate));
        }
        market.ScheduleWakeIn(slot, now, MeanSeconds / market.Rate, ref random);
    }
}

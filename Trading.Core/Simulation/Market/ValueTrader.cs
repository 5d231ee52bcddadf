// Those who know what it is worth, more or less.
using System;
using Trading.Core.Domain;

namespace Trading.Core.Simulation.Market;

/// <summary>Sees the fundamental through noise. Takes when the price is wrong by more than the cost, waits on the right side of the book when by less.</summary>
internal sealed class ValueTrader(int slot, CounterRandom stream)
{
    private const double MeanSeconds = 6;
    private const double ErrorCents = 0.5;
    private const double EdgeToTakeCents = 0.35;
    private const double EdgeToWaitCents = 0.25;
    private const double PatienceSeconds = 12;
    private const double AlarmCents = 3;

    private CounterRandom random = stream;

    public void Act(SymbolMarket market, long now)
    {
        double gap = market.Fundamental.Value + ErrorCents * random.NextNormal() - market.MidCents;
        if (market.Book.IsTwoSided) Trade(market, now, gap);
        // A price that is far off is traded on at once and again until it is not.
        double hurry = Math.Max(1, Math.Abs(gap) / AlarmCents);
        market.ScheduleWakeIn(slot, now, MeanSeconds / (market.Rate * hurry), ref random);
    }

    private void Trade(SymbolMarket market, long now, double gap)
    {
        MatchingBook book = market.Book;
        Side side = gap > 0 ? Side.Buy : Side.Sell;
        double halfSpread = 0.5 * (book.Asks.BestPrice - book.Bids.BestPrice);
        int quantity = 100 * (int)random.NextPareto(8);
        if (Math.Abs(gap) > halfSpread + EdgeToTakeCents)
        {
            double worth = book.MidCents + gap - side.Sign() * EdgeToTakeCents;
            int limit = (int)(side == Side.Buy ? Math.Floor(worth) : Math.Ceiling(worth));
            book.Submit(now, new OrderRequest(slot, side, limit, 2 * quantity, OrderStyle.Immediate));
        }
        else if (Math.Abs(gap) > EdgeToWaitCents)
        {
            OrderHandle order = book.Submit(now, new OrderRequest(slot, side, book.SideOf(side).BestPrice, quantity, OrderStyle.Limit));
            market.SchedulePatience(slot, now, PatienceSeconds * random.NextExponential() / Math.Max(0.3, market.Rate), order);
        }
    }
}

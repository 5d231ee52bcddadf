// Those who must trade now for reasons of their own.
using System;
using Trading.Core.Domain;

namespace Trading.Core.Simulation.Market;

/// <summary>Takers without information. Large orders are cut into children of one direction, and those free to wait go when the queue they would join is long.</summary>
/// <remarks>The children give signed order flow its long memory (Lillo, Mike, Farmer 2005: order splitting); the choice by imbalance makes a thin queue
/// more likely to be taken, which is why book imbalance foretells the next move (Cont and de Larrard 2013, Gould and Bonart 2016).</remarks>
internal sealed class NoiseTaker(CounterRandom stream)
{
    private const double MeanSeconds = 3.2;
    private const double MaxChildren = 40;
    private const double ImbalancePull = 0.35;
    private const double SweepChance = 0.12;
    private const double RetailChance = 0.04;
    private const double OddLotChance = 0.2;

    private CounterRandom random = stream;
    private Side side;
    private int childrenLeft;

    public void Act(SymbolMarket market, long now)
    {
        if (market.Book.IsTwoSided) Take(market.Book, now);
        market.ScheduleWakeIn(AgentSlots.NoiseTaker, now, MeanSeconds / market.Rate, ref random);
    }

    private void Take(MatchingBook book, long now)
    {
        if (childrenLeft == 0) StartParent(book);
        childrenLeft--;
        BookLadder opposite = book.SideOf(side.Opposite());
        int quantity = random.Chance(OddLotChance) ? 1 + random.NextInt(99) : 100 * (int)random.NextPareto(12);
        int limit = opposite.BestPrice;
        OrderStyle style = random.Chance(RetailChance) ? OrderStyle.Retail : OrderStyle.Immediate;
        if (random.Chance(SweepChance))
        {
            limit += side.Sign() * (1 + random.NextInt(3));
            quantity += opposite.BestQuantity;
        }
        book.Submit(now, new OrderRequest(AgentSlots.NoiseTaker, side, limit, quantity, style));
    }

    private void StartParent(MatchingBook book)
    {
        side = random.Chance(0.5 + ImbalancePull * book.Imbalance) ? Side.Buy : Side.Sell;
        childrenLeft = (int)random.NextPareto(MaxChildren);
    }
}

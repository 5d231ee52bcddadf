// Those who wait: passive orders around the touch, their patience and their second thoughts.
using System;
using Trading.Core.Domain;

namespace Trading.Core.Simulation.Market;

/// <summary>Posts orders inside the spread, at the touch and behind it; when patience ends an order is cancelled, cut or moved to the touch.</summary>
internal sealed class NoiseProvider(CounterRandom stream)
{
    private const double MeanSeconds = 1.0;
    private const double InsideChance = 0.25;
    private const double TouchChance = 0.4;
    private const double FarthestCents = 30;
    private const double NearPatienceSeconds = 8;
    private const double FarPatienceSeconds = 40;
    private const double HiddenChance = 0.03;
    private const double HiddenSeconds = 20;
    private const double CutChance = 0.08;
    private const double MoveChance = 0.12;

    private CounterRandom random = stream;

    public void Act(SymbolMarket market, long now)
    {
        if (market.Book.IsTwoSided) Post(market, now);
        market.ScheduleWakeIn(AgentSlots.NoiseProvider, now, MeanSeconds / market.Rate, ref random);
    }

    /// <summary>What becomes of a passive order of any agent when it has waited long enough.</summary>
    public void EndOfPatience(SymbolMarket market, long now, int owner, OrderHandle order)
    {
        MatchingBook book = market.Book;
        if (!book.IsResting(order)) return;
        double choice = random.NextUniform();
        int quantity = book.Order(order).Quantity;
        if (choice < CutChance && book.Reduce(now, order, (quantity + 1) / 2)) market.SchedulePatience(owner, now, Patience(market, NearPatienceSeconds), order);
        else if (choice < CutChance + MoveChance) MoveToTouch(market, now, owner, order);
        else book.Cancel(now, order);
    }

    private void MoveToTouch(SymbolMarket market, long now, int owner, OrderHandle order)
    {
        MatchingBook book = market.Book;
        ref readonly RestingOrder resting = ref book.Order(order);
        int best = book.SideOf(resting.Side).BestPrice;
        if (best == resting.PriceCents)
        {
            book.Cancel(now, order);
            return;
        }
        market.SchedulePatience(owner, now, Patience(market, NearPatienceSeconds), book.Replace(now, order, best, resting.Quantity));
    }

    private void Post(SymbolMarket market, long now)
    {
        MatchingBook book = market.Book;
        Side side = random.NextSign() > 0 ? Side.Buy : Side.Sell;
        int quantity = 100 * (int)random.NextPareto(10);
        if (random.Chance(HiddenChance))
        {
            book.HideAtMidpoint(side, quantity, now + (long)(HiddenSeconds * Nanos.PerSecond));
            return;
        }
        int spread = book.Asks.BestPrice - book.Bids.BestPrice;
        int behind = Distance(spread);
        int price = book.SideOf(side).BestPrice - side.Sign() * behind;
        double patience = Patience(market, behind <= 1 ? NearPatienceSeconds : FarPatienceSeconds);
        OrderHandle order = book.Submit(now, new OrderRequest(AgentSlots.NoiseProvider, side, price, quantity, OrderStyle.Limit));
        market.SchedulePatience(AgentSlots.NoiseProvider, now, patience, order);
    }

    // Cents behind the touch; -1 improves it where the spread leaves room.
    private int Distance(int spread)
    {
        double choice = random.NextUniform();
        if (choice < InsideChance) return spread >= 2 ? -1 : 0;
        if (choice < InsideChance + TouchChance) return 0;
        return (int)random.NextPareto(FarthestCents);
    }

    private double Patience(SymbolMarket market, double meanSeconds) => meanSeconds * random.NextExponential() / Math.Max(0.3, market.Rate);
}

// Those who quote both sides and live on the spread.
using System;
using Trading.Core.Domain;

namespace Trading.Core.Simulation.Market;

/// <summary>Two quotes a side around its own idea of the fair price: the microprice, what the public knows of the value, and the last flow, less a skew for inventory.</summary>
/// <remarks>Post-only: a quote that would trade is set back to the near side of the touch. Ranks differ in speed, width and opinion. Source of the skew: Avellaneda
/// and Stoikov (2008), linearised.</remarks>
internal sealed class MarketMaker(int slot, int rank, CounterRandom stream)
{
    private const int QuotesPerSide = 2;
    private const double MeanSeconds = 5;
    private const double BaseHalfSpreadCents = 0.42;
    private const double HalfSpreadPerRank = 0.12;
    private const double HalfSpreadPerMood = 0.25;
    private const double PublicWeight = 0.5;
    private const double FlowCentsPerShare = 0.0006;
    private const double FlowCapCents = 1;
    private const double SkewCentsPerShare = 0.0005;
    private const double SkewCapCents = 2;
    private const double ToleranceCents = 0.35;
    private const double OpinionMemory = 0.9;
    private const double OpinionStep = 0.15;
    private const double FastestReactionNanos = 400_000;

    private readonly OrderHandle[] quotes = new OrderHandle[2 * QuotesPerSide];
    private CounterRandom random = stream;
    private double opinion;
    private long lastFlow;
    private double quotedFair;

    public int Slot => slot;

    /// <summary>Makers come to the open one after the other.</summary>
    public long FirstLookNanos => rank * 200_000_000L + 1_000;

    /// <summary>Time from a new best price to the answer: each rank three times slower than the one before, at least half its mean.</summary>
    public long ReactionNanos()
    {
        double mean = FastestReactionNanos;
        for (int i = 0; i < rank; i++) mean *= 3;
        return 1 + (long)(mean * (0.5 + 0.5 * random.NextExponential()));
    }

    public void Act(SymbolMarket market, long now)
    {
        MatchingBook book = market.Book;
        double fair = Fair(market);
        if (Math.Abs(fair - quotedFair) < ToleranceCents) fair = quotedFair;
        quotedFair = fair;
        double half = BaseHalfSpreadCents + HalfSpreadPerRank * rank + HalfSpreadPerMood * market.Fundamental.Mood;
        int bid = (int)Math.Floor(fair - half);
        int ask = (int)Math.Ceiling(fair + half);
        // The side that moves away goes first, so that a maker does not meet its own quote.
        if (IsMovingUp(book, bid))
        {
            Quote(book, now, Side.Sell, ask);
            Quote(book, now, Side.Buy, bid);
        }
        else
        {
            Quote(book, now, Side.Buy, bid);
            Quote(book, now, Side.Sell, ask);
        }
        market.ScheduleWakeIn(slot, now, MeanSeconds / market.Rate, ref random);
    }

    private double Fair(SymbolMarket market)
    {
        MatchingBook book = market.Book;
        opinion = OpinionMemory * opinion + OpinionStep * random.NextNormal();
        double known = market.Fundamental.PublicValue;
        double anchor = book.IsTwoSided ? PublicWeight * known + (1 - PublicWeight) * book.MicropriceCents : known;
        double flow = Math.Clamp(FlowCentsPerShare * (book.NetTakerFlow - lastFlow), -FlowCapCents, FlowCapCents);
        lastFlow = book.NetTakerFlow;
        double skew = Math.Clamp(SkewCentsPerShare * book.PositionOf(slot), -SkewCapCents, SkewCapCents);
        return anchor + opinion + flow - skew;
    }

    private bool IsMovingUp(MatchingBook book, int bid) => book.IsResting(quotes[0]) && bid > book.Order(quotes[0]).PriceCents;

    private void Quote(MatchingBook book, long now, Side side, int price)
    {
        BookLadder opposite = book.SideOf(side.Opposite());
        if (book.WouldTrade(side, price)) price = opposite.BestPrice - side.Sign();
        for (int rankInSide = 0; rankInSide < QuotesPerSide; rankInSide++)
        {
            int target = price - side.Sign() * rankInSide * 2;
            ref OrderHandle quote = ref quotes[(int)side * QuotesPerSide + rankInSide];
            if (!book.IsResting(quote)) quote = book.Submit(now, new OrderRequest(slot, side, target, Size(), OrderStyle.Attributed));
            // The outer quote follows at a distance: it need not give up its place for a single cent.
            else if (Math.Abs(book.Order(quote).PriceCents - target) > rankInSide) quote = Move(book, now, quote, target);
        }
    }

    // Makers of odd rank run on older software: they cancel and enter again.
    private OrderHandle Move(MatchingBook book, long now, OrderHandle quote, int target)
    {
        if (rank % 2 == 0) return book.Replace(now, quote, target, Size());
        Side side = book.Order(quote).Side;
        book.Cancel(now, quote);
        return book.Submit(now, new OrderRequest(slot, side, target, Size(), OrderStyle.Attributed));
    }

    private int Size() => 100 * (1 + (int)random.NextPareto(6));
}

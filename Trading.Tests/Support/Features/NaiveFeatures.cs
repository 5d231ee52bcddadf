// The feature vector worked out from the whole history each time, the slow obvious way: the oracle of the live one.
using System;
using System.Collections.Generic;
using System.Linq;
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.Features;
using Trading.Core.MarketData;

namespace Trading.Tests.Support.Features;

/// <summary>Remembers every update and computes each feature of the schema as a sum over the past, with the library's mathematics.</summary>
public sealed class NaiveFeatures(Instrument instrument)
{
    private const double Short = 0.1, Medium = 1, Long = 10, Slow = 60;

    private sealed record Flow(long Time, double Value);

    private readonly List<Flow> events = [], trades = [], touch = [], depth = [], moves = [];
    private readonly List<(long Time, int Sign, long Lots, double Price)> prints = [];
    private readonly List<(long Time, BookTop Top)> quotes = [];
    private bool quoted;
    private long now;

    public void OnUpdate(MarketUpdate update, BookChange change, OrderBooks books)
    {
        now = Math.Max(now, update.VenueTime.Value);
        events.Add(new Flow(now, 1));
        if (update.Kind is MarketUpdateKind.Trade or MarketUpdateKind.Execute or MarketUpdateKind.ExecuteAtPrice) Print(update, change);
        if (update.Kind is MarketUpdateKind.Trade) return;
        BookTop top = books.Top(instrument.Id);
        bool quotedNow = top.IsTwoSided && top.Bid.Price < top.Ask.Price;
        if (quoted) FlowOf(change, quotes[^1].Top, top, quotedNow);
        quoted = quotedNow;
        if (!quoted) return;
        if (quotes.Count > 0 && Mid(top) != Mid(quotes[^1].Top)) moves.Add(new Flow(now, Mid(top) - Mid(quotes[^1].Top)));
        quotes.Add((now, top));
    }

    private void Print(MarketUpdate update, BookChange change)
    {
        if (quotes.Count == 0 || !update.Flags.HasFlag(MarketUpdateFlags.Printable)) return;
        double price = Inc(update.Kind == MarketUpdateKind.Execute ? change.RemovedPrice.Ticks : update.Price.Ticks);
        long lots = update.Kind == MarketUpdateKind.Trade ? update.Quantity.Lots : change.RemovedQuantity.Lots;
        int sign = update.Kind == MarketUpdateKind.Trade ? Math.Sign(price - Mid(quotes[^1].Top)) : change.Side == Side.Sell ? 1 : -1;
        if (lots > 0) prints.Add((now, sign, lots, price));
    }

    private void FlowOf(BookChange change, BookTop before, BookTop after, bool quotedNow)
    {
        double Weight(Price price) => 8 / (8 + Math.Max(0, change.Side == Side.Buy ? Inc(before.Bid.Price.Ticks - price.Ticks) : Inc(price.Ticks - before.Ask.Price.Ticks)));
        double flow = change.AddedQuantity.Lots * Weight(change.AddedPrice) - change.RemovedQuantity.Lots * Weight(change.RemovedPrice);
        depth.Add(new Flow(now, change.Side == Side.Buy ? flow : -flow));
        if (!quotedNow || !change.TopChanged) return;
        long bid = after.Bid.Price > before.Bid.Price ? after.Bid.Quantity.Lots
            : after.Bid.Price < before.Bid.Price ? -before.Bid.Quantity.Lots : after.Bid.Quantity.Lots - before.Bid.Quantity.Lots;
        long ask = after.Ask.Price < before.Ask.Price ? after.Ask.Quantity.Lots
            : after.Ask.Price > before.Ask.Price ? -before.Ask.Quantity.Lots : after.Ask.Quantity.Lots - before.Ask.Quantity.Lots;
        touch.Add(new Flow(now, bid - ask));
    }

    /// <summary>The vector now; null before the first quote.</summary>
    public double[]? Values(OrderBooks books)
    {
        if (quotes.Count == 0) return null;
        BookTop top = quotes[^1].Top;
        double bid = top.Bid.Quantity.Lots, ask = top.Ask.Quantity.Lots, spread = Inc(top.Ask.Price.Ticks - top.Bid.Price.Ticks), mid = Mid(top);
        double perTouch = 1 / Mean(t => (t.Bid.Quantity.Lots + t.Ask.Quantity.Lots) / 2.0, Slow);
        double microprice = (Inc(top.Ask.Price.Ticks) * bid + Inc(top.Bid.Price.Ticks) * ask) / (bid + ask);
        var signed = prints.Select(p => new Flow(p.Time, p.Sign * p.Lots)).ToList();
        var volume = prints.Select(p => new Flow(p.Time, p.Lots)).ToList();
        double volumeSlow = Sum(volume, Slow), volumeLong = Sum(volume, Long);
        double vwap = volumeSlow > 1e-6 ? Sum(prints.Select(p => new Flow(p.Time, p.Lots * p.Price)), Slow) / volumeSlow : mid;
        return
        [
            Imbalance(bid, ask), DepthImbalance(books, 3), DepthImbalance(books, 5), DepthImbalance(books, 10), Imbalance(top.Bid.OrderCount, top.Ask.OrderCount),
            Log(Sum(touch, Short) * perTouch), Log(Sum(touch, Medium) * perTouch), Log(Sum(touch, Long) * perTouch),
            Log(Sum(depth, Medium) * perTouch), Log(Sum(depth, Long) * perTouch),
            Log(microprice - mid), Log(spread), SpreadZ(spread), Log(bid * perTouch), Log(ask * perTouch), Log(Gap(books, Side.Sell) - Gap(books, Side.Buy)),
            Log(Sum(signed, Short) * perTouch), Log(Sum(signed, Medium) * perTouch), Log(Sum(signed, Long) * perTouch),
            volumeLong > 0 ? Sum(signed, Long) / volumeLong : 0,
            Sum(prints.Select(p => new Flow(p.Time, p.Sign)), Long) / (Sum(prints.Select(p => new Flow(p.Time, 1)), Long) + 1),
            prints.Where(p => p.Sign != 0).Select(p => p.Sign).LastOrDefault(),
            Log(mid - Mean(Mid, Short)), Log(mid - Mean(Mid, Medium)), Log(mid - Mean(Mid, Long)), Log(mid - vwap),
            Log(moves.Count == 0 ? 0 : moves[^1].Value), Log(Volatility(Medium)), Log(Volatility(Slow)), Log(Sum(events, Medium) * Math.Log(2) / Medium),
            Log((now - (prints.Count == 0 ? 0 : prints[^1].Time)) / 1e6), Log((now - (moves.Count == 0 ? quotes[0].Time : moves[^1].Time)) / 1e6),
        ];
    }

    private double Inc(long ticks) => (double)ticks / instrument.PriceIncrementTicks;

    private double Mid(BookTop top) => (Inc(top.Bid.Price.Ticks) + Inc(top.Ask.Price.Ticks)) / 2;

    private double Age(long time) => (now - time) / 1e9;

    private double Sum(IEnumerable<Flow> flows, double halfLife) => flows.Sum(f => f.Value * Math.Pow(2, -Age(f.Time) / halfLife));

    private double Volatility(double halfLife) => Math.Sqrt(Sum(moves.Select(m => new Flow(m.Time, m.Value * m.Value)), halfLife) * Math.Log(2) / halfLife);

    // Each quote weighs as the integral of the decay over the time it stood; the first stands for all the time before it too.
    private double Mean(Func<BookTop, double> value, double halfLife)
    {
        double mean = 0;
        for (int i = 0; i < quotes.Count; i++)
        {
            double end = i + 1 < quotes.Count ? Math.Pow(2, -Age(quotes[i + 1].Time) / halfLife) : 1;
            double start = i == 0 ? 0 : Math.Pow(2, -Age(quotes[i].Time) / halfLife);
            mean += value(quotes[i].Top) * (end - start);
        }
        return mean;
    }

    private double SpreadZ(double spread)
    {
        double Of(BookTop top) => Inc(top.Ask.Price.Ticks - top.Bid.Price.Ticks);
        double mean = Mean(Of, Slow), deviation = Math.Sqrt(Mean(top => (Of(top) - mean) * (Of(top) - mean), Slow));
        return deviation < 0.05 ? 0 : Math.Clamp((spread - mean) / deviation, -8, 8);
    }

    private double DepthImbalance(OrderBooks books, int levels)
    {
        double Lots(Side side)
        {
            DepthView view = books.View(instrument.Id, side);
            double sum = 0;
            for (int i = 0; i < Math.Min(levels, view.Count); i++) sum += view[i].Quantity.Lots;
            return sum;
        }
        return Imbalance(Lots(Side.Buy), Lots(Side.Sell));
    }

    private double Gap(OrderBooks books, Side side)
    {
        DepthView view = books.View(instrument.Id, side);
        return view.Count < 2 ? 0 : Math.Abs(Inc(view[1].Price.Ticks - view[0].Price.Ticks));
    }

    private static double Imbalance(double bid, double ask) => bid + ask > 0 ? (bid - ask) / (bid + ask) : 0;

    private static double Log(double x) => Math.Sign(x) * Math.Log2(1 + Math.Abs(x));
}

// Turns one instrument's book changes and trades into its feature vector, update by update.
using System;
using Trading.Core.Books;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Indicators;
using Trading.Core.MarketData;
using Trading.Core.Memory;
using Trading.Core.Models;

namespace Trading.Core.Features;

/// <summary>The live feature vector of one instrument, as <see cref="FeatureSchema"/> defines it.</summary>
/// <remarks>One owner thread; O(1) an update (at most ten level reads); allocates only in the constructor. Time is the updates' venue time; time running
/// backwards counts as standing still. A value that is not a finite number becomes 0, the neutral code, and is counted. While the book is not two-sided, or is
/// locked or crossed, the last quote goes on holding and <see cref="IsReady"/> is false.</remarks>
[HotPath]
public sealed class InstrumentFeatures
{
    /// <summary>Two-sided time after which the vector may be used: one long half-life.</summary>
    public const long WarmUpNanos = 10 * Nanos.PerSecond;

    /// <summary>Updates after which the vector may be used.</summary>
    public const int WarmUpUpdates = 100;

    private const double NanosToMillis = 1e-6;

    private readonly InstrumentId id;
    private readonly double perIncrement;
    private readonly float[] values = new float[FeatureSchema.Count];

    private TradeFlow trades;
    private BookFlow flow;
    private MidPath path;
    private DecayedSum events;
    private DepthSums bids, asks;
    private BookTop top;
    private bool quoted;
    private long baseTicks, nowNanos, quotedNanos, updates;

    public InstrumentFeatures(in Instrument instrument)
    {
        id = instrument.Id;
        perIncrement = 1.0 / instrument.PriceIncrementTicks;
    }

    /// <summary>The vector after the last update; <see cref="FeatureSchema.Count"/> finite numbers.</summary>
    public ReadOnlySpan<float> Values => values;

    /// <summary>The book is two-sided and uncrossed now, has been so for <see cref="WarmUpNanos"/> in all, and <see cref="WarmUpUpdates"/> updates were seen.</summary>
    public bool IsReady => quoted && quotedNanos >= WarmUpNanos && updates >= WarmUpUpdates;

    /// <summary>How many values were not finite and became 0.</summary>
    public long NonFiniteCount { get; private set; }

    /// <summary>How many values of the vector as it stands are such zeros.</summary>
    public int NonFiniteNow { get; private set; }

    /// <summary>Volatility and spread as they stand, for the confidence in forecasts.</summary>
    /// <remarks>Variance is the mean of those at half-lives of 1 s and of 60 s: of the mixes tried on the real day this one gave the steadiest coverage.</remarks>
    public MarketRegime Regime => new(path.VariancePerSecond, (top.Ask.Price.Ticks - top.Bid.Price.Ticks) * perIncrement);

    /// <summary>Twice the mid price in ticks of the quote that holds; 0 before the first one.</summary>
    public long TwiceMidTicks => path.Any ? top.Bid.Price.Ticks + top.Ask.Price.Ticks : 0;

    /// <summary>Takes one update that was applied to the book, or a trade.</summary>
    /// <param name="update">The update.</param>
    /// <param name="change">What it did to the book; read only for the kinds that touch a book.</param>
    /// <param name="books">The books after the update.</param>
    public void OnUpdate(in MarketUpdate update, in BookChange change, OrderBooks books)
    {
        Advance(update.VenueTime.Value);
        events.Add(1.0);
        updates++;
        if (update.Kind is MarketUpdateKind.Trade or MarketUpdateKind.Execute or MarketUpdateKind.ExecuteAtPrice) OnTrade(in update, in change);
        if (update.Kind is >= MarketUpdateKind.Add and <= MarketUpdateKind.Replace) OnBook(in change, books);
        Write();
    }

    private void Advance(long timeNanos)
    {
        long elapsed = timeNanos - nowNanos;
        if (elapsed <= 0) return;
        if (updates > 0)
        {
            Decays.Over(elapsed, out Decays decays);
            trades.Decay(in decays);
            flow.Decay(in decays);
            path.Decay(in decays);
            events.Decay(decays.OverMedium);
            if (quoted) quotedNanos += elapsed;
        }
        nowNanos = timeNanos;
    }

    private void OnTrade(in MarketUpdate update, in BookChange change)
    {
        // Before the first quote there is no price to measure against; a non-printable execution is printed again by a cross.
        if (!path.Any || (update.Flags & MarketUpdateFlags.Printable) == 0) return;
        bool hidden = update.Kind == MarketUpdateKind.Trade;
        long priceTicks = update.Kind == MarketUpdateKind.Execute ? change.RemovedPrice.Ticks : update.Price.Ticks;
        long lots = hidden ? update.Quantity.Lots : change.RemovedQuantity.Lots;
        if (lots <= 0) return;
        int sign = hidden ? Math.Sign(2 * priceTicks - TwiceMidTicks) : -change.Side.Sign();
        trades.Add(sign, lots, (priceTicks - baseTicks) * perIncrement, nowNanos);
    }

    private void OnBook(in BookChange change, OrderBooks books)
    {
        ref DepthSums sums = ref change.Side == Side.Buy ? ref bids : ref asks;
        if (sums.IsReachedBy(in change)) sums.Recompute(books.View(id, change.Side));
        ref readonly BookTop now = ref books.Top(id);
        bool wasQuoted = quoted;
        quoted = now.IsTwoSided && now.Bid.Price < now.Ask.Price;
        if (wasQuoted)
        {
            flow.AddDepth(in change, in top, perIncrement);
            if (quoted && change.TopChanged) flow.AddTouch(in top, in now);
        }
        if (!quoted) return;
        if (!path.Any) baseTicks = now.Bid.Price.Ticks;
        top = now;
        long twiceMid = now.Bid.Price.Ticks + now.Ask.Price.Ticks;
        path.OnQuote((twiceMid - 2 * baseTicks) * 0.5 * perIncrement, (now.Ask.Price.Ticks - now.Bid.Price.Ticks) * perIncrement,
            (now.Bid.Quantity.Lots + now.Ask.Quantity.Lots) * 0.5, nowNanos);
    }

    private void Write()
    {
        if (!path.Any) return;
        NonFiniteNow = 0;
        WriteBook();
        WriteFlows();
        WritePath();
    }

    private void WriteBook()
    {
        double perTouch = 1.0 / path.TouchLots;
        double bid = top.Bid.Quantity.Lots, ask = top.Ask.Quantity.Lots, spread = (top.Ask.Price.Ticks - top.Bid.Price.Ticks) * perIncrement;
        double imbalance = Imbalance(bid, ask);
        Set(Feature.ImbalanceL1, imbalance);
        Set(Feature.ImbalanceL3, Imbalance(bids.Lots3, asks.Lots3));
        Set(Feature.ImbalanceL5, Imbalance(bids.Lots5, asks.Lots5));
        Set(Feature.ImbalanceL10, Imbalance(bids.Lots10, asks.Lots10));
        Set(Feature.OrderCountImbalance, Imbalance(top.Bid.OrderCount, top.Ask.OrderCount));
        // Weighted mid less mid: (ask·qb + bid·qa)/(qb + qa) - (bid + ask)/2 = spread/2 · imbalance.
        SetLog(Feature.MicropriceFromMid, spread * 0.5 * imbalance);
        SetLog(Feature.Spread, spread);
        Set(Feature.SpreadZ, path.SpreadZ);
        SetLog(Feature.BidSize, bid * perTouch);
        SetLog(Feature.AskSize, ask * perTouch);
        SetLog(Feature.GapAsymmetry, (asks.GapTicks - bids.GapTicks) * perIncrement);
    }

    private void WriteFlows()
    {
        double perTouch = 1.0 / path.TouchLots;
        SetLog(Feature.OrderFlow100Ms, flow.TouchShort * perTouch);
        SetLog(Feature.OrderFlow1S, flow.TouchMedium * perTouch);
        SetLog(Feature.OrderFlow10S, flow.TouchLong * perTouch);
        SetLog(Feature.DepthFlow1S, flow.DepthMedium * perTouch);
        SetLog(Feature.DepthFlow10S, flow.DepthLong * perTouch);
        SetLog(Feature.TradeFlow100Ms, trades.SignedShort * perTouch);
        SetLog(Feature.TradeFlow1S, trades.SignedMedium * perTouch);
        SetLog(Feature.TradeFlow10S, trades.SignedLong * perTouch);
        Set(Feature.TradeImbalance10S, trades.Imbalance);
        Set(Feature.TradeSignMean10S, trades.SignMean);
        Set(Feature.LastTradeSign, trades.LastSign);
    }

    private void WritePath()
    {
        SetLog(Feature.MidFromMean100Ms, path.FromMeanShort);
        SetLog(Feature.MidFromMean1S, path.FromMeanMedium);
        SetLog(Feature.MidFromMean10S, path.FromMeanLong);
        SetLog(Feature.MidFromVwap60S, path.Mid - trades.VwapTicksOr(path.Mid));
        SetLog(Feature.LastMidMove, path.LastMove);
        SetLog(Feature.Volatility1S, path.VolatilityMedium);
        SetLog(Feature.Volatility60S, path.VolatilitySlow);
        SetLog(Feature.EventRate1S, events.PerSecond(in Decays.Medium));
        SetLog(Feature.TimeSinceTrade, (nowNanos - (trades.Any ? trades.LastTradeNanos : 0)) * NanosToMillis);
        SetLog(Feature.TimeSinceMidMove, (nowNanos - path.LastMoveNanos) * NanosToMillis);
    }

    private static double Imbalance(double bid, double ask) => bid + ask > 0 ? (bid - ask) / (bid + ask) : 0;

    private void SetLog(Feature feature, double value) => Set(feature, DeterministicMath.SignedLog2(value));

    private void Set(Feature feature, double value)
    {
        float narrowed = (float)value;
        if (!float.IsFinite(narrowed))
        {
            NonFiniteCount++;
            NonFiniteNow++;
            narrowed = 0;
        }
        values[(int)feature] = narrowed;
    }

    /// <summary>A hash of the vector's bits, the same on every platform: one word for the running signature.</summary>
    /// <remarks>Four independent chains, because one alone would be all multiply latency.</remarks>
    public ulong HashValues()
    {
        float[] v = values;
        ulong a = StableHash.Seed, b = a + 1, c = a + 2, d = a + 3;
        for (int i = 0; i + 7 < v.Length; i += 8)
        {
            a = StableHash.Mix(a, Word(v[i], v[i + 1]));
            b = StableHash.Mix(b, Word(v[i + 2], v[i + 3]));
            c = StableHash.Mix(c, Word(v[i + 4], v[i + 5]));
            d = StableHash.Mix(d, Word(v[i + 6], v[i + 7]));
        }
        return StableHash.Mix(StableHash.Mix(StableHash.Mix(a, b), c), d);
    }

    private static ulong Word(float low, float high) => BitConverter.SingleToUInt32Bits(low) | (ulong)BitConverter.SingleToUInt32Bits(high) << 32;
}

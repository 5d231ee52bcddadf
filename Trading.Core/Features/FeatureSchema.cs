// The one definition of the feature vector for live trading, backtest and training: order, names, units, versions and their hash.
using System;
using Trading.Core.Diagnostics;
using Trading.Core.Memory;
using static Trading.Core.Features.FeatureMirror;

namespace Trading.Core.Features;

/// <summary>Ordered feature definitions. An artifact carries <see cref="Hash"/> and is refused under any other schema.</summary>
/// <remarks>slog2(x) = sign(x)·log2(1+|x|). "Touch" is the 60 s time-weighted mean of half the quantity at both best prices, which makes flows comparable across
/// instruments and hours. "inc" is the instrument's price increment. 100 ms, 1 s, 10 s and 60 s are half-lives. Signs: plus is buying pressure.</remarks>
public static class FeatureSchema
{
    /// <summary>Length of the vector.</summary>
    public const int Count = 32;

    private static readonly FeatureDefinition[] definitions =
    [
        new(Feature.ImbalanceL1, "imbalance_l1", "(bid-ask)/(bid+ask) quantity of the best level", 1, Odd),
        new(Feature.ImbalanceL3, "imbalance_l3", "the same over 3 levels a side", 1, Odd),
        new(Feature.ImbalanceL5, "imbalance_l5", "the same over 5 levels a side", 1, Odd),
        new(Feature.ImbalanceL10, "imbalance_l10", "the same over 10 levels a side", 1, Odd),
        new(Feature.OrderCountImbalance, "order_count_imbalance", "(bid-ask)/(bid+ask) orders of the best level", 1, Odd),
        new(Feature.OrderFlow100Ms, "ofi_100ms", "slog2(order flow imbalance / touch)", 1, Odd),
        new(Feature.OrderFlow1S, "ofi_1s", "slog2(order flow imbalance / touch)", 1, Odd),
        new(Feature.OrderFlow10S, "ofi_10s", "slog2(order flow imbalance / touch)", 1, Odd),
        new(Feature.DepthFlow1S, "depth_flow_1s", "slog2(signed entering less leaving quantity, weight 8/(8+inc from best) / touch)", 1, Odd),
        new(Feature.DepthFlow10S, "depth_flow_10s", "slog2(signed entering less leaving quantity, weight 8/(8+inc from best) / touch)", 1, Odd),
        new(Feature.MicropriceFromMid, "microprice_from_mid", "slog2(inc)", 1, Odd),
        new(Feature.Spread, "spread", "slog2(inc)", 1, Even),
        new(Feature.SpreadZ, "spread_z_60s", "standard deviations, within ±8", 1, Even),
        new(Feature.BidSize, "bid_size", "slog2(lots / touch)", 1, SwapsWithNext),
        new(Feature.AskSize, "ask_size", "slog2(lots / touch)", 1, SwapsWithPrevious),
        new(Feature.GapAsymmetry, "gap_asymmetry", "slog2(inc from best to second ask less the same on the bid)", 1, Odd),
        new(Feature.TradeFlow100Ms, "trade_flow_100ms", "slog2(signed lots / touch)", 1, Odd),
        new(Feature.TradeFlow1S, "trade_flow_1s", "slog2(signed lots / touch)", 1, Odd),
        new(Feature.TradeFlow10S, "trade_flow_10s", "slog2(signed lots / touch)", 1, Odd),
        new(Feature.TradeImbalance10S, "trade_imbalance_10s", "signed lots / lots", 1, Odd),
        new(Feature.TradeSignMean10S, "trade_sign_mean_10s", "signed trades / (trades + 1)", 1, Odd),
        new(Feature.LastTradeSign, "last_trade_sign", "+1 aggressive buy, -1 aggressive sell", 1, Odd),
        new(Feature.MidFromMean100Ms, "mid_from_mean_100ms", "slog2(inc)", 1, Odd),
        new(Feature.MidFromMean1S, "mid_from_mean_1s", "slog2(inc)", 1, Odd),
        new(Feature.MidFromMean10S, "mid_from_mean_10s", "slog2(inc)", 1, Odd),
        new(Feature.MidFromVwap60S, "mid_from_vwap_60s", "slog2(inc)", 1, Odd),
        new(Feature.LastMidMove, "last_mid_move", "slog2(inc)", 1, Odd),
        new(Feature.Volatility1S, "volatility_1s", "slog2(inc per square root of a second)", 1, Even),
        new(Feature.Volatility60S, "volatility_60s", "slog2(inc per square root of a second)", 1, Even),
        new(Feature.EventRate1S, "event_rate_1s", "slog2(updates a second)", 1, Even),
        new(Feature.TimeSinceTrade, "time_since_trade", "slog2(ms)", 1, Even),
        new(Feature.TimeSinceMidMove, "time_since_mid_move", "slog2(ms)", 1, Even),
    ];

    public static ReadOnlySpan<FeatureDefinition> Definitions => definitions;

    /// <summary>FNV-1a over names, units and versions in order.</summary>
    public static ulong Hash { get; } = ComputeHash();

    private static ulong ComputeHash()
    {
        Invariant.That(definitions.Length == Count && Count % 8 == 0);
        ulong hash = StableHash.Fnv1a(StableHash.Seed, Count);
        for (int i = 0; i < Count; i++)
        {
            Invariant.That((int)definitions[i].Feature == i);
            hash = StableHash.Fnv1a(hash, definitions[i].Name);
            hash = StableHash.Fnv1a(hash, definitions[i].Unit);
            hash = StableHash.Fnv1a(hash, definitions[i].Version);
        }
        return hash;
    }
}

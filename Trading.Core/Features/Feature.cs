// The features by name, in the order of the vector.
namespace Trading.Core.Features;

/// <summary>Index of a feature in the vector. What each one is stands in <see cref="FeatureSchema"/>; the order is part of the schema's hash.</summary>
public enum Feature
{
    ImbalanceL1,
    ImbalanceL3,
    ImbalanceL5,
    ImbalanceL10,
    OrderCountImbalance,
    OrderFlow100Ms,
    OrderFlow1S,
    OrderFlow10S,
    DepthFlow1S,
    DepthFlow10S,
    MicropriceFromMid,
    Spread,
    SpreadZ,
    BidSize,
    AskSize,
    GapAsymmetry,
    TradeFlow100Ms,
    TradeFlow1S,
    TradeFlow10S,
    TradeImbalance10S,
    TradeSignMean10S,
    LastTradeSign,
    MidFromMean100Ms,
    MidFromMean1S,
    MidFromMean10S,
    MidFromVwap60S,
    LastMidMove,
    Volatility1S,
    Volatility60S,
    EventRate1S,
    TimeSinceTrade,
    TimeSinceMidMove,
}

// One level of a by-price message.
using Trading.Core.Domain;

namespace Trading.Core.MarketData.Depth;

/// <summary>The absolute quantity now shown at a price; zero when the level is gone.</summary>
public readonly record struct LevelUpdate(Price Price, Quantity Quantity);

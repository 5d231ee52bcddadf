// The two numbers that tell one kind of market from another.
namespace Trading.Core.Models;

/// <summary>State of one instrument's market as confidence sees it.</summary>
/// <param name="VariancePerSecond">Realised variance of the mid, square increments a second.</param>
/// <param name="SpreadIncrements">Bid-ask spread.</param>
public readonly record struct MarketRegime(double VariancePerSecond, double SpreadIncrements);

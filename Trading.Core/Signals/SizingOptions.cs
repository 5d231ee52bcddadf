// Parameters of the size of an order.
using Trading.Core.Domain;

namespace Trading.Core.Signals;

/// <param name="MinOrderLots">An entry or quote that would be smaller is not sent.</param>
/// <param name="FullSizeEdgePerMille">Edge, in 1/1000 of half the interval's width, from which the full quantity is used; below it the quantity falls in proportion.</param>
/// <param name="VolatilityBudget">Largest standard deviation of an order's value over the model's horizon: quantity times volatility stays within it.</param>
public readonly record struct SizingOptions(long MinOrderLots, int FullSizeEdgePerMille, Money VolatilityBudget);

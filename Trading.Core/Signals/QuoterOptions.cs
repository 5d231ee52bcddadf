// Parameters of the quoting strategy.
namespace Trading.Core.Signals;

/// <param name="OrderLots">Quantity of a quote at full size.</param>
/// <param name="MaxPositionLots">No quote that could take the position beyond this.</param>
/// <param name="EdgeMicroIncrements">Distance kept from the fair price, in millionths of an increment.</param>
/// <param name="EdgeWidthPerMille">Further distance, in 1/1000 of half the interval's width.</param>
/// <param name="SkewMicroIncrementsPerLot">How far the fair price is moved against the position, a lot.</param>
/// <param name="SkewWidthPerMillionPerLot">How much further, in millionths of half the interval's width, a lot.</param>
/// <param name="MaxDistanceIncrements">A quote further than this from its best price is not placed.</param>
/// <param name="ToleranceIncrements">A live quote within this distance of where it should be is left in its place in the queue.</param>
/// <param name="MinQuoteLifeNanos">A quote is not pulled before this time, unless it is on the wrong side of the fair price.</param>
/// <param name="RetryNanos">Pause on a side after a refusal.</param>
/// <param name="Sizing">Quantity by confidence and volatility.</param>
public readonly record struct QuoterOptions(
    long OrderLots, long MaxPositionLots, long EdgeMicroIncrements, long EdgeWidthPerMille, long SkewMicroIncrementsPerLot, long SkewWidthPerMillionPerLot,
    long MaxDistanceIncrements, long ToleranceIncrements, long MinQuoteLifeNanos, long RetryNanos, SizingOptions Sizing);

// Parameters of the quoting strategy.
namespace Trading.Core.Signals;

/// <param name="OrderLots">Quantity of a quote.</param>
/// <param name="MaxPositionLots">No quote that could take the position beyond this.</param>
/// <param name="EdgeMicroIncrements">Distance kept from the fair price, in millionths of an increment.</param>
/// <param name="SkewMicroIncrementsPerLot">How far the fair price is moved against the position, a lot.</param>
/// <param name="MaxDistanceIncrements">A quote further than this from its best price is not placed.</param>
/// <param name="ToleranceIncrements">A live quote within this distance of where it should be is left in its place in the queue.</param>
/// <param name="MinQuoteLifeNanos">A quote is not pulled before this time, unless it is on the wrong side of the fair price.</param>
/// <param name="RetryNanos">Pause on a side after a refusal.</param>
public readonly record struct QuoterOptions(
    long OrderLots, long MaxPositionLots, long EdgeMicroIncrements, long SkewMicroIncrementsPerLot,
    long MaxDistanceIncrements, long ToleranceIncrements, long MinQuoteLifeNanos, long RetryNanos);

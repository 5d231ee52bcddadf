// Parameters of the taking strategy.
using Trading.Core.Positions;

namespace Trading.Core.Signals;

/// <param name="OrderLots">Quantity of an entry at full size.</param>
/// <param name="EntryEdgeMicroIncrements">By how much the decision interval's near end must exceed half the spread and the fees, in millionths of an increment; may be negative.</param>
/// <param name="ExitEdgeMicroIncrements">An expected move against the position by more than this ends it.</param>
/// <param name="MaxHoldNanos">A position is ended after this time at the latest.</param>
/// <param name="RetryNanos">Pause after a refusal or an entry that did not trade.</param>
/// <param name="Fees">What an entry and its exit cost beside the spread.</param>
/// <param name="Sizing">Quantity by confidence and volatility.</param>
public readonly record struct TakerOptions(
    long OrderLots, long EntryEdgeMicroIncrements, long ExitEdgeMicroIncrements, long MaxHoldNanos, long RetryNanos, FeeSchedule Fees, SizingOptions Sizing);

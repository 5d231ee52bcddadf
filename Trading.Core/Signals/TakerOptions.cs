// Parameters of the taking strategy.
namespace Trading.Core.Signals;

/// <param name="OrderLots">Quantity of an entry.</param>
/// <param name="EntryEdgeMicroIncrements">By how much the forecast move must exceed half the spread, in millionths of an increment; may be negative.</param>
/// <param name="ExitEdgeMicroIncrements">A forecast against the position by more than this ends it.</param>
/// <param name="MaxHoldNanos">A position is ended after this time at the latest.</param>
/// <param name="RetryNanos">Pause after a refusal or an entry that did not trade.</param>
public readonly record struct TakerOptions(
    long OrderLots, long EntryEdgeMicroIncrements, long ExitEdgeMicroIncrements, long MaxHoldNanos, long RetryNanos);

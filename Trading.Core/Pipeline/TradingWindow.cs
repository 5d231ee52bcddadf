// When in the venue's day the strategies may trade.
using Trading.Core.Domain;

namespace Trading.Core.Pipeline;

/// <summary>Before Start nothing is done; from Stop on positions are only reduced. Venue times, nanoseconds since midnight.</summary>
public readonly record struct TradingWindow(Nanos Start, Nanos Stop);

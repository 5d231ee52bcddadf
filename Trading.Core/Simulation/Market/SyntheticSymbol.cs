// One symbol of the synthetic market.
using Trading.Core.Domain;

namespace Trading.Core.Simulation.Market;

/// <summary>A symbol and how it trades.</summary>
/// <param name="Symbol">Ticker; also the key of its random streams, so that it trades the same whichever symbols stand beside it.</param>
/// <param name="StartPriceCents">Anchor of its fundamental value, in cents.</param>
/// <param name="Activity">Rate of all its agents relative to the main symbol's 1.</param>
/// <param name="Beta">Correlation of its fundamental's steps with the common factor, 0 to 1.</param>
public readonly record struct SyntheticSymbol(Symbol Symbol, int StartPriceCents, double Activity, double Beta);

// A line of a LOBSTER message file.
using Trading.Core.Domain;

namespace Trading.Core.MarketData.Lobster;

/// <summary>One event: price in 1/10000 of the currency, and the side of the resting order (an execution of a sell order is a buyer's trade).</summary>
public readonly record struct LobsterMessage(Nanos VenueTime, LobsterEvent Event, long OrderId, Quantity Quantity, Price Price, Side Side);

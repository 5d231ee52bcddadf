// The fields with which every ITCH 5.0 message opens.
using Trading.Core.Domain;

namespace Trading.Core.MarketData;

/// <summary>Stock locate, tracking number and timestamp of an ITCH 5.0 message.</summary>
/// <param name="StockLocate">The day's number of the stock; 0 in market-wide messages.</param>
/// <param name="TrackingNumber">The venue's internal number.</param>
/// <param name="Timestamp">Nanoseconds since midnight; 48 bits on the wire.</param>
public readonly record struct ItchHeader(ushort StockLocate, ushort TrackingNumber, Nanos Timestamp);

// The pinned layouts: one line for every struct whose size or field order a cache line, a file format or another process rests on.
using System.Collections.Generic;
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.MarketData;

namespace Trading.Tests.HouseRules;

/// <summary>Add a line when a hot struct is added; change one only together with what rests on it.</summary>
public static class Layouts
{
    public static readonly IReadOnlyList<PinnedLayout> Pinned =
    [
        new(typeof(Price), 8), new(typeof(Quantity), 8), new(typeof(Money), 8), new(typeof(Nanos), 8), new(typeof(Symbol), 8),
        new(typeof(InstrumentId), 4), new(typeof(ClientOrderId), 8), new(typeof(VenueOrderId), 8),
        new(typeof(MarketUpdate), 64,
            ("Kind", 0), ("Side", 1), ("Flags", 2), ("Detail", 3), ("Instrument", 4), ("VenueTime", 8), ("LocalTime", 16), ("Sequence", 24),
            ("OrderReference", 32), ("NewOrderReference", 40), ("Price", 48), ("Quantity", 56)),
        new(typeof(BookLevel), 24, ("Price", 0), ("Quantity", 8), ("OrderCount", 16)),
        new(typeof(BookTop), 48, ("Bid", 0), ("Ask", 24)),
        new(typeof(BookChange), 72, ("Instrument", 0), ("Side", 4), ("RemovedPrice", 8), ("AddedPrice", 40)),
    ];
}

// The pinned layouts: one line for every struct whose size or field order a cache line, a file format or another process rests on.
using System;
using System.Collections.Generic;
using Trading.Core.Books;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.MarketData;
using Trading.Core.Models;
using Trading.Core.Orders;
using Trading.Core.Positions;
using Trading.Core.Risk;
using Trading.Core.Signals;

namespace Trading.Tests.HouseRules;

/// <summary>Add a line when a hot struct is added; change one only together with what rests on it.</summary>
public static class Layouts
{
    public static readonly IReadOnlyList<PinnedLayout> Pinned =
    [
        new(typeof(Price), 8), new(typeof(Quantity), 8), new(typeof(Money), 8), new(typeof(Nanos), 8), new(typeof(Symbol), 8),
        new(typeof(InstrumentId), 4), new(typeof(StrategyId), 4), new(typeof(AccountId), 4), new(typeof(GroupId), 4), new(typeof(ParentOrderId), 8), new(typeof(ClientOrderId), 8), new(typeof(VenueOrderId), 8),
        new(typeof(MarketUpdate), 64,
            ("Kind", 0), ("Side", 1), ("Flags", 2), ("Detail", 3), ("Instrument", 4), ("VenueTime", 8), ("LocalTime", 16), ("Sequence", 24),
            ("OrderReference", 32), ("NewOrderReference", 40), ("Price", 48), ("Quantity", 56)),
        new(typeof(BookLevel), 24, ("Price", 0), ("Quantity", 8), ("OrderCount", 16)),
        new(typeof(BookTop), 48, ("Bid", 0), ("Ask", 24)),
        new(typeof(BookChange), 72, ("Instrument", 0), ("Side", 4), ("RemovedPrice", 8), ("AddedPrice", 40)),
        new(Internal("Trading.Core.Books.RestingOrder"), 8, ("Quantity", 0), ("Level", 4)),
        new(Internal("Trading.Core.Books.LevelQueue"), 16, ("Quantity", 0), ("Count", 8), ("Tail", 12)),
        new(Internal("Trading.Core.Books.Occupancy"), 32, ("first", 0)),
        new(Internal("Trading.Core.Books.BookSide"), 64, ("Occupied", 0), ("Base", 32), ("BestKey", 40), ("FarBest", 48), ("Windowed", 56)),
        new(Internal("Trading.Core.Books.LadderRung"), 16, ("Key", 0), ("Level", 8)),
        new(Internal("Trading.Core.Memory.ReferenceTable+Bucket"), 16, ("Reference", 0), ("SlotPlusOne", 8)),
        new(Internal("Trading.Core.MarketData.InstrumentDirectory+Entry"), 16, ("Symbol", 0), ("Instrument", 8)),
        new(typeof(Prediction), 40, ("LogitDown", 0), ("ProbabilityDown", 12), ("ExpectedMoveMicroIncrements", 24), ("Confidence", 32)),
        new(typeof(StrategyId), 4), new(typeof(AccountId), 4), new(typeof(GroupId), 4), new(typeof(ParentOrderId), 8),
        new(typeof(OrderRequest), 56, ("Instrument", 0), ("Strategy", 4), ("Side", 8), ("Price", 16), ("Quantity", 24), ("ExpireTime", 32), ("Parent", 40), ("Replaces", 48)),
        new(typeof(Order), 128,
            ("Id", 0), ("Price", 8), ("Quantity", 16), ("Filled", 24), ("Instrument", 32), ("Strategy", 36), ("Side", 40), ("State", 42), ("Requests", 44), ("PendingPrice", 48),
            ("PendingLots", 56), ("ReducedLots", 60), ("VenueId", 64), ("PendingId", 72), ("LoosestTicks", 80), ("Parent", 96), ("ExpireTime", 104), ("SubmittedTime", 112)),
        new(typeof(ExecutionRecord), 64, ("ExecutionId", 0), ("OrderId", 8), ("Price", 16), ("Quantity", 24), ("FirstPrice", 32), ("FirstQuantity", 40), ("Instrument", 48), ("Side", 56)),
        new(Internal("Trading.Core.MarketData.ItchHeadWire"), 11, ("Locate", 1), ("TrackingAndTime", 3)),
        new(Internal("Trading.Core.MarketData.ItchAddWire"), 36, ("Reference", 11), ("Side", 19), ("Shares", 20), ("Stock", 24), ("Price", 32)),
        new(Internal("Trading.Core.MarketData.ItchCancelWire"), 23, ("Reference", 11), ("Shares", 19)),
        new(Internal("Trading.Core.MarketData.ItchExecutedWire"), 31, ("Reference", 11), ("Shares", 19), ("Match", 23)),
        new(Internal("Trading.Core.MarketData.ItchReferenceWire"), 19, ("Reference", 11)),
        new(Internal("Trading.Core.MarketData.ItchReplaceWire"), 35, ("Reference", 11), ("NewReference", 19), ("Shares", 27), ("Price", 31)),
        new(typeof(ExecutionReport), 64, ("Kind", 0), ("Liquidity", 1), ("Reason", 2), ("Instrument", 4), ("OrderId", 8), ("VenueId", 16), ("ExecutionId", 24), ("Price", 32), ("Quantity", 40), ("VenueTime", 48), ("Executed", 56)),
        new(typeof(Position), 64, ("Lots", 0), ("Cash", 8), ("Fees", 16), ("BoughtLots", 24), ("SoldLots", 32), ("Fills", 40), ("Mark", 48)),
        new(typeof(Denial), 24, ("Verdict", 0), ("Scope", 1), ("ScopeId", 4), ("Value", 8), ("Limit", 16)),
        new(typeof(IntentSlots), 256, ("first", 0)),
    ];

    /// <summary>A struct of the core that is not public, by its full name.</summary>
    private static Type Internal(string name) => typeof(Invariant).Assembly.GetType(name, true)!;
}

// The obvious by-order book, kept as the oracle of the fast one: sorted dictionaries of linked lists, every answer recomputed.
using System.Collections.Generic;
using System.Linq;
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.MarketData;

namespace Trading.Tests.Support;

/// <summary>Same outcomes as <see cref="OrderBooks"/> but for slots, which it does not have (-1 always).</summary>
public sealed class NaiveOrderBooks(int instruments, int orderCapacity, int levelCapacityPerSide, int directReferences = 0)
{
    private sealed class Order
    {
        public required ulong Reference;
        public required ulong Priority;
        public required InstrumentId Instrument;
        public required Side Side;
        public required long Price;
        public required long Quantity;
    }

    private readonly Dictionary<ulong, Order> orders = [];
    private readonly Dictionary<(int Instrument, Side Side), SortedDictionary<long, LinkedList<Order>>> sides = [];
    private ulong lastPriority;

    public int LiveOrders => orders.Count;

    public BookStatus Apply(in MarketUpdate update, out BookChange change)
    {
        change = new BookChange { Instrument = update.Instrument, RemovedSlot = -1, AddedSlot = -1 };
        if (update.Instrument.Value < 0 || update.Instrument.Value >= instruments) return BookStatus.Ignored;
        BookTop before = Top(update.Instrument);
        BookStatus status = update.Kind switch
        {
            MarketUpdateKind.Add => Enter(update, update.Side, update.OrderReference, ref change),
            MarketUpdateKind.Delete or MarketUpdateKind.Execute or MarketUpdateKind.ExecuteAtPrice or MarketUpdateKind.Reduce
                or MarketUpdateKind.Replace => OnResting(update, ref change),
            _ => BookStatus.Ignored,
        };
        change.TopChanged = !Same(before, Top(update.Instrument));
        return status;
    }

    public BookTop Top(InstrumentId instrument) => new() { Bid = Depth(instrument, Side.Buy).FirstOrDefault(), Ask = Depth(instrument, Side.Sell).FirstOrDefault() };

    /// <summary>Levels from the best outwards.</summary>
    public List<BookLevel> Depth(InstrumentId instrument, Side side) => SideOf(instrument, side).Select(level => new BookLevel
    {
        Price = new Price(level.Key), Quantity = new Quantity(level.Value.Sum(order => order.Quantity)), OrderCount = level.Value.Count,
    }).ToList();

    /// <summary>Reference, quantity and priority of the orders at a price, from the head of the queue.</summary>
    public List<(ulong Reference, long Quantity, ulong Priority)> Queue(InstrumentId instrument, Side side, Price price) =>
        SideOf(instrument, side).TryGetValue(price.Ticks, out var queue) ? queue.Select(order => (order.Reference, order.Quantity, order.Priority)).ToList() : [];

    public ulong StateHash(InstrumentId instrument)
    {
        ulong hash = BookHash.Seed;
        foreach (Side side in new[] { Side.Buy, Side.Sell })
        {
            hash = BookHash.MixSide(hash, side);
            foreach (BookLevel level in Depth(instrument, side))
            {
                hash = BookHash.MixLevel(hash, level);
                foreach (var (reference, quantity, _) in Queue(instrument, side, level.Price)) hash = BookHash.MixOrder(hash, reference, new Quantity(quantity));
            }
        }
        return hash;
    }

    private BookStatus OnResting(in MarketUpdate update, ref BookChange change)
    {
        if (!orders.TryGetValue(update.OrderReference, out Order? order)) return BookStatus.UnknownReference;
        if (order.Instrument != update.Instrument) return BookStatus.WrongInstrument;
        change.Side = order.Side;
        switch (update.Kind)
        {
            case MarketUpdateKind.Delete:
                Take(order, order.Quantity, ref change);
                return BookStatus.Applied;
            case MarketUpdateKind.Replace:
                Take(order, order.Quantity, ref change);
                return Enter(update, order.Side, update.NewOrderReference, ref change);
            default:
                long quantity = update.Quantity.Lots;
                if (quantity <= 0) return BookStatus.InvalidValue;
                bool exceeded = quantity > order.Quantity;
                change.RemovedByTrade = update.Kind is MarketUpdateKind.Execute or MarketUpdateKind.ExecuteAtPrice;
                Take(order, exceeded ? order.Quantity : quantity, ref change);
                return exceeded ? BookStatus.QuantityExceeded : BookStatus.Applied;
        }
    }

    private BookStatus Enter(in MarketUpdate update, Side side, ulong reference, ref BookChange change)
    {
        change.Side = side;
        long price = update.Price.Ticks;
        long quantity = update.Quantity.Lots;
        if (price <= 0 || quantity <= 0 || quantity > uint.MaxValue) return BookStatus.InvalidValue;
        if (orders.ContainsKey(reference)) return BookStatus.DuplicateReference;
        var levels = SideOf(update.Instrument, side);
        levels.TryGetValue(price, out var queue);
        if (queue is null && levels.Count == levelCapacityPerSide) return BookStatus.CapacityFull;
        if (reference >= (ulong)directReferences && orders.Keys.Count(resting => resting >= (ulong)directReferences) == orderCapacity) return BookStatus.CapacityFull;
        var order = new Order { Reference = reference, Priority = ++lastPriority, Instrument = update.Instrument, Side = side, Price = price, Quantity = quantity };
        orders.Add(reference, order);
        if (queue is null) levels.Add(price, queue = new LinkedList<Order>());
        queue.AddLast(order);
        change.AddedPrice = update.Price;
        change.AddedQuantity = update.Quantity;
        change.AddedPriority = order.Priority;
        return BookStatus.Applied;
    }

    private void Take(Order order, long quantity, ref BookChange change)
    {
        change.RemovedPrice = new Price(order.Price);
        change.RemovedQuantity = new Quantity(quantity);
        change.RemovedPriority = order.Priority;
        order.Quantity -= quantity;
        if (order.Quantity > 0) return;
        change.RemovedLeft = true;
        orders.Remove(order.Reference);
        var levels = SideOf(order.Instrument, order.Side);
        levels[order.Price].Remove(order);
        if (levels[order.Price].Count == 0) levels.Remove(order.Price);
    }

    private SortedDictionary<long, LinkedList<Order>> SideOf(InstrumentId instrument, Side side)
    {
        if (!sides.TryGetValue((instrument.Value, side), out var levels))
        {
            levels = new SortedDictionary<long, LinkedList<Order>>(Comparer<long>.Create((a, b) => side == Side.Buy ? b.CompareTo(a) : a.CompareTo(b)));
            sides.Add((instrument.Value, side), levels);
        }
        return levels;
    }

    private static bool Same(in BookTop a, in BookTop b) => a.Bid.Equals(b.Bid) && a.Ask.Equals(b.Ask);
}

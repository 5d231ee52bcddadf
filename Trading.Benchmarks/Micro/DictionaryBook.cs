// The book of one symbol as the BCL offers it: a dictionary of orders, a sorted dictionary of levels, a linked list a level.
using System.Collections.Generic;
using System.Linq;
using Trading.Core.Domain;
using Trading.Core.MarketData;

namespace Trading.Benchmarks.Micro;

/// <summary>What a competent first version looks like; reasonable care, no tricks. Trusts its feed.</summary>
internal sealed class DictionaryBook
{
    private sealed class Level
    {
        public readonly LinkedList<Order> Queue = new();
        public long Lots;
    }

    private sealed class Order
    {
        public required Side Side;
        public required long Price;
        public required long Lots;
        public required Level Level;
        public LinkedListNode<Order> Node = null!;
    }

    private readonly Dictionary<ulong, Order> orders = [];
    private readonly SortedDictionary<long, Level> bids = new(Comparer<long>.Create((a, b) => b.CompareTo(a)));
    private readonly SortedDictionary<long, Level> asks = [];

    public int LiveOrders => orders.Count;

    public long BestBidLots => bids.Count == 0 ? 0 : bids.First().Value.Lots;

    public void Apply(in MarketUpdate update)
    {
        switch (update.Kind)
        {
            case MarketUpdateKind.Add:
                Enter(update.OrderReference, update.Side, update.Price.Ticks, update.Quantity.Lots);
                break;
            case MarketUpdateKind.Delete:
                if (orders.TryGetValue(update.OrderReference, out Order? leaving)) Take(update.OrderReference, leaving, leaving.Lots);
                break;
            case MarketUpdateKind.Execute or MarketUpdateKind.ExecuteAtPrice or MarketUpdateKind.Reduce:
                if (orders.TryGetValue(update.OrderReference, out Order? shrinking)) Take(update.OrderReference, shrinking, update.Quantity.Lots);
                break;
            case MarketUpdateKind.Replace:
                if (!orders.TryGetValue(update.OrderReference, out Order? old)) break;
                Take(update.OrderReference, old, old.Lots);
                Enter(update.NewOrderReference, old.Side, update.Price.Ticks, update.Quantity.Lots);
                break;
        }
    }

    private void Enter(ulong reference, Side side, long price, long lots)
    {
        SortedDictionary<long, Level> levels = side == Side.Buy ? bids : asks;
        if (!levels.TryGetValue(price, out Level? level)) levels.Add(price, level = new Level());
        var order = new Order { Side = side, Price = price, Lots = lots, Level = level };
        order.Node = level.Queue.AddLast(order);
        level.Lots += lots;
        orders.Add(reference, order);
    }

    private void Take(ulong reference, Order order, long lots)
    {
        order.Lots -= lots;
        order.Level.Lots -= lots;
        if (order.Lots > 0) return;
        order.Level.Queue.Remove(order.Node);
        if (order.Level.Queue.Count == 0) (order.Side == Side.Buy ? bids : asks).Remove(order.Price);
        orders.Remove(reference);
    }
}

// One side of the matching book: price levels in order, each a FIFO of orders.
using System;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Simulation.Market;

/// <summary>Levels from the worst to the best price in one array, so that work near the touch is at its end.</summary>
/// <remarks>Finding a level walks from the best: O(distance in levels). The orders live in the book's slab.</remarks>
internal sealed class BookLadder(Side side, RestingOrder[] orders)
{
    private const int None = -1;

    private struct Level
    {
        public int PriceCents;
        public int Quantity;
        public int First;
        public int Last;
    }

    private Level[] levels = new Level[64];
    private int count;

    public bool IsEmpty => count == 0;

    /// <summary>Best price in cents, 0 when the side is empty.</summary>
    public int BestPrice => count == 0 ? 0 : levels[count - 1].PriceCents;

    public int BestQuantity => count == 0 ? 0 : levels[count - 1].Quantity;

    /// <summary>The order with priority over all others.</summary>
    public int FirstSlot => levels[count - 1].First;

    /// <summary>Shows an order at the tail of its level.</summary>
    public void Append(int slot)
    {
        ref RestingOrder order = ref orders[slot];
        ref Level level = ref levels[FindOrInsert(order.PriceCents)];
        order.Ahead = level.Last;
        order.Behind = None;
        if (level.Last == None) level.First = slot;
        else orders[level.Last].Behind = slot;
        level.Last = slot;
        level.Quantity += order.Quantity;
    }

    /// <summary>Takes an order out of its level, and the level with it when it was the last.</summary>
    public void Remove(int slot)
    {
        ref RestingOrder order = ref orders[slot];
        int at = Find(order.PriceCents);
        ref Level level = ref levels[at];
        if (order.Ahead == None) level.First = order.Behind;
        else orders[order.Ahead].Behind = order.Behind;
        if (order.Behind == None) level.Last = order.Ahead;
        else orders[order.Behind].Ahead = order.Ahead;
        level.Quantity -= order.Quantity;
        if (level.First != None) return;
        Invariant.That(level.Quantity == 0);
        Array.Copy(levels, at + 1, levels, at, count - at - 1);
        count--;
    }

    /// <summary>Makes an order smaller in its place.</summary>
    public void Shrink(int slot, int quantity)
    {
        ref RestingOrder order = ref orders[slot];
        Invariant.That(quantity > 0 && quantity < order.Quantity);
        order.Quantity -= quantity;
        levels[Find(order.PriceCents)].Quantity -= quantity;
    }

    private bool IsBetter(int price, int than) => side == Side.Buy ? price > than : price < than;

    private int Find(int price)
    {
        int at = count - 1;
        while (at >= 0 && levels[at].PriceCents != price) at--;
        Invariant.That(at >= 0, "a resting order has its level");
        return at;
    }

    private int FindOrInsert(int price)
    {
        int at = count;
        while (at > 0 && IsBetter(levels[at - 1].PriceCents, price)) at--;
        if (at > 0 && levels[at - 1].PriceCents == price) return at - 1;
        if (count == levels.Length) Array.Resize(ref levels, count * 2);
        Array.Copy(levels, at, levels, at + 1, count - at);
        levels[at] = new Level { PriceCents = price, First = None, Last = None };
        count++;
        return at;
    }
}

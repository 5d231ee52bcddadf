// Where one of our resting orders stands in the queue of its price level, exactly, from a market-by-order feed.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Books;

/// <summary>Shares and orders ahead of one order. Orders of the level with a smaller <see cref="Priority"/> stand ahead, all others behind.</summary>
/// <remarks>Whoever owns it applies the changes of its instrument, side and price (<see cref="OwnOrderQueues"/> finds them). O(1) an event. Exact as
/// long as the book is: hidden quantity ahead is seen by nobody.</remarks>
[HotPath]
public struct QueuePosition
{
    private QueuePosition(ulong priority, long lots, int orders)
    {
        Priority = priority;
        AheadLots = lots;
        AheadOrders = orders;
    }

    public ulong Priority { get; private set; }

    /// <summary>Displayed quantity that must trade or leave before ours.</summary>
    public long AheadLots { get; private set; }

    public int AheadOrders { get; private set; }

    /// <summary>The place of an order that the book does not hold (in a simulation): behind all that rests on the level now.</summary>
    /// <param name="level">The level as the order finds it.</param>
    /// <param name="lastPriority">The largest priority that any order of the books has had so far.</param>
    public static QueuePosition AtTail(in BookLevel level, ulong lastPriority) => new(lastPriority + 1, level.Quantity.Lots, level.OrderCount);

    /// <summary>The place of an order of ours that has just entered the book with this change (live: the feed shows it).</summary>
    /// <param name="entered">The change that added it.</param>
    /// <param name="level">Its level after the change.</param>
    public static QueuePosition Entered(in BookChange entered, in BookLevel level) =>
        new(entered.AddedPriority, level.Quantity.Lots - entered.AddedQuantity.Lots, level.OrderCount - 1);

    /// <summary>Does an order with this priority on the level stand ahead?</summary>
    public readonly bool IsAhead(ulong priority) => priority < Priority;

    /// <summary>Takes a removal from our level. True if it moved us up.</summary>
    public bool Apply(in BookChange change)
    {
        if (change.RemovedQuantity.Lots == 0 || !IsAhead(change.RemovedPriority)) return false;
        AheadLots -= change.RemovedQuantity.Lots;
        if (change.RemovedLeft) AheadOrders--;
        return true;
    }
}

// The by-order books of all tracked instruments, with exact first-in-first-out queues.
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.MarketData;
using Trading.Core.Memory;

namespace Trading.Core.Books;

/// <summary>Every visible order of every tracked instrument, its level and its place in the queue, kept from a market-by-order feed.</summary>
/// <remarks>One owner thread. All memory is taken by the constructor: about 80 bytes an order of capacity, 48 a level (never more levels than orders)
/// and 16 a level of side capacity. Exhaustion is a status. Apply is O(1) but for a level that appears or vanishes, which costs its distance from the touch.</remarks>
[HotPath]
public sealed partial class OrderBooks
{
    /// <summary>No order: the end of a queue walk, or nothing found.</summary>
    public const int NoSlot = -1;

    private readonly RestingOrder[] orders;
    private readonly PriceLevel[] levels;
    private readonly IndexPool orderSlots;
    private readonly IndexPool levelSlots;
    private readonly ReferenceTable references;
    private readonly LevelLadder ladder;
    private readonly BookTop[] tops;
    private ulong lastPriority;

    /// <param name="instruments">Instruments 0 .. instruments-1; updates of others are ignored.</param>
    /// <param name="orderCapacity">Most orders resting at once, over all instruments.</param>
    /// <param name="levelCapacityPerSide">Most price levels on one side of one instrument.</param>
    public OrderBooks(int instruments, int orderCapacity, int levelCapacityPerSide)
    {
        Invariant.That(instruments > 0 && orderCapacity > 0 && levelCapacityPerSide > 0);
        long sideLevels = 2L * instruments * levelCapacityPerSide;
        int levelCapacity = sideLevels < orderCapacity ? (int)sideLevels : orderCapacity;
        orders = PreTouched.Array<RestingOrder>(orderCapacity);
        levels = PreTouched.Array<PriceLevel>(levelCapacity);
        orderSlots = new IndexPool(orderCapacity);
        levelSlots = new IndexPool(levelCapacity);
        references = new ReferenceTable(orderCapacity);
        ladder = new LevelLadder(2 * instruments, levelCapacityPerSide);
        tops = new BookTop[instruments];
    }

    public int Instruments => tops.Length;

    /// <summary>Most orders that can rest at once; slots are 0 .. OrderCapacity-1.</summary>
    public int OrderCapacity => orders.Length;

    /// <summary>Orders resting now, over all instruments.</summary>
    public int LiveOrders => orderSlots.Count;

    /// <summary>Applies one update. The change tells what happened even where the status is not <see cref="BookStatus.Applied"/>:
    /// an exceeded quantity removes the order, a refused replace has removed the old one.</summary>
    public BookStatus Apply(in MarketUpdate update, out BookChange change)
    {
        change = default;
        change.Instrument = update.Instrument;
        change.RemovedSlot = NoSlot;
        change.AddedSlot = NoSlot;
        if ((uint)update.Instrument.Value >= (uint)tops.Length) return BookStatus.Ignored;
        switch (update.Kind)
        {
            case MarketUpdateKind.Add:
                return Add(in update, ref change);
            case MarketUpdateKind.Delete:
                return Delete(in update, ref change);
            case MarketUpdateKind.Execute or MarketUpdateKind.ExecuteAtPrice or MarketUpdateKind.Reduce:
                return Shrink(in update, ref change);
            case MarketUpdateKind.Replace:
                return Replace(in update, ref change);
            default:
                return BookStatus.Ignored;
        }
    }

    private BookStatus Add(in MarketUpdate update, ref BookChange change)
    {
        Invariant.That(update.Side <= Side.Sell);
        change.Side = update.Side;
        BookStatus status = Enter(BookOf(update.Instrument, update.Side), update.OrderReference, in update, ref change);
        if (status == BookStatus.Applied) RefreshTop(ref change);
        return status;
    }

    private BookStatus Delete(in MarketUpdate update, ref BookChange change)
    {
        BookStatus status = Find(in update, ref change, out int slot, out int bucket);
        if (status != BookStatus.Applied) return status;
        Leave(slot, bucket, ref change);
        RefreshTop(ref change);
        return status;
    }

    private BookStatus Shrink(in MarketUpdate update, ref BookChange change)
    {
        BookStatus status = Find(in update, ref change, out int slot, out int bucket);
        if (status != BookStatus.Applied) return status;
        long quantity = update.Quantity.Lots;
        if (quantity <= 0) return BookStatus.InvalidValue;
        ref RestingOrder order = ref orders[slot];
        change.RemovedByTrade = update.Kind != MarketUpdateKind.Reduce;
        if (quantity >= order.Quantity)
        {
            status = quantity == order.Quantity ? BookStatus.Applied : BookStatus.QuantityExceeded;
            Leave(slot, bucket, ref change);
        }
        else
        {
            order.Quantity -= quantity;
            ref PriceLevel level = ref levels[order.Level];
            level.Quantity -= quantity;
            change.RemovedPrice = new Price(level.Price);
            change.RemovedQuantity = update.Quantity;
            change.RemovedSlot = slot;
            change.RemovedPriority = order.Priority;
        }
        RefreshTop(ref change);
        return status;
    }

    private BookStatus Replace(in MarketUpdate update, ref BookChange change)
    {
        BookStatus status = Find(in update, ref change, out int slot, out int bucket);
        if (status != BookStatus.Applied) return status;
        int book = levels[orders[slot].Level].Book;
        Leave(slot, bucket, ref change);
        status = Enter(book, update.NewOrderReference, in update, ref change);
        RefreshTop(ref change);
        return status;
    }

    /// <summary>Looks the update's order up and says whose side it is on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private BookStatus Find(in MarketUpdate update, ref BookChange change, out int slot, out int bucket)
    {
        slot = references.Find(update.OrderReference, out bucket);
        if (slot < 0) return BookStatus.UnknownReference;
        int book = levels[orders[slot].Level].Book;
        if (book >> 1 != update.Instrument.Value) return BookStatus.WrongInstrument;
        change.Side = (Side)(book & 1);
        return BookStatus.Applied;
    }

    /// <summary>Puts a new order at the tail of its level, or refuses it whole.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private BookStatus Enter(int book, ulong reference, in MarketUpdate update, ref BookChange change)
    {
        long price = update.Price.Ticks;
        long quantity = update.Quantity.Lots;
        if (price <= 0 || quantity <= 0) return BookStatus.InvalidValue;
        if (references.Find(reference, out int bucket) >= 0) return BookStatus.DuplicateReference;
        int level = ladder.Find(book, KeyOf(book, price), out int position);
        if (level >= 0)
        {
            if (levels[level].Quantity > long.MaxValue - quantity) return BookStatus.InvalidValue;
        }
        else if (ladder.IsFull(book)) return BookStatus.CapacityFull;
        int slot = orderSlots.Rent();
        if (slot < 0) return BookStatus.CapacityFull;
        if (level < 0) level = OpenLevel(book, position, price);
        references.InsertAt(bucket, reference, slot);
        Enqueue(slot, level, reference, quantity);
        change.AddedPrice = update.Price;
        change.AddedQuantity = update.Quantity;
        change.AddedSlot = slot;
        change.AddedPriority = lastPriority;
        return BookStatus.Applied;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Enqueue(int slot, int levelIndex, ulong reference, long quantity)
    {
        ref PriceLevel level = ref levels[levelIndex];
        ref RestingOrder order = ref orders[slot];
        order.Reference = reference;
        order.Priority = ++lastPriority;
        order.Quantity = quantity;
        order.Ahead = level.Tail;
        order.Behind = NoSlot;
        order.Level = levelIndex;
        if (level.Tail >= 0) orders[level.Tail].Behind = slot;
        else level.Head = slot;
        level.Tail = slot;
        level.Quantity += quantity;
        level.OrderCount++;
    }

    /// <summary>Takes an order out of its queue, its level out of the book if it was the last, and tells the change.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Leave(int slot, int bucket, ref BookChange change)
    {
        ref readonly RestingOrder order = ref orders[slot];
        ref PriceLevel level = ref levels[order.Level];
        if (order.Ahead >= 0) orders[order.Ahead].Behind = order.Behind;
        else level.Head = order.Behind;
        if (order.Behind >= 0) orders[order.Behind].Ahead = order.Ahead;
        else level.Tail = order.Ahead;
        level.Quantity -= order.Quantity;
        level.OrderCount--;
        change.RemovedPrice = new Price(level.Price);
        change.RemovedQuantity = new Quantity(order.Quantity);
        change.RemovedSlot = slot;
        change.RemovedPriority = order.Priority;
        change.RemovedLeft = true;
        if (level.OrderCount == 0) CloseLevel(order.Level);
        references.RemoveAt(bucket);
        orderSlots.Return(slot);
    }

    private int OpenLevel(int book, int position, long price)
    {
        int index = levelSlots.Rent();
        Invariant.That(index >= 0, "There are never more levels than orders.");
        ladder.InsertAt(book, position, KeyOf(book, price), index);
        ref PriceLevel level = ref levels[index];
        level.Price = price;
        level.Quantity = 0;
        level.OrderCount = 0;
        level.Head = NoSlot;
        level.Tail = NoSlot;
        level.Book = book;
        return index;
    }

    private void CloseLevel(int index)
    {
        ref readonly PriceLevel level = ref levels[index];
        Invariant.That(level.Quantity == 0, "An empty level holds no quantity.");
        ladder.Remove(level.Book, KeyOf(level.Book, level.Price));
        levelSlots.Return(index);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RefreshTop(ref BookChange change)
    {
        int best = ladder.Best(BookOf(change.Instrument, change.Side));
        ref BookTop top = ref tops[change.Instrument.Value];
        ref BookLevel shown = ref change.Side == Side.Buy ? ref top.Bid : ref top.Ask;
        if (best < 0)
        {
            change.TopChanged = shown.OrderCount != 0;
            shown = default;
            return;
        }
        ref readonly PriceLevel level = ref levels[best];
        change.TopChanged = shown.Price.Ticks != level.Price || shown.Quantity.Lots != level.Quantity || shown.OrderCount != level.OrderCount;
        shown.Price = new Price(level.Price);
        shown.Quantity = new Quantity(level.Quantity);
        shown.OrderCount = level.OrderCount;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int BookOf(InstrumentId instrument, Side side) => 2 * instrument.Value + (int)side;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long KeyOf(int book, long price) => (book & 1) == (int)Side.Buy ? price : -price;
}

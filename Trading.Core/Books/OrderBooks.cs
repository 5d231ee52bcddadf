// The by-order books of all tracked instruments, with exact first-in-first-out queues.
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.MarketData;

namespace Trading.Core.Books;

/// <summary>Every visible order of every tracked instrument, its level and its place in the queue, kept from a market-by-order feed.</summary>
/// <remarks>One owner thread. All memory is taken by the constructor: 32 bytes a direct reference, about 100 an order of hashed capacity, 16 a far level,
/// 8 KB and 200 bytes an instrument; docs/adr/0004-by-order-book-layout.md says why. Exhaustion is a status. Apply is O(1) for prices within a window of
/// 256 ticks that follows the touch; a far level that appears or vanishes costs its distance from the touch.</remarks>
[HotPath]
public sealed partial class OrderBooks
{
    /// <summary>No order: the end of a queue walk, or nothing found.</summary>
    public const int NoSlot = -1;

    /// <summary>Largest quantity of one order, as wide as the feeds carry it; more is <see cref="BookStatus.InvalidValue"/>.</summary>
    public const long OrderLotsMax = uint.MaxValue;

    /// <summary>Applies one update. The change tells what happened even where the status is not <see cref="BookStatus.Applied"/>:
    /// an exceeded quantity removes the order, a refused replace has removed the old one.</summary>
    public BookStatus Apply(in MarketUpdate update, out BookChange change)
    {
        change = default;
        change.Instrument = update.Instrument;
        change.RemovedSlot = NoSlot;
        change.AddedSlot = NoSlot;
        if ((uint)update.Instrument.Value >= (uint)instruments) return BookStatus.Ignored;
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private BookStatus Add(in MarketUpdate update, ref BookChange change)
    {
        Invariant.That(update.Side <= Side.Sell);
        change.Side = update.Side;
        int book = BookOf(update.Instrument, update.Side);
        BookStatus status = Enter(book, update.OrderReference, in update, ref change);
        if (status == BookStatus.Applied) RefreshTop(book, ref change);
        return status;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private BookStatus Delete(in MarketUpdate update, ref BookChange change)
    {
        // The touch waits for the order, its memory need not.
        PrefetchInstrument(update.Instrument);
        int slot = SlotOf(update.OrderReference);
        if (slot < 0) return BookStatus.UnknownReference;
        ref RestingOrder order = ref orders[slot];
        int book = order.Home >> RingBits;
        if (book >> 1 != update.Instrument.Value) return BookStatus.WrongInstrument;
        change.Side = (Side)(book & 1);
        Leave(slot, ref order, book, ref change);
        RefreshTop(book, ref change);
        return BookStatus.Applied;
    }

    private BookStatus Shrink(in MarketUpdate update, ref BookChange change)
    {
        // The touch waits for the order, its memory need not.
        PrefetchInstrument(update.Instrument);
        int slot = SlotOf(update.OrderReference);
        if (slot < 0) return BookStatus.UnknownReference;
        ref RestingOrder order = ref orders[slot];
        int book = order.Home >> RingBits;
        if (book >> 1 != update.Instrument.Value) return BookStatus.WrongInstrument;
        change.Side = (Side)(book & 1);
        long quantity = update.Quantity.Lots;
        if (quantity <= 0) return BookStatus.InvalidValue;
        change.RemovedByTrade = update.Kind != MarketUpdateKind.Reduce;
        BookStatus status = quantity > order.Quantity ? BookStatus.QuantityExceeded : BookStatus.Applied;
        if (quantity >= order.Quantity) Leave(slot, ref order, book, ref change);
        else
        {
            order.Quantity -= (uint)quantity;
            levels[LevelOf(in order, book)].Quantity -= quantity;
            change.RemovedPrice = new Price(order.Price);
            change.RemovedQuantity = update.Quantity;
            change.RemovedSlot = slot;
            change.RemovedPriority = order.Priority;
        }
        RefreshTop(book, ref change);
        return status;
    }

    private BookStatus Replace(in MarketUpdate update, ref BookChange change)
    {
        // The touch waits for the order, its memory need not.
        PrefetchInstrument(update.Instrument);
        int slot = SlotOf(update.OrderReference);
        if (slot < 0) return BookStatus.UnknownReference;
        ref RestingOrder order = ref orders[slot];
        int book = order.Home >> RingBits;
        if (book >> 1 != update.Instrument.Value) return BookStatus.WrongInstrument;
        change.Side = (Side)(book & 1);
        Leave(slot, ref order, book, ref change);
        BookStatus status = Enter(book, update.NewOrderReference, in update, ref change);
        RefreshTop(book, ref change);
        return status;
    }

    /// <summary>Puts a new order at the tail of its level, or refuses it whole.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private BookStatus Enter(int book, ulong reference, in MarketUpdate update, ref BookChange change)
    {
        long price = update.Price.Ticks;
        long quantity = update.Quantity.Lots;
        if (price <= 0 || (ulong)(quantity - 1) >= OrderLotsMax) return BookStatus.InvalidValue;
        int slot = NoSlot;
        if (reference < (ulong)directReferences)
        {
            slot = (int)reference;
            if (orders[slot].Quantity != 0) return BookStatus.DuplicateReference;
        }
        else if (references.Find(reference, out _) >= 0) return BookStatus.DuplicateReference;
        else if (hashedSlots.Count == hashedSlots.Capacity) return BookStatus.CapacityFull;
        int level = LevelFor(book, price, out int home);
        if (level < 0) return BookStatus.CapacityFull;
        if (slot < 0) slot = RentHashed(reference);
        else liveDirect++;
        Enqueue(slot, level, home, price, (uint)quantity);
        change.AddedPrice = update.Price;
        change.AddedQuantity = update.Quantity;
        change.AddedSlot = slot;
        change.AddedPriority = lastPriority;
        return BookStatus.Applied;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Enqueue(int slot, int levelIndex, int home, long price, uint quantity)
    {
        ref LevelQueue level = ref levels[levelIndex];
        ref RestingOrder order = ref orders[slot];
        int tail = level.Tail;
        order.Priority = ++lastPriority;
        order.Price = price;
        order.Quantity = quantity;
        order.Home = home;
        order.Ahead = tail;
        order.Behind = nil;
        orders[tail].Behind = slot;
        level.Tail = slot;
        level.Quantity += quantity;
        level.Count++;
    }

    /// <summary>Takes an order out of its queue, its level out of the book if it was the last, and tells the change. The record's price outlives it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Leave(int slot, ref RestingOrder order, int book, ref BookChange change)
    {
        int levelIndex = LevelOf(in order, book);
        ref LevelQueue level = ref levels[levelIndex];
        int ahead = order.Ahead;
        int behind = order.Behind;
        // Stores only: the neighbours' lines need not have arrived for the next message to start. No branches: at the ends they go to the nil record.
        orders[ahead].Behind = behind;
        orders[behind].Ahead = ahead;
        level.Tail = behind == nil ? ahead : level.Tail;
        uint quantity = order.Quantity;
        level.Quantity -= quantity;
        order.Quantity = 0;
        change.RemovedPrice = new Price(order.Price);
        change.RemovedQuantity = new Quantity(quantity);
        change.RemovedSlot = slot;
        change.RemovedPriority = order.Priority;
        change.RemovedLeft = true;
        if (--level.Count == 0) CloseLevel(book, levelIndex, order.Price);
        if (slot < directReferences) liveDirect--;
        else ReturnHashed(slot);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int RentHashed(ulong reference)
    {
        int index = hashedSlots.Rent();
        Invariant.That(index >= 0);
        int slot = directReferences + index;
        references.Find(reference, out int bucket);
        references.InsertAt(bucket, reference, slot);
        hashedReferences[index] = reference;
        return slot;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReturnHashed(int slot)
    {
        int index = slot - directReferences;
        Invariant.That(references.Find(hashedReferences[index], out int bucket) == slot);
        references.RemoveAt(bucket);
        hashedSlots.Return(index);
    }

    /// <summary>Brings the shown touch of a side up to date. Always done: whether an event is at the touch is a coin toss that no processor predicts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RefreshTop(int book, ref BookChange change)
    {
        ref BookLevel shown = ref tops[book];
        ref readonly LevelQueue level = ref levels[BestLevel(book, out long price)];
        change.TopChanged = ((shown.Price.Ticks ^ price) | (shown.Quantity.Lots ^ level.Quantity) | (long)(shown.OrderCount ^ level.Count)) != 0;
        shown.Price = new Price(price);
        shown.Quantity = new Quantity(level.Quantity);
        shown.OrderCount = level.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int BookOf(InstrumentId instrument, Side side) => 2 * instrument.Value + (int)side;

    /// <summary>A larger rank is a better price.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long RankOf(int book, long price) => (price ^ -(long)(book & 1)) + (book & 1);
}

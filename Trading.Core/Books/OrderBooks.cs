// The by-order books of all tracked instruments, with exact first-in-first-out queues.
using System;
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.MarketData;

namespace Trading.Core.Books;

/// <summary>Every visible order of every tracked instrument, its level and its place in the queue, kept from a market-by-order feed.</summary>
/// <remarks>One owner thread. All memory is taken by the constructor: 24 bytes a direct reference, about 100 an order of hashed capacity, 36 a far level,
/// 10 KB an instrument; docs/adr/0004-by-order-book-layout.md says why. Exhaustion is a status. Apply is O(1) for prices within a window of
/// 256 ticks that follows the touch; a far level that appears or vanishes costs its distance from the touch, a level that enters or leaves the window its orders.</remarks>
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
        change = BookChange.None(update.Instrument);
        return Apply(in update, ref change);
    }

    /// <summary>Applies one update for a caller who reads the books and not what changed; faster.</summary>
    public BookStatus Apply(in MarketUpdate update)
    {
        NoWatch nobody = default;
        return Apply(in update, ref nobody);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private BookStatus Apply<TWatch>(in MarketUpdate update, ref TWatch watch) where TWatch : struct, IBookWatch
    {
        if (!Holds(update.Instrument)) return BookStatus.Ignored;
        switch (update.Kind)
        {
            case MarketUpdateKind.Add:
                Invariant.That(update.Side <= Side.Sell);
                return Enter(BookOf(update.Instrument, update.Side), update.OrderReference, update.Price.Ticks, update.Quantity.Lots, ref watch);
            case MarketUpdateKind.Delete:
                return Delete(update.Instrument, update.OrderReference, ref watch);
            case MarketUpdateKind.Execute or MarketUpdateKind.ExecuteAtPrice or MarketUpdateKind.Reduce:
                return Shrink(update.Instrument, update.OrderReference, update.Quantity.Lots, update.Kind != MarketUpdateKind.Reduce, ref watch);
            case MarketUpdateKind.Replace:
                return Replace(update.Instrument, update.OrderReference, update.NewOrderReference, update.Price.Ticks, update.Quantity.Lots, ref watch);
            default:
                return BookStatus.Ignored;
        }
    }

    internal BookStatus Delete<TWatch>(InstrumentId instrument, ulong reference, ref TWatch watch) where TWatch : struct, IBookWatch
    {
        BookStatus status = Find(instrument, reference, out int slot, out int book);
        if (status != BookStatus.Applied) return status;
        watch.OnSide((Side)(book & 1));
        Leave(slot, book, ref watch);
        return BookStatus.Applied;
    }

    internal BookStatus Shrink<TWatch>(InstrumentId instrument, ulong reference, long lots, bool trade, ref TWatch watch) where TWatch : struct, IBookWatch
    {
        BookStatus status = Find(instrument, reference, out int slot, out int book);
        if (status != BookStatus.Applied) return status;
        watch.OnSide((Side)(book & 1));
        if (lots <= 0) return BookStatus.InvalidValue;
        if (trade) watch.OnTrade();
        ref RestingOrder order = ref orders[slot];
        if (lots >= order.Quantity)
        {
            status = lots > order.Quantity ? BookStatus.QuantityExceeded : BookStatus.Applied;
            Leave(slot, book, ref watch);
            return status;
        }
        watch.OnRemoving(this, slot, (uint)lots, leaves: false);
        order.Quantity -= (uint)lots;
        levels[order.Level].Quantity -= lots;
        return BookStatus.Applied;
    }

    internal BookStatus Replace<TWatch>(InstrumentId instrument, ulong reference, ulong newReference, long price, long lots, ref TWatch watch) where TWatch : struct, IBookWatch
    {
        BookStatus status = Find(instrument, reference, out int slot, out int book);
        if (status != BookStatus.Applied) return status;
        watch.OnSide((Side)(book & 1));
        Leave(slot, book, ref watch);
        return Enter(book, newReference, price, lots, ref watch);
    }

    /// <summary>The resting order of a reference and its book side, or why there is none for this instrument.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private BookStatus Find(InstrumentId instrument, ulong reference, out int slot, out int book)
    {
        book = 0;
        slot = SlotOf(reference);
        if (slot < 0) return BookStatus.UnknownReference;
        book = BookOfLevel(orders[slot].Level);
        return book >> 1 == instrument.Value ? BookStatus.Applied : BookStatus.WrongInstrument;
    }

    /// <summary>Puts a new order at the tail of its level, or refuses it whole.</summary>
    internal BookStatus Enter<TWatch>(int book, ulong reference, long price, long lots, ref TWatch watch) where TWatch : struct, IBookWatch
    {
        watch.OnSide((Side)(book & 1));
        if (price <= 0 || (ulong)(lots - 1) >= OrderLotsMax) return BookStatus.InvalidValue;
        int slot = (int)reference + 1;
        int bucket = 0;
        if (reference >= (ulong)directReferences)
        {
            BookStatus status = RoomForHashed(reference, out bucket);
            if (status != BookStatus.Applied) return status;
            slot = NoSlot;
        }
        else if (orders[slot].Level != 0)
        {
            if (orders[slot].Quantity != 0) return BookStatus.DuplicateReference;
            Unlink(slot);
        }
        int level = LevelFor(book, price);
        if (level < 0) return BookStatus.CapacityFull;
        if (slot < 0) slot = RentHashed(reference, bucket);
        Enqueue(slot, level, (uint)lots);
        watch.OnAdded(this, slot, (uint)lots);
        return BookStatus.Applied;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Enqueue(int slot, int levelIndex, uint lots)
    {
        ref LevelQueue level = ref levels[levelIndex];
        int tail = level.Tail;
        level.Tail = slot;
        level.Quantity += lots;
        level.Count++;
        ref RestingOrder order = ref orders[slot];
        order.Quantity = lots;
        order.Level = levelIndex;
        ahead[slot] = tail;
        priorities[slot] = ++lastPriority;
        live++;
        if (tail == Nil) heads[levelIndex] = slot;
        if (Math.Max(slot, tail) > directReferences) LinkHashed(slot, tail);
    }

    /// <summary>Takes an order out of its queue, and its level out of the book if it was the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Leave<TWatch>(int slot, int book, ref TWatch watch) where TWatch : struct, IBookWatch
    {
        ref RestingOrder order = ref orders[slot];
        uint lots = order.Quantity;
        watch.OnRemoving(this, slot, lots, leaves: true);
        order.Quantity = 0;
        live--;
        int levelIndex = order.Level;
        if (slot > directReferences) ReturnHashed(slot, levelIndex);
        ref LevelQueue level = ref levels[levelIndex];
        level.Quantity -= lots;
        if (--level.Count == 0) CloseLevel(book, levelIndex);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Holds(InstrumentId instrument) => (uint)instrument.Value < (uint)instruments;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int BookOf(InstrumentId instrument, Side side) => 2 * instrument.Value + (int)side;

    /// <summary>A larger rank is a better price.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long RankOf(int book, long price) => (price ^ -(long)(book & 1)) + (book & 1);
}

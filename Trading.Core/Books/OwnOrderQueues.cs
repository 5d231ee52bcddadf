// The queue positions of all our resting orders, moved by each change of the books.
using System;
using System.Numerics;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Memory;

namespace Trading.Core.Books;

/// <summary>An overlay on <see cref="OrderBooks"/>: finds our orders on the level that a change touched, without looking at the others.</summary>
/// <remarks>Cost of a change: one hash and the orders of ours on that level (rarely more than one or two). Fixed capacity, full is an answer. One owner
/// thread, no allocation after construction. Handles are reused once released.</remarks>
[HotPath]
public sealed class OwnOrderQueues
{
    /// <summary>No order: nothing tracked.</summary>
    public const int None = -1;

    private struct Entry
    {
        public QueuePosition Position;
        public Price Price;
        public InstrumentId Instrument;
        public Side Side;
        public int Next;
        public int Previous;
    }

    private readonly Entry[] entries;
    private readonly int[] heads;
    private readonly IndexPool handles;
    private readonly int shift;

    /// <param name="capacity">Most orders tracked at once.</param>
    public OwnOrderQueues(int capacity)
    {
        Invariant.That(capacity > 0);
        entries = new Entry[capacity];
        handles = new IndexPool(capacity);
        heads = new int[BitOperations.RoundUpToPowerOf2((uint)capacity * 2)];
        Array.Fill(heads, None);
        shift = 64 - BitOperations.TrailingZeroCount(heads.Length);
    }

    /// <summary>Orders tracked now.</summary>
    public int Count => handles.Count;

    /// <summary>Begins to follow an order; its handle, or <see cref="None"/> when the capacity is used up.</summary>
    public int Track(InstrumentId instrument, Side side, Price price, in QueuePosition position)
    {
        int handle = handles.Rent();
        if (handle < 0) return None;
        ref int head = ref heads[BucketOf(instrument, side, price)];
        entries[handle] = new Entry { Position = position, Price = price, Instrument = instrument, Side = side, Next = head, Previous = None };
        if (head != None) entries[head].Previous = handle;
        head = handle;
        return handle;
    }

    /// <summary>Ends following: the order was filled, cancelled or replaced.</summary>
    public void Release(int handle)
    {
        ref readonly Entry entry = ref entries[handle];
        if (entry.Previous != None) entries[entry.Previous].Next = entry.Next;
        else heads[BucketOf(entry.Instrument, entry.Side, entry.Price)] = entry.Next;
        if (entry.Next != None) entries[entry.Next].Previous = entry.Previous;
        handles.Return(handle);
    }

    /// <summary>The place of a tracked order.</summary>
    public ref readonly QueuePosition this[int handle] => ref entries[handle].Position;

    /// <summary>Takes a change of the books; the number of our orders it moved up.</summary>
    public int Apply(in BookChange change)
    {
        if (change.RemovedQuantity.Lots == 0 || Count == 0) return 0;
        int moved = 0;
        for (int at = heads[BucketOf(change.Instrument, change.Side, change.RemovedPrice)]; at != None; at = entries[at].Next)
        {
            ref Entry entry = ref entries[at];
            if (entry.Price != change.RemovedPrice || entry.Instrument != change.Instrument || entry.Side != change.Side) continue;
            if (entry.Position.Apply(in change)) moved++;
        }
        return moved;
    }

    private int BucketOf(InstrumentId instrument, Side side, Price price) =>
        (int)((((ulong)price.Ticks * 2 + (ulong)side) * 0x9E3779B97F4A7C15UL + (ulong)(uint)instrument.Value * 0xD6E8FEB86659FD93UL) >> shift);
}

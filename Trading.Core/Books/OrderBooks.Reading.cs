// Reading the books: touch, depth, queues and state hash.
using System.Numerics;
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Books;

public sealed partial class OrderBooks
{
    /// <summary>The touch as it is now. The reference stays valid for the life of the books, and shows the touch of the last call.</summary>
    public ref readonly BookTop Top(InstrumentId instrument)
    {
        ref BookTop top = ref tops[instrument.Value];
        Show(BestLevel(2 * instrument.Value), ref top.Bid);
        Show(BestLevel(2 * instrument.Value + 1), ref top.Ask);
        return ref top;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Show(int level, ref BookLevel shown)
    {
        ref readonly LevelQueue queue = ref levels[level];
        shown.Price = new Price(level == EmptyLevel ? 0 : PriceOfLevel(level));
        shown.Quantity = new Quantity(queue.Quantity);
        shown.OrderCount = queue.Count;
    }

    /// <summary>One side by depth, in place.</summary>
    public DepthView View(InstrumentId instrument, Side side) => new(this, BookOf(instrument, side));

    /// <summary>The level at a price, empty if there is none.</summary>
    public BookLevel LevelAt(InstrumentId instrument, Side side, Price price)
    {
        BookLevel seen = default;
        int level = FindLevel(instrument, side, price);
        if (level < 0) return seen;
        seen.Price = price;
        seen.Quantity = new Quantity(levels[level].Quantity);
        seen.OrderCount = levels[level].Count;
        return seen;
    }

    /// <summary>The slot of the order at the head of the queue at a price, or <see cref="NoSlot"/>. O(1), and once for each order that left since the last call.</summary>
    public int FirstSlot(InstrumentId instrument, Side side, Price price)
    {
        int level = FindLevel(instrument, side, price);
        return level < 0 ? NoSlot : HeadOf(level);
    }

    /// <summary>The slot of the order next behind, or <see cref="NoSlot"/>. The slot given must rest, as for the accessors below. O(1) as <see cref="FirstSlot"/>.</summary>
    public int NextSlot(int slot)
    {
        int next = NextOf(slot, orders[slot].Level);
        return next == Nil ? NoSlot : next;
    }

    /// <summary>The slot of a resting order, or <see cref="NoSlot"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int SlotOf(ulong reference)
    {
        if (reference >= (ulong)directReferences) return SlotOfHashed(reference);
        int slot = (int)reference + 1;
        return orders[slot].Quantity != 0 ? slot : NoSlot;
    }

    public Quantity QuantityAt(int slot) => new(orders[slot].Quantity);

    public ulong PriorityAt(int slot) => priorities[slot];

    public ulong ReferenceAt(int slot) => slot <= directReferences ? (ulong)slot - 1 : hashedReferences[slot - directReferences - 1];

    public Price PriceAt(int slot) => new(PriceOfLevel(orders[slot].Level));

    /// <summary>Does this order rest at the best price of its side?</summary>
    internal bool IsAtTouch(int slot)
    {
        int level = orders[slot].Level;
        return BestLevel(BookOfLevel(level)) == level;
    }

    /// <summary>Hash of the instrument's whole book as <see cref="BookHash"/> defines it; O(its orders).</summary>
    [ColdPath]
    public ulong StateHash(InstrumentId instrument)
    {
        ulong hash = BookHash.Seed;
        for (int side = 0; side <= 1; side++)
        {
            hash = BookHash.MixSide(hash, (Side)side);
            DepthView view = View(instrument, (Side)side);
            for (int depth = 0; depth < view.Count; depth++)
            {
                BookLevel level = view[depth];
                hash = BookHash.MixLevel(hash, in level);
                for (int slot = FirstSlot(instrument, (Side)side, level.Price); slot >= 0; slot = NextSlot(slot))
                    hash = BookHash.MixOrder(hash, ReferenceAt(slot), QuantityAt(slot));
            }
        }
        return hash;
    }

    private int FindLevel(InstrumentId instrument, Side side, Price price)
    {
        if (price.Ticks <= 0) return NoLevel;
        int book = BookOf(instrument, side);
        if (!TryKey(book, price.Ticks, out long key) || !Covers(in sides[book], key)) return ladder.Find(book, RankOf(book, price.Ticks), out _);
        int ring = RingIndex(book, key);
        return levels[ring].Count > 0 ? ring : NoLevel;
    }

    /// <summary>Where a walk down a side stands: the next level in the window with the bits still ahead of it in its word, and the next far level.</summary>
    internal struct SideCursor
    {
        public ulong Word;
        public long Key;
        public long Rank;
        public long FarRank;
        public int WindowLeft;
        public int Far;
    }

    /// <summary>Puts a cursor before the best level; the answer is how many levels there are.</summary>
    internal int StartOf(int book, out SideCursor cursor)
    {
        ref readonly BookSide side = ref sides[book];
        cursor.Key = side.BestKey;
        cursor.Word = side.Occupied[(int)(side.BestKey >> BlockBits) & 3] & ((1UL << (int)side.BestKey) - 1);
        cursor.Rank = side.Windowed > 0 ? RankOf(book, PriceOfKey(book, side.BestKey)) : LevelLadder.NoKey;
        cursor.WindowLeft = side.Windowed;
        cursor.FarRank = side.FarBest;
        cursor.Far = side.Far - 1;
        return side.Windowed + side.Far;
    }

    /// <summary>Reads the next level outwards, which the caller knows to exist.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Step(int book, ref SideCursor cursor, out BookLevel level)
    {
        long rank = cursor.Rank;
        int index = RingIndex(book, cursor.Key);
        if (cursor.FarRank > rank)
        {
            rank = cursor.FarRank;
            index = StepFar(book, ref cursor);
        }
        else if (--cursor.WindowLeft > 0)
        {
            if (cursor.Word == 0) NextWord(book, ref cursor);
            int bit = BitOperations.Log2(cursor.Word);
            cursor.Word ^= 1UL << bit;
            cursor.Key = (cursor.Key & -BlockLength) + bit;
            cursor.Rank = RankOf(book, PriceOfKey(book, cursor.Key));
        }
        else cursor.Rank = LevelLadder.NoKey;
        ref readonly LevelQueue queue = ref levels[index];
        level.Price = new Price(PriceOfRank(book, rank));
        level.Quantity = new Quantity(queue.Quantity);
        level.OrderCount = queue.Count;
    }

    private void NextWord(int book, ref SideCursor cursor)
    {
        ref readonly BookSide side = ref sides[book];
        while (cursor.Word == 0)
        {
            cursor.Key -= BlockLength;
            Invariant.That(cursor.Key >> BlockBits >= side.Base >> BlockBits, "The window holds a level below.");
            cursor.Word = side.Occupied[(int)(cursor.Key >> BlockBits) & 3];
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int StepFar(int book, ref SideCursor cursor)
    {
        int level = ladder.At(book, cursor.Far).Level;
        cursor.FarRank = --cursor.Far >= 0 ? ladder.At(book, cursor.Far).Key : LevelLadder.NoKey;
        return level;
    }
}

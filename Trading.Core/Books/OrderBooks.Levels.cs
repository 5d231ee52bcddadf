// Where the levels are: a ring of 256 ticks around the touch, the rest in sorted ladders.
using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;

namespace Trading.Core.Books;

/// <remarks>Kept at all times: every on-grid level of a side with a key at or above the window's base is in the window; so if there is an on-grid level at all,
/// the best of them is. Ladders hold what is below the base and what is off the grid.</remarks>
public sealed partial class OrderBooks
{
    private const int RingBits = 8;
    private const int RingLength = 1 << RingBits;
    private const int RingMask = RingLength - 1;

    /// <summary>A window's base is a multiple of this, so that its blocks are words of the occupancy.</summary>
    private const int BlockBits = 6;

    private const int BlockLength = 1 << BlockBits;

    /// <summary>A window moves so that this many ticks behind the touch are inside: most orders enter near the touch, and the touch may still
    /// improve by 33 ticks or fall by this many before the window moves again.</summary>
    private const int TicksBehind = 159;

    /// <summary>Base of a side that has had no level: no key is within 256 of it.</summary>
    private const long NoWindow = long.MinValue;

    private const int NoLevel = -1;

    /// <summary>Best key of an empty window: below every key.</summary>
    private const long NoKey = long.MinValue;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryKey(int book, long price, out long key)
    {
        bool onGrid = scale.TryTick(price, out long tick);
        key = tick ^ -(long)(book & 1);
        return onGrid;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long PriceOfKey(int book, long key) => scale.PriceOf(key ^ -(long)(book & 1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Covers(in BookSide side, long key) => (ulong)(key - side.Base) < RingLength;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int RingIndex(int book, long key) => (book << RingBits) | (int)(key & RingMask);

    /// <summary>The level of a resting order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int LevelOf(in RestingOrder order, int book)
    {
        if (TryKey(book, order.Price, out long key) && Covers(in sides[book], key)) return order.Home;
        return FarLevelOf(book, order.Price);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int FarLevelOf(int book, long price)
    {
        int level = ladder.Find(book, RankOf(book, price), out _);
        Invariant.That(level >= 0, "A resting order has a level.");
        return level;
    }

    /// <summary>The level of a price, opened if need be, or <see cref="NoLevel"/> when the side is full.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int LevelFor(int book, long price, out int home)
    {
        bool onGrid = TryKey(book, price, out long key);
        home = RingIndex(book, key);
        ref BookSide side = ref sides[book];
        if (!onGrid || !Covers(in side, key)) return LevelOutside(book, price, key, onGrid);
        // Opened without branches: whether the level was empty is hard to predict. That the side is full is easy.
        int opened = levels[home].Count == 0 ? 1 : 0;
        if ((opened & (side.Windowed + side.Far >= levelCapacity ? 1 : 0)) != 0) return NoLevel;
        Open(ref side, key, opened);
        return home;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Open(ref BookSide side, long key, int opened)
    {
        side.BestKey = Math.Max(side.BestKey, key);
        side.Windowed += opened;
        Mark(ref side, key);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int LevelOutside(int book, long price, long key, bool onGrid)
    {
        int level = ladder.Find(book, RankOf(book, price), out int position);
        if (level >= 0) return level;
        ref BookSide side = ref sides[book];
        if (side.Windowed + side.Far >= levelCapacity) return NoLevel;
        if (onGrid)
        {
            if (side.Windowed == 0 || key > side.Base) MoveWindow(book, ref side, key);
            else if (side.BestKey - key <= TicksBehind) MoveWindow(book, ref side, side.BestKey);
            if (Covers(in side, key))
            {
                Open(ref side, key, 1);
                return RingIndex(book, key);
            }
        }
        return OpenFar(book, ref side, RankOf(book, price), position);
    }

    private int OpenFar(int book, ref BookSide side, long rank, int position)
    {
        int free = farSlots.Rent();
        Invariant.That(free >= 0, "There are never more levels than orders.");
        int level = ringLevels + free;
        Empty(level);
        ladder.InsertAt(book, position, rank, level);
        ShowFar(book, ref side);
        return level;
    }

    /// <summary>Takes an empty level out of the book.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CloseLevel(int book, int level, long price)
    {
        Invariant.That(levels[level].Quantity == 0, "An empty level holds no quantity.");
        ref BookSide side = ref sides[book];
        if (level >= ringLevels)
        {
            CloseFar(book, ref side, level, price);
            return;
        }
        TryKey(book, price, out long key);
        Unmark(ref side, key);
        side.Windowed--;
        if (key != side.BestKey) return;
        side.BestKey = side.Windowed > 0 ? NextBelow(in side, key) : NoKey;
        if (side.Windowed == 0 && side.FarBest != LevelLadder.NoKey) RefillFromFar(book, ref side);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void CloseFar(int book, ref BookSide side, int level, long price)
    {
        Invariant.That(ladder.Find(book, RankOf(book, price), out int position) == level);
        ladder.RemoveAt(book, position);
        farSlots.Return(level - ringLevels);
        ShowFar(book, ref side);
    }

    /// <summary>The window has emptied: moves it to the best on-grid far level, if there is one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RefillFromFar(int book, ref BookSide side)
    {
        for (int at = ladder.Count(book) - 1; at >= 0; at--)
        {
            if (!TryKey(book, PriceOfRank(book, ladder.At(book, at).Key), out long key)) continue;
            MoveWindow(book, ref side, key);
            return;
        }
    }

    /// <summary>Places the window for a touch at a key: levels that fall below its base go far, far ones that it now covers come in.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void MoveWindow(int book, ref BookSide side, long touch)
    {
        long moved = (touch - TicksBehind) & -BlockLength;
        if (side.Windowed > 0)
        {
            // In ascending order, so that each lands at or near the end of its ladder.
            for (long key = side.Base; key < moved && key < side.Base + RingLength; key++)
                if (IsMarked(in side, key)) Evict(book, ref side, key);
        }
        side.Base = moved;
        Invite(book, ref side);
        ShowFar(book, ref side);
    }

    private void ShowFar(int book, ref BookSide side)
    {
        side.FarBest = ladder.BestKey(book);
        side.Far = ladder.Count(book);
    }

    private void Empty(int level)
    {
        levels[level].Quantity = 0;
        levels[level].Count = 0;
        levels[level].Tail = nil;
    }

    private void Evict(int book, ref BookSide side, long key)
    {
        int ring = RingIndex(book, key);
        LevelQueue queue = levels[ring];
        long rank = RankOf(book, PriceOfKey(book, key));
        Invariant.That(ladder.Find(book, rank, out int position) < 0);
        levels[OpenFar(book, ref side, rank, position)] = queue;
        Empty(ring);
        Unmark(ref side, key);
        if (--side.Windowed == 0) side.BestKey = NoKey;
    }

    private void Invite(int book, ref BookSide side)
    {
        for (int at = ladder.Count(book) - 1; at >= 0; at--)
        {
            LadderRung rung = ladder.At(book, at);
            if (!TryKey(book, PriceOfRank(book, rung.Key), out long key)) continue;
            if (key < side.Base) return;
            Invariant.That(Covers(in side, key), "No on-grid level is better than the window.");
            levels[RingIndex(book, key)] = levels[rung.Level];
            ladder.RemoveAt(book, at);
            farSlots.Return(rung.Level - ringLevels);
            Open(ref side, key, 1);
        }
    }

    /// <summary>The side's best level and its price, or the empty level and 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int BestLevel(int book, out long price)
    {
        ref readonly BookSide side = ref sides[book];
        if (side.Windowed > 0)
        {
            price = PriceOfKey(book, side.BestKey);
            if (side.FarBest < RankOf(book, price)) return RingIndex(book, side.BestKey);
        }
        return BestFar(book, out price);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int BestFar(int book, out long price)
    {
        price = 0;
        int count = ladder.Count(book);
        if (count == 0) return emptyLevel;
        ref readonly LadderRung best = ref ladder.At(book, count - 1);
        price = PriceOfRank(book, best.Key);
        return best.Level;
    }

    // Negation is its own inverse.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long PriceOfRank(int book, long rank) => RankOf(book, rank);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mark(ref BookSide side, long key) => side.Occupied[(int)(key >> BlockBits) & 3] |= 1UL << (int)key;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Unmark(ref BookSide side, long key) => side.Occupied[(int)(key >> BlockBits) & 3] &= ~(1UL << (int)key);

    private static bool IsMarked(in BookSide side, long key) => (side.Occupied[(int)(key >> BlockBits) & 3] >> (int)key & 1) != 0;

    /// <summary>The best key of the window below a key of it, of which the caller knows that there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long NextBelow(in BookSide side, long key)
    {
        long block = key >> BlockBits;
        ulong word = side.Occupied[(int)block & 3] & ((1UL << (int)key) - 1);
        while (word == 0)
        {
            block--;
            Invariant.That(block >= side.Base >> BlockBits, "The window holds a level below.");
            word = side.Occupied[(int)block & 3];
        }
        return (block << BlockBits) + BitOperations.Log2(word);
    }
}

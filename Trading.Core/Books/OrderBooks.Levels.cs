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

    /// <summary>A level that is always empty: the best of a side without levels. The rings begin behind it, so no order's level is zero.</summary>
    private const int EmptyLevel = 0;

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
    private static int RingIndex(int book, long key) => ((book + 1) << RingBits) | (int)(key & RingMask);

    /// <summary>The key of a level in the window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long KeyOf(in BookSide side, int level) => side.Base + ((level - (int)side.Base) & RingMask);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int BookOfLevel(int level) => level < ringEnd ? (level >> RingBits) - 1 : BookOfFar(level);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int BookOfFar(int level) => farLevels[level - ringEnd].Book;

    private long PriceOfLevel(int level)
    {
        if (level >= ringEnd) return PriceOfRank(farLevels[level - ringEnd].Book, farLevels[level - ringEnd].Rank);
        int book = (level >> RingBits) - 1;
        return PriceOfKey(book, KeyOf(in sides[book], level));
    }

    /// <summary>The level of a price, opened if need be, or <see cref="NoLevel"/> when the side is full.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int LevelFor(int book, long price)
    {
        bool onGrid = TryKey(book, price, out long key);
        ref BookSide side = ref sides[book];
        if (!onGrid || !Covers(in side, key)) return LevelOutside(book, price, key, onGrid);
        int level = RingIndex(book, key);
        // Opened without branches: whether the level was empty is hard to predict. That the side is full is easy.
        int opened = levels[level].Count == 0 ? 1 : 0;
        if ((opened & (side.Windowed + side.Far >= levelCapacity ? 1 : 0)) != 0) return NoLevel;
        Open(ref side, key, opened);
        return level;
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
        int level = ringEnd + free;
        levels[level] = default;
        farLevels[free].Rank = rank;
        farLevels[free].Book = book;
        ladder.InsertAt(book, position, rank, level);
        ShowFar(book, ref side);
        return level;
    }

    /// <summary>Takes an empty level out of the book, and with it the links of departed orders.</summary>
    private void CloseLevel(int book, int level)
    {
        Invariant.That(levels[level].Quantity == 0, "An empty level holds no quantity.");
        levels[level].Tail = Nil;
        ref BookSide side = ref sides[book];
        if (level >= ringEnd)
        {
            CloseFar(book, ref side, level);
            return;
        }
        long key = KeyOf(in side, level);
        Unmark(ref side, key);
        side.Windowed--;
        if (key != side.BestKey) return;
        side.BestKey = side.Windowed > 0 ? NextBelow(in side, key) : NoKey;
        if (side.Windowed == 0 && side.FarBest != LevelLadder.NoKey) RefillFromFar(book, ref side);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void CloseFar(int book, ref BookSide side, int level)
    {
        Invariant.That(ladder.Find(book, farLevels[level - ringEnd].Rank, out int position) == level);
        ladder.RemoveAt(book, position);
        farSlots.Return(level - ringEnd);
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

    private void Evict(int book, ref BookSide side, long key)
    {
        int ring = RingIndex(book, key);
        long rank = RankOf(book, PriceOfKey(book, key));
        Invariant.That(ladder.Find(book, rank, out int position) < 0);
        Requeue(ring, OpenFar(book, ref side, rank, position));
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
            Requeue(rung.Level, RingIndex(book, key));
            ladder.RemoveAt(book, at);
            farSlots.Return(rung.Level - ringEnd);
            Open(ref side, key, 1);
        }
    }

    /// <summary>The side's best level, or <see cref="EmptyLevel"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int BestLevel(int book)
    {
        ref readonly BookSide side = ref sides[book];
        if (side.Far == 0) return side.Windowed == 0 ? EmptyLevel : RingIndex(book, side.BestKey);
        return BestWithFar(book, in side);
    }

    // Far levels on the grid are below the window; those off the grid may be anywhere.
    private int BestWithFar(int book, in BookSide side)
    {
        if (side.Windowed > 0 && RankOf(book, PriceOfKey(book, side.BestKey)) > side.FarBest) return RingIndex(book, side.BestKey);
        return ladder.At(book, side.Far - 1).Level;
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

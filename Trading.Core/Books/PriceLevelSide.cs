// One side of a by-price book: sorted levels, best last.
using System;
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;
using Trading.Core.Memory;

namespace Trading.Core.Books;

/// <summary>A level as it is kept. The key is the price for bids and its complement for asks, so that a larger key is a better price, negative prices included.</summary>
internal struct PriceRung
{
    public long Key;
    public long Lots;
}

/// <summary>Levels ascending by key in the middle of a buffer of twice the capacity, so that an insertion or removal shifts the shorter end.</summary>
/// <remarks>Search: the eight best one by one, then a binary search without branches. When the free room of one end is used up, the levels are moved to the
/// middle, which happens at most once in (capacity - count) / 2 insertions.</remarks>
[HotPath]
internal sealed class PriceLevelSide
{
    private const int LinearReach = 8;

    private readonly PriceRung[] rungs;
    private readonly int capacity;
    private int first;
    private int count;

    public PriceLevelSide(int capacity)
    {
        this.capacity = capacity;
        rungs = PreTouched.Array<PriceRung>(checked(2 * capacity));
        Clear();
    }

    public int Count => count;

    /// <summary>Worst first.</summary>
    public ReadOnlySpan<PriceRung> Rungs
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(rungs, first, count);
    }

    public void Clear()
    {
        count = 0;
        first = capacity;
    }

    /// <summary>Sets, inserts or (with zero lots) removes a level; top tells whether it was or became the best.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LevelStatus Set(long key, long lots, out bool top)
    {
        int position = Find(key, out bool found);
        top = false;
        if (!found) return lots == 0 ? LevelStatus.Absent : Insert(position, key, lots, out top);
        top = position == count - 1;
        if (lots == 0) return Remove(position);
        ref PriceRung rung = ref rungs[first + position];
        if (rung.Lots == lots)
        {
            top = false;
            return LevelStatus.Same;
        }
        rung.Lots = lots;
        return LevelStatus.Changed;
    }

    /// <summary>Where the key is, or where it would be inserted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(long key, out bool found)
    {
        ReadOnlySpan<PriceRung> side = Rungs;
        int stop = Math.Max(0, side.Length - LinearReach);
        for (int i = side.Length - 1; i >= stop; i--)
        {
            if (side[i].Key > key) continue;
            found = side[i].Key == key;
            return found ? i : i + 1;
        }
        return FindFar(side[..stop], key, out found);
    }

    /// <summary>Drops the worst levels beyond a depth.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Truncate(int depth)
    {
        int excess = count - depth;
        if (excess <= 0) return false;
        first += excess;
        count = depth;
        return true;
    }

    // The lower bound, halving the range without a branch (the compiler makes a set-on-less of the 1 and 0): far levels come in no order that a
    // branch predictor could learn.
    private static int FindFar(ReadOnlySpan<PriceRung> side, long key, out bool found)
    {
        int low = 0;
        int length = side.Length;
        while (length > 1)
        {
            int half = length >> 1;
            low += half & -(side[low + half - 1].Key < key ? 1 : 0);
            length -= half;
        }
        if (length == 1 && side[low].Key < key) low++;
        found = low < side.Length && side[low].Key == key;
        return low;
    }

    private LevelStatus Insert(int position, long key, long lots, out bool top)
    {
        top = false;
        if (count == capacity) return LevelStatus.Full;
        top = position == count;
        if (position < count >> 1)
        {
            if (first == 0) Centre();
            rungs.AsSpan(first, position).CopyTo(rungs.AsSpan(first - 1));
            first--;
        }
        else
        {
            if (first + count == rungs.Length) Centre();
            Span<PriceRung> side = rungs.AsSpan(first, count + 1);
            side[position..count].CopyTo(side[(position + 1)..]);
        }
        count++;
        ref PriceRung rung = ref rungs[first + position];
        rung.Key = key;
        rung.Lots = lots;
        return LevelStatus.Inserted;
    }

    private LevelStatus Remove(int position)
    {
        Span<PriceRung> side = rungs.AsSpan(first, count);
        if (position < count >> 1)
        {
            side[..position].CopyTo(side[1..]);
            first++;
        }
        else
        {
            side[(position + 1)..].CopyTo(side[position..]);
        }
        count--;
        return LevelStatus.Removed;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Centre()
    {
        int middle = (rungs.Length - count) / 2;
        rungs.AsSpan(first, count).CopyTo(rungs.AsSpan(middle));
        first = middle;
    }
}

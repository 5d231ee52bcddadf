// The sorted far price levels of every book side, best last.
using System;
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;
using Trading.Core.Memory;

namespace Trading.Core.Books;

/// <summary>One sorted array a book side, ascending by key with the best at the end, where nearly all events fall: searching and shifting cost what
/// lies between the price and the touch.</summary>
/// <remarks>Search is linear over the eight best, then binary. Insert and remove shift the better levels. A fixed number of levels a side; full is an answer.</remarks>
[HotPath]
internal sealed class LevelLadder(int books, int levelCapacity)
{
    /// <summary>Key of no level: below every price.</summary>
    public const long NoKey = long.MinValue;

    /// <summary>A side's rungs beyond this total are provided by the system at their first use: far levels of thousands of instruments stay mostly empty.</summary>
    private const long TouchedRungsMax = 4 << 20;

    /// <summary>No such level.</summary>
    public const int None = -1;

    private const int LinearReach = 8;

    private readonly AlignedArray<LadderRung> rungs = new(checked(books * levelCapacity), touch: (long)books * levelCapacity <= TouchedRungsMax);
    private readonly int[] counts = new int[books];
    private readonly int levelCapacity = levelCapacity;

    /// <summary>The side's rungs in ascending order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<LadderRung> Rungs(int book) => rungs.Slice(book * levelCapacity, counts[book]);

    public int Count(int book) => counts[book];

    /// <summary>The best rung's key, or <see cref="NoKey"/>.</summary>
    public long BestKey(int book)
    {
        int count = counts[book];
        return count == 0 ? NoKey : rungs[book * levelCapacity + count - 1].Key;
    }

    /// <summary>The rung at a position of the ascending order.</summary>
    public ref readonly LadderRung At(int book, int position) => ref rungs[book * levelCapacity + position];

    /// <summary>The level index of a key, or <see cref="None"/>; the position is where it is or where it would be inserted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(int book, long key, out int position)
    {
        ReadOnlySpan<LadderRung> side = Rungs(book);
        int stop = Math.Max(0, side.Length - LinearReach);
        for (int i = side.Length - 1; i >= stop; i--)
        {
            if (side[i].Key > key) continue;
            bool found = side[i].Key == key;
            position = found ? i : i + 1;
            return found ? side[i].Level : None;
        }
        return FindFar(side[..stop], key, out position);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FindFar(ReadOnlySpan<LadderRung> side, long key, out int position)
    {
        int low = 0;
        int high = side.Length;
        while (low < high)
        {
            int middle = (int)((uint)(low + high) >> 1);
            if (side[middle].Key < key) low = middle + 1;
            else high = middle;
        }
        position = low;
        return low < side.Length && side[low].Key == key ? side[low].Level : None;
    }

    /// <summary>Inserts at the position that <see cref="Find"/> gave; the caller has checked that a side's levels are fewer than its capacity.</summary>
    public void InsertAt(int book, int position, long key, int level)
    {
        int count = counts[book]++;
        Span<LadderRung> side = rungs.Slice(book * levelCapacity, count + 1);
        side[position..count].CopyTo(side[(position + 1)..]);
        side[position].Key = key;
        side[position].Level = level;
    }

    /// <summary>Removes the rung at a position.</summary>
    public void RemoveAt(int book, int position)
    {
        int count = counts[book]--;
        Span<LadderRung> side = rungs.Slice(book * levelCapacity, count);
        side[(position + 1)..].CopyTo(side[position..]);
    }
}

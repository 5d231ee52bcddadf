// The sorted price levels of every book side, best last.
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
    /// <summary>No such level.</summary>
    public const int None = -1;

    private const int LinearReach = 8;

    private readonly LadderRung[] rungs = PreTouched.Array<LadderRung>(checked(books * levelCapacity));
    private readonly int[] counts = new int[books];
    private readonly int levelCapacity = levelCapacity;

    /// <summary>The side's rungs in ascending order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<LadderRung> Rungs(int book) => new(rungs, book * levelCapacity, counts[book]);

    public bool IsFull(int book) => counts[book] == levelCapacity;

    /// <summary>The level index of the best price, or <see cref="None"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Best(int book)
    {
        int count = counts[book];
        return count == 0 ? None : rungs[book * levelCapacity + count - 1].Level;
    }

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

    /// <summary>Inserts at the position that <see cref="Find"/> gave; the caller has checked <see cref="IsFull"/>.</summary>
    public void InsertAt(int book, int position, long key, int level)
    {
        int count = counts[book]++;
        Span<LadderRung> side = new(rungs, book * levelCapacity, count + 1);
        side[position..count].CopyTo(side[(position + 1)..]);
        side[position].Key = key;
        side[position].Level = level;
    }

    public void Remove(int book, long key)
    {
        Invariant.That(Find(book, key, out int position) != None);
        int count = counts[book]--;
        Span<LadderRung> side = new(rungs, book * levelCapacity, count);
        side[(position + 1)..].CopyTo(side[position..]);
    }
}

// A fixed pool of array indices with a free list: how every slab of the engine hands out its slots.
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;

namespace Trading.Core.Memory;

/// <summary>Hands out the indices 0..Capacity-1, last returned first. Full is a status, never growth.</summary>
/// <remarks>One owner thread. Rent and Return are O(1). Allocates only in the constructor.</remarks>
[HotPath]
public sealed class IndexPool
{
    /// <summary>What <see cref="Rent"/> answers when every index is out.</summary>
    public const int None = -1;

    private readonly int[] next;
    private int head;

    public IndexPool(int capacity)
    {
        next = new int[capacity];
        for (int i = 0; i < capacity; i++) next[i] = i + 1 < capacity ? i + 1 : None;
        head = capacity > 0 ? 0 : None;
    }

    public int Capacity => next.Length;

    /// <summary>How many indices are out.</summary>
    public int Count { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Rent()
    {
        int index = head;
        if (index == None) return None;
        head = next[index];
        Count++;
        return index;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Return(int index)
    {
        next[index] = head;
        head = index;
        Count--;
    }
}

// Finds a slot by a 64-bit reference: resting orders by the feed's, executions by the venue's.
using System;
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;

namespace Trading.Core.Memory;

/// <summary>Open addressing with linear probing and backward-shift deletion (Knuth, TAOCP 6.4, algorithm R): no tombstones, so a day of
/// add and delete never slows it down.</summary>
/// <remarks>Fibonacci hashing spreads dense references evenly. At most half full by construction; the owner bounds the count. 16 bytes a bucket.</remarks>
[HotPath]
internal sealed class ReferenceTable
{
    /// <summary>No such reference.</summary>
    public const int None = -1;

    private struct Bucket
    {
        public ulong Reference;
        public int SlotPlusOne; // zero: free, so that a fresh array is an empty table
    }

    private readonly AlignedArray<Bucket> buckets;
    private readonly int shift;

    public ReferenceTable(int capacity)
    {
        int bits = 1;
        while (1L << bits < 2L * capacity) bits++;
        buckets = new AlignedArray<Bucket>(1 << bits);
        shift = 64 - bits;
    }

    /// <summary>The slot of a reference, or <see cref="None"/>; the bucket is where it is or where it would go.</summary>
    public int Find(ulong reference, out int bucket)
    {
        int mask = buckets.Length - 1;
        int at = Home(reference);
        while (true)
        {
            ref readonly Bucket candidate = ref buckets[at & mask];
            if (candidate.SlotPlusOne == 0 || candidate.Reference == reference)
            {
                bucket = at & mask;
                return candidate.SlotPlusOne - 1;
            }
            at++;
        }
    }

    /// <summary>Asks for the line where a reference's search starts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(ulong reference) => buckets.Prefetch(Home(reference));

    /// <summary>Fills the free bucket that <see cref="Find"/> gave for this reference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void InsertAt(int bucket, ulong reference, int slot)
    {
        ref Bucket free = ref buckets[bucket];
        free.Reference = reference;
        free.SlotPlusOne = slot + 1;
    }

    /// <summary>Frees a bucket and moves back those behind it that would no longer be found.</summary>
    public void RemoveAt(int bucket)
    {
        AlignedArray<Bucket> table = buckets;
        int mask = table.Length - 1;
        int hole = bucket;
        int at = bucket;
        while (true)
        {
            at = (at + 1) & mask;
            if (table[at].SlotPlusOne == 0) break;
            // An entry may move into the hole unless its home lies cyclically behind the hole, up to where it stands.
            int distanceFromHome = (at - Home(table[at].Reference)) & mask;
            if (distanceFromHome < ((at - hole) & mask)) continue;
            table[hole] = table[at];
            hole = at;
        }
        table[hole] = default;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Home(ulong reference) => (int)((reference * 0x9E3779B97F4A7C15UL) >> shift);
}

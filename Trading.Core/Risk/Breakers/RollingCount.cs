// How often something happened in the last so many nanoseconds, in fixed room.
using System;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Risk.Breakers;

/// <summary>A ring of buckets in time. An event counts for the window's length at least and 1/32 of it longer at most. O(1), at most 33 steps when time has moved on.</summary>
[HotPath]
public sealed class RollingCount
{
    private const int Buckets = 33;
    private readonly int[] counts = new int[Buckets];
    private long bucketNanos = 1;
    private long current;
    private long bucketEnd;

    public long Total { get; private set; }

    public void SetWindow(long windowNanos)
    {
        long bucket = Math.Max(1, (windowNanos + Buckets - 2) / (Buckets - 1));
        if (bucket == bucketNanos) return;
        bucketNanos = bucket;
        Clear();
    }

    /// <summary>Counts one more and returns how many there are in the window.</summary>
    public long Add(Nanos now)
    {
        MoveTo(now);
        counts[(int)((ulong)current % Buckets)]++;
        return ++Total;
    }

    /// <summary>How many there are in the window now.</summary>
    public long At(Nanos now)
    {
        MoveTo(now);
        return Total;
    }

    public void Clear()
    {
        Array.Clear(counts);
        Total = 0;
        current = 0;
        bucketEnd = 0;
    }

    private void MoveTo(Nanos now)
    {
        if (now.Value < bucketEnd) return;
        long number = now.Value / bucketNanos;
        if (number <= current) return;
        if (number - current >= Buckets)
        {
            Array.Clear(counts);
            Total = 0;
        }
        else
            for (long passed = current + 1; passed <= number; passed++)
            {
                int at = (int)((ulong)passed % Buckets);
                Total -= counts[at];
                counts[at] = 0;
            }
        current = number;
        bucketEnd = (number + 1) * bucketNanos;
    }
}

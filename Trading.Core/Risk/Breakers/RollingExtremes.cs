// The highest and lowest value of the last so many nanoseconds, in fixed room.
using System;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Risk.Breakers;

/// <summary>A ring of buckets in time, each with its extremes; a value holds until the next one, so it need only be told when it changes.</summary>
/// <remarks>A value is remembered for the window's length at least and one bucket (1/32 of it) longer at most: never too short, so a limit is never missed.
/// Add is O(1); when time enters another bucket, the 33 buckets are looked over once.</remarks>
[HotPath]
public sealed class RollingExtremes
{
    private const int Buckets = 33;
    private readonly long[] highs = new long[Buckets];
    private readonly long[] lows = new long[Buckets];

    // Bucket number plus one; zero is a bucket never used.
    private readonly long[] numbers = new long[Buckets];
    private long bucketNanos = 1;
    private long bucketEnd = long.MinValue;
    private int at;
    private long last;

    /// <summary>Highest and lowest value in the window; 0 before the first.</summary>
    public long High { get; private set; }

    public long Low { get; private set; }

    public bool IsEmpty => bucketEnd == long.MinValue;

    /// <summary>Sets the window's length; another length forgets what was seen.</summary>
    public void SetWindow(long windowNanos)
    {
        long bucket = Math.Max(1, (windowNanos + Buckets - 2) / (Buckets - 1));
        if (bucket == bucketNanos) return;
        bucketNanos = bucket;
        bucketEnd = long.MinValue;
        Array.Clear(numbers);
    }

    public void Add(long value, Nanos now)
    {
        if (now.Value >= bucketEnd) Enter(now.Value / bucketNanos, IsEmpty ? value : last);
        last = value;
        if (value > highs[at]) highs[at] = value;
        if (value < lows[at]) lows[at] = value;
        if (value > High) High = value;
        if (value < Low) Low = value;
    }

    /// <summary>Time has passed and the value is what it was.</summary>
    public void Pass(Nanos now)
    {
        if (!IsEmpty && now.Value >= bucketEnd) Enter(now.Value / bucketNanos, last);
    }

    private void Enter(long number, long held)
    {
        bucketEnd = (number + 1) * bucketNanos;
        at = (int)((ulong)number % Buckets);
        numbers[at] = number + 1;
        highs[at] = held;
        lows[at] = held;
        High = held;
        Low = held;
        for (int i = 0; i < Buckets; i++)
        {
            if (numbers[i] == 0 || numbers[i] - 1 <= number - Buckets) continue;
            if (highs[i] > High) High = highs[i];
            if (lows[i] < Low) Low = lows[i];
        }
    }
}

// The slot arithmetic of an HDR histogram: which counter a value falls into, and which values a counter stands for.
using System.Numerics;
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;

namespace Trading.Core.Telemetry;

/// <summary>Maps values 0..<see cref="Highest"/> to counter slots with a relative error of at most 10^-<see cref="Digits"/>.</summary>
/// <remarks>
/// Buckets double in width; each holds the same number of equal slots, and from the second bucket on only the upper half of them is used.
/// O(1), no loop. Source: HdrHistogram (Gil Tene), AbstractHistogram's layout, so that encoded histograms are exchangeable with its tools.
/// </remarks>
public readonly struct HistogramGeometry
{
    /// <summary>Digits beyond this would need millions of slots per histogram.</summary>
    public const int DigitsMax = 5;

    private readonly int halfMagnitude;
    private readonly int zeroBucketBase;

    /// <remarks>The parameters must satisfy <see cref="IsValid"/>.</remarks>
    public HistogramGeometry(long lowest, long highest, int digits)
    {
        Invariant.That(IsValid(lowest, highest, digits));
        Lowest = lowest;
        Highest = highest;
        Digits = digits;
        int subMagnitude = SubBucketMagnitude(digits);
        UnitMagnitude = BitOperations.Log2((ulong)lowest);
        SubBucketCount = 1 << subMagnitude;
        SubBucketMask = (SubBucketCount - 1L) << UnitMagnitude;
        BucketCount = BucketsFor(highest, (long)SubBucketCount << UnitMagnitude);
        SlotCount = (BucketCount + 1) * (SubBucketCount / 2);
        halfMagnitude = subMagnitude - 1;
        zeroBucketBase = 64 - UnitMagnitude - subMagnitude;
    }

    /// <summary>The smallest difference that is told apart, rounded down to a power of two.</summary>
    public long Lowest { get; }

    /// <summary>The highest value that is counted where it belongs; what lies above is clamped to it.</summary>
    public long Highest { get; }

    /// <summary>Significant decimal digits kept, 1..5.</summary>
    public int Digits { get; }

    public int UnitMagnitude { get; }
    public int SubBucketCount { get; }
    public long SubBucketMask { get; }
    public int BucketCount { get; }

    /// <summary>Number of counters; eight bytes each.</summary>
    public int SlotCount { get; }

    /// <summary>True when the parameters describe a histogram: lowest &gt;= 1, highest &gt;= 2 x lowest, digits 1..5, and all fits 63 bits.</summary>
    public static bool IsValid(long lowest, long highest, int digits) =>
        lowest >= 1 && highest / 2 >= lowest && digits is >= 1 and <= DigitsMax
        && SubBucketMagnitude(digits) + BitOperations.Log2((ulong)lowest) <= 62;

    public bool SameAs(in HistogramGeometry other) =>
        Lowest == other.Lowest && Highest == other.Highest && Digits == other.Digits;

    /// <summary>The slot of a value in 0..Highest.</summary>
    [HotPath, MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int IndexOf(long value)
    {
        int bucket = zeroBucketBase - BitOperations.LeadingZeroCount((ulong)(value | SubBucketMask));
        int sub = (int)((ulong)value >> (bucket + UnitMagnitude));
        return ((bucket + 1) << halfMagnitude) + sub - (SubBucketCount >> 1);
    }

    /// <summary>The lowest value of a slot.</summary>
    public long LowestOf(int index)
    {
        int bucket = BucketOf(index);
        int half = SubBucketCount >> 1;
        long sub = (index & (half - 1)) + (index < half ? 0 : half);
        return sub << (bucket + UnitMagnitude);
    }

    /// <summary>How many consecutive values share a slot.</summary>
    public long SizeOf(int index) => 1L << (UnitMagnitude + BucketOf(index));

    /// <summary>The highest value of a slot: what queries answer with.</summary>
    public long HighestOf(int index) => LowestOf(index) + SizeOf(index) - 1;

    /// <summary>The middle of a slot: what mean and deviation compute with.</summary>
    public long MedianOf(int index) => LowestOf(index) + (SizeOf(index) >> 1);

    private int BucketOf(int index)
    {
        int bucket = (index >> halfMagnitude) - 1;
        return bucket < 0 ? 0 : bucket;
    }

    // 2 x 10^digits values must keep a resolution of one unit.
    private static int SubBucketMagnitude(int digits)
    {
        int needed = 2;
        for (int i = 0; i < digits; i++) needed *= 10;
        return BitOperations.Log2((uint)needed - 1) + 1;
    }

    private static int BucketsFor(long highest, long limit)
    {
        int buckets = 1;
        while (limit <= highest)
        {
            if (limit > long.MaxValue / 2) return buckets + 1;
            limit <<= 1;
            buckets++;
        }
        return buckets;
    }
}

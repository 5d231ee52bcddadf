// The latency histogram: constant time and constant memory per recorded value, with a bounded relative error.
using System;
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;

namespace Trading.Core.Telemetry;

/// <summary>Counts values 0..highest in slots of bounded relative width and answers percentiles, mean and deviation.</summary>
/// <remarks>
/// One writer thread; readers need a hand-over (<see cref="IntervalRecorder"/>). Recording is O(1), allocates nothing and never fails: a value above the
/// highest is counted at the highest and in <see cref="OverflowCount"/>, a negative one at 0 and in <see cref="UnderflowCount"/>.
/// Minimum and maximum are read off the counters, so that recording is one increment of a slot and one of the total. Queries are O(slots).
/// Memory: 8 bytes a slot; 1 ns..10 s takes 28 KiB with 2 digits and 200 KiB with 3.
/// Source: HdrHistogram (Gil Tene); answers are those of the Java library, see <see cref="ValueAtPercentile"/>.
/// </remarks>
public sealed class HdrHistogram
{
    private readonly HistogramGeometry geometry;
    private readonly long[] counts;

    public HdrHistogram(long lowest, long highest, int digits)
    {
        geometry = new HistogramGeometry(lowest, highest, digits);
        counts = new long[geometry.SlotCount];
    }

    public HistogramGeometry Geometry => geometry;

    public long TotalCount { get; private set; }

    /// <summary>How many recorded values lay above the highest trackable one.</summary>
    public long OverflowCount { get; private set; }

    /// <summary>How many recorded values were negative.</summary>
    public long UnderflowCount { get; private set; }

    /// <summary>The counters, lowest values first.</summary>
    public ReadOnlySpan<long> Counts => counts;

    [HotPath, MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Record(long value) => RecordMany(value, 1);

    /// <summary>Counts a value <paramref name="times"/> times; zero or fewer is nothing.</summary>
    [HotPath, MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void RecordMany(long value, long times)
    {
        if (times <= 0) return;
        // One unsigned comparison covers both ends: a negative value is a huge unsigned one.
        if ((ulong)value > (ulong)geometry.Highest) value = Clamp(value, times);
        counts[geometry.IndexOf(value)] += times;
        TotalCount += times;
    }

    /// <summary>Records a value and, when it exceeds the expected interval, the values that a stalled caller failed to record meanwhile.</summary>
    /// <remarks>
    /// Corrects coordinated omission at the source: 1050 with interval 100 records 1050, 950, .. 150. O(value / interval), so for load generators and
    /// tests, not for the trading thread. Use this or <see cref="CopyCorrected"/>, never both.
    /// </remarks>
    public void RecordWithExpectedInterval(long value, long expectedInterval)
    {
        Record(value);
        RecordMissing(value, expectedInterval, 1);
    }

    /// <summary>A new histogram with the omitted values of a closed-loop measurement filled in.</summary>
    public HdrHistogram CopyCorrected(long expectedInterval)
    {
        var copy = new HdrHistogram(geometry.Lowest, geometry.Highest, geometry.Digits);
        copy.Add(this);
        for (int i = 0; i < counts.Length; i++)
            if (counts[i] != 0) copy.RecordMissing(geometry.HighestOf(i), expectedInterval, counts[i]);
        return copy;
    }

    /// <summary>Adds another histogram's counts; with another geometry each of its slots is re-recorded at the slot's lowest value.</summary>
    public void Add(HdrHistogram other)
    {
        OverflowCount += other.OverflowCount;
        UnderflowCount += other.UnderflowCount;
        if (geometry.SameAs(other.geometry))
        {
            for (int i = 0; i < counts.Length; i++) counts[i] += other.counts[i];
            TotalCount += other.TotalCount;
            return;
        }
        for (int i = 0; i < other.counts.Length; i++) RecordMany(other.geometry.LowestOf(i), other.counts[i]);
    }

    public void Reset()
    {
        Array.Clear(counts);
        TotalCount = 0;
        OverflowCount = 0;
        UnderflowCount = 0;
    }

    /// <summary>The highest value of the highest slot in use; 0 when empty.</summary>
    public long Max
    {
        get
        {
            int last = LastUsedIndex;
            return last < 0 ? 0 : geometry.HighestOf(last);
        }
    }

    /// <summary>The lowest value of the lowest slot in use; 0 when empty.</summary>
    public long Min
    {
        get
        {
            int first = counts.AsSpan().IndexOfAnyExcept(0L);
            return first < 0 ? 0 : geometry.LowestOf(first);
        }
    }

    /// <summary>Index of the highest slot in use; -1 when empty.</summary>
    public int LastUsedIndex => counts.AsSpan().LastIndexOfAnyExcept(0L);

    /// <summary>The mean, each value taken as the middle of its slot; 0 when empty.</summary>
    public double Mean
    {
        get
        {
            if (TotalCount == 0) return 0;
            double sum = 0;
            for (int i = 0; i < counts.Length; i++)
                if (counts[i] != 0) sum += geometry.MedianOf(i) * (double)counts[i];
            return sum / TotalCount;
        }
    }

    /// <summary>The population standard deviation, each value taken as the middle of its slot; 0 when empty.</summary>
    public double StandardDeviation
    {
        get
        {
            if (TotalCount == 0) return 0;
            double mean = Mean, sum = 0;
            for (int i = 0; i < counts.Length; i++)
            {
                if (counts[i] == 0) continue;
                double deviation = geometry.MedianOf(i) - mean;
                sum += deviation * deviation * counts[i];
            }
            return Math.Sqrt(sum / TotalCount);
        }
    }

    /// <summary>The value that <paramref name="percentile"/> percent of the recorded ones do not exceed; 0 when empty.</summary>
    /// <remarks>
    /// The Java rule: the percentile is lowered by one ulp, so that a product just above an integer does not reach for the next sample, and the rank is
    /// rounded up. The C and .NET libraries round to nearest and may answer one sample lower. The 0th percentile is the lowest value of its slot.
    /// </remarks>
    public long ValueAtPercentile(double percentile)
    {
        double wanted = Math.Min(Math.Max(Math.BitDecrement(percentile), 0.0), 100.0);
        long rank = Math.Max((long)Math.Ceiling(wanted * TotalCount / 100.0), 1);
        long running = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            running += counts[i];
            if (running >= rank) return percentile == 0 ? geometry.LowestOf(i) : geometry.HighestOf(i);
        }
        return 0;
    }

    /// <summary>How many recorded values share the slot of <paramref name="value"/>, which must lie in 0..highest.</summary>
    public long CountAt(long value) => counts[geometry.IndexOf(value)];

    /// <summary>Puts a decoded count where it was; only the codec does that.</summary>
    internal void RestoreSlot(int index, long count)
    {
        counts[index] += count;
        TotalCount += count;
    }

    private void RecordMissing(long value, long expectedInterval, long times)
    {
        if (expectedInterval <= 0) return;
        for (long missing = Math.Min(value, geometry.Highest) - expectedInterval; missing >= expectedInterval; missing -= expectedInterval)
            RecordMany(missing, times);
    }

    [HotPath, MethodImpl(MethodImplOptions.NoInlining)]
    private long Clamp(long value, long times)
    {
        if (value < 0)
        {
            UnderflowCount += times;
            return 0;
        }
        OverflowCount += times;
        return geometry.Highest;
    }
}

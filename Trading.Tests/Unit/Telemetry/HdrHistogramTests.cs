// The histogram against numbers that the Java library produced (shared/specs/hdr-histogram.md section 8).
using System.IO;
using System.Linq;
using Trading.Core.Telemetry;
using Xunit;

namespace Trading.Tests.Unit.Telemetry;

public sealed class HdrHistogramTests
{
    [Fact]
    public void GeometryAndSlotsAreThoseOfTheJavaLibrary()
    {
        (long, long, int, int, int, int, int, long)[] vectors =
        [
            (1, 3_600_000_000, 3, 22, 2048, 23552, 0, 2047),
            (1, 10_000_000_000, 3, 24, 2048, 25600, 0, 2047),
            (1, 10_000_000_000, 2, 27, 256, 3584, 0, 255),
            (1000, 3_600_000_000_000, 3, 23, 2048, 24576, 9, 1048064),
            (1, 4611686018427387903, 3, 52, 2048, 54272, 0, 2047),
            (1, 2, 1, 1, 32, 32, 0, 31),
            (1, 10_000_000_000, 5, 17, 262144, 2359296, 0, 262143),
        ];
        foreach ((long, long, int, int, int, int, int, long) vector in vectors)
        {
            var g = new HistogramGeometry(vector.Item1, vector.Item2, vector.Item3);
            Assert.Equal(vector, (g.Lowest, g.Highest, g.Digits, g.BucketCount, g.SubBucketCount, g.SlotCount, g.UnitMagnitude, g.SubBucketMask));
        }
        Assert.False(HistogramGeometry.IsValid(0, 10, 3) || HistogramGeometry.IsValid(1, 1, 3) || HistogramGeometry.IsValid(1, 10, 0)
            || HistogramGeometry.IsValid(1, 10, 6) || HistogramGeometry.IsValid(1L << 52, long.MaxValue, 3));

        var geometry = new HistogramGeometry(1, 3_600_000_000, 3);
        (long Value, long Low, long High, long Median, long Size)[] slots =
        [
            (0, 0, 0, 0, 1), (2047, 2047, 2047, 2047, 1), (2048, 2048, 2049, 2049, 2), (2049, 2048, 2049, 2049, 2), (4095, 4094, 4095, 4095, 2),
            (4096, 4096, 4099, 4098, 4), (4098, 4096, 4099, 4098, 4), (10000, 10000, 10007, 10004, 8), (123456, 123456, 123519, 123488, 64),
            (1_000_000, 999936, 1000447, 1000192, 512), (3_600_000_000, 3598712832, 3600809983, 3599761408, 2097152),
        ];
        foreach (var slot in slots)
        {
            int i = geometry.IndexOf(slot.Value);
            Assert.Equal(slot, (slot.Value, geometry.LowestOf(i), geometry.HighestOf(i), geometry.MedianOf(i), geometry.SizeOf(i)));
        }
    }

    [Fact]
    public void AnswersAreThoseOfTheJavaLibrary()
    {
        var raw = new HdrHistogram(1, 3_600_000_000, 3);
        var corrected = new HdrHistogram(1, 3_600_000_000, 3);
        for (int i = 0; i < 10000; i++) corrected.RecordWithExpectedInterval(1000, 10000);
        corrected.RecordWithExpectedInterval(100_000_000, 10000);
        raw.RecordMany(1000, 10000);
        raw.Record(100_000_000);

        Assert.Equal([1000, 1000, 100007935], new[] { 99, 99.99, 99.999 }.Select(raw.ValueAtPercentile));
        // Correcting afterwards starts from the top of the slot, 100007935 instead of 100000000, which moves p75 into the next slot.
        foreach ((HdrHistogram h, long p75) in new[] { (corrected, 50003967L), (raw.CopyCorrected(10000), 50036735L) })
        {
            Assert.Equal(20000, h.TotalCount);
            Assert.Equal([1000, 1000, p75, 80019455, 98041855, 99811327, 100007935],
                new[] { 30, 50, 75, 90, 99, 99.9, 99.99 }.Select(h.ValueAtPercentile));
            Assert.Equal((1000L, 100007935L), (h.Min, h.Max));
        }
        // 100.0 * 8 / 11 is a little more than 8 of 11: the rule must not reach for the ninth.
        var eleven = new HdrHistogram(1, 1000, 3);
        for (int v = 1; v <= 11; v++) eleven.Record(v);
        Assert.Equal((8, 1), (eleven.ValueAtPercentile(100.0 * 8 / 11), eleven.ValueAtPercentile(0)));
        Assert.Equal(25003006.6994, corrected.Mean, 4);
        Assert.Equal(32276410.479123365, corrected.StandardDeviation, 6);
    }

    [Fact]
    public void ExpectedIntervalFillsInWhatAStalledCallerMissed()
    {
        foreach ((long value, long first) in new[] { (1000L, 100L), (1050L, 150L) })
        {
            var histogram = new HdrHistogram(1, 3_600_000_000, 3);
            histogram.RecordWithExpectedInterval(value, 100);
            Assert.Equal(10, histogram.TotalCount);
            for (long v = first; v <= value; v += 100) Assert.Equal((v, 1L), (v, histogram.CountAt(v)));
        }
    }

    [Fact]
    public void OutOfRangeIsClampedAndCountedAndResetForgetsIt()
    {
        var histogram = new HdrHistogram(1, 1000, 2);
        foreach (long value in new[] { long.MinValue, -1, 0, 1000, 1001, long.MaxValue }) histogram.Record(value);
        histogram.RecordMany(5, 0);
        histogram.RecordMany(5, -3);
        Assert.Equal((6L, 2L, 2L, 0L, 1003L), (histogram.TotalCount, histogram.OverflowCount, histogram.UnderflowCount, histogram.Min, histogram.Max));
        Assert.Equal((3L, 3L), (histogram.CountAt(0), histogram.CountAt(1000)));
        histogram.Reset();
        Assert.Equal((0L, 0L, 0L, 0L, 0L), (histogram.TotalCount, histogram.OverflowCount, histogram.UnderflowCount, histogram.Max, histogram.ValueAtPercentile(99)));
        Assert.Equal((0.0, 0.0), (histogram.Mean, histogram.StandardDeviation));
    }

    [Fact]
    public void PercentileReportIsTheJavaLayout()
    {
        HdrHistogram histogram = Vectors.Mixed();
        var text = new StringWriter();
        HistogramReport.Write(text, histogram, ticksPerHalfDistance: 1);
        Assert.Equal(Vectors.MixedReport, text.ToString());
    }
}

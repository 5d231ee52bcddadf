// The histogram against the obvious way: keep every value, sort, look up.
using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Trading.Core.Diagnostics;
using Trading.Core.Telemetry;
using Xunit;

namespace Trading.Tests.Property.Telemetry;

public sealed class HdrHistogramProperties
{
    private const long Highest = 10_000_000_000;
    private static readonly Config config = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20120621, 3);

    // Magnitudes evenly, as latencies have long tails.
    private static readonly Gen<long> value = Gen.Choose(0, 33).SelectMany(bits => Gen.Choose(0, int.MaxValue).Select(v => Math.Min((long)v << 31 >> (62 - bits), Highest)));
    private static readonly Arbitrary<long[]> values = value.ArrayOf().ToArbitrary();

    [Fact]
    public void PercentilesAreThoseOfTheSortedValuesWithinThePrecision() => Check.One(config, Prop.ForAll(values, Gen.Choose(1, 3).ToArbitrary(), (sample, digits) =>
    {
        var histogram = new HdrHistogram(1, Highest, digits);
        foreach (long v in sample) histogram.Record(v);
        long[] sorted = sample.Order().ToArray();
        double precision = Math.Pow(10, -digits);
        foreach (double percentile in new[] { 0.5, 25, 50, 90, 99, 99.9, 100 })
        {
            int rank = Math.Max((int)Math.Ceiling(Math.BitDecrement(percentile) * sorted.Length / 100), 1);
            long exact = sorted.Length == 0 ? 0 : sorted[rank - 1];
            long answer = histogram.ValueAtPercentile(percentile);
            Assert.True(answer >= exact && answer - exact <= exact * precision, $"p{percentile}: {answer}, exactly {exact}");
        }
        Assert.Equal(sample.Length, histogram.TotalCount);
        Assert.True(sorted.Length == 0 || (histogram.Min <= sorted[0] && histogram.Max >= sorted[^1]));
    }));

    [Fact]
    public void AddingIsRecordingBothAndEncodingLosesNothing() => Check.One(config, Prop.ForAll(values, values, (a, b) =>
    {
        HdrHistogram first = Of(a, 2), both = Of(a.Concat(b).ToArray(), 2);
        first.Add(Of(b, 2));
        Assert.True(first.Counts.SequenceEqual(both.Counts) && first.TotalCount == both.TotalCount);
        HdrHistogram decoded = HistogramCodec.DecodeBase64(HistogramCodec.EncodeBase64(first));
        Assert.True(decoded.Counts.SequenceEqual(both.Counts) && decoded.TotalCount == both.TotalCount);
        // Into another geometry: nothing is lost, and every value moves by less than the coarser precision.
        var coarse = new HdrHistogram(1, Highest, 1);
        coarse.Add(both);
        Assert.Equal(both.TotalCount, coarse.TotalCount);
        Assert.True(Math.Abs(coarse.Mean - both.Mean) <= both.Mean * 0.1);
    }));

    [Fact]
    public void DecodingAnyBytesEndsInAHistogramOrARefusal() => Check.One(config, Prop.ForAll(values, Gen.Choose(0, int.MaxValue).ToArbitrary(), (sample, damage) =>
    {
        byte[] bytes = HistogramCodec.Encode(Of(sample, 2));
        // The geometry stays: a damaged one may legally ask for tens of megabytes, which is slow rather than wrong.
        int at = damage % bytes.Length;
        if (at is < 12 or >= 32) bytes[at] ^= (byte)(1 + damage % 255);
        try
        {
            HdrHistogram decoded = HistogramCodec.Decode(bytes);
            Assert.True(decoded.TotalCount >= 0);
        }
        catch (RefusalException)
        {
        }
    }));

    private static HdrHistogram Of(long[] sample, int digits)
    {
        var histogram = new HdrHistogram(1, Highest, digits);
        foreach (long v in sample) histogram.Record(v);
        return histogram;
    }
}

// The percentile table of a histogram as text, in the form that HdrHistogram plotters read (.hgrm).
using System.Globalization;
using System.IO;

namespace Trading.Core.Telemetry;

/// <summary>Writes the percentile distribution: the closer to 100 %, the finer the steps.</summary>
/// <remarks>Byte for byte the layout of the Java library's outputPercentileDistribution; invariant culture, line feeds.</remarks>
public static class HistogramReport
{
    /// <param name="output">Receives the text.</param>
    /// <param name="histogram">What to report.</param>
    /// <param name="ticksPerHalfDistance">Lines per halving of the distance to 100 %.</param>
    /// <param name="scale">Values are divided by it: 1000 turns nanoseconds into microseconds.</param>
    public static void Write(TextWriter output, HdrHistogram histogram, int ticksPerHalfDistance = 5, double scale = 1)
    {
        output.Write("       Value     Percentile TotalCount 1/(1-Percentile)\n\n");
        string valueFormat = "F" + histogram.Geometry.Digits.ToString(CultureInfo.InvariantCulture);
        WriteLines(output, histogram, ticksPerHalfDistance, scale, valueFormat);
        HistogramGeometry geometry = histogram.Geometry;
        output.Write($"#[Mean    = {Real(histogram.Mean / scale, valueFormat)}, StdDeviation   = {Real(histogram.StandardDeviation / scale, valueFormat)}]\n");
        output.Write($"#[Max     = {Real(histogram.Max / scale, valueFormat)}, Total count    = {Whole(histogram.TotalCount, 12)}]\n");
        output.Write($"#[Buckets = {Whole(geometry.BucketCount, 12)}, SubBuckets     = {Whole(geometry.SubBucketCount, 12)}]\n");
    }

    private static void WriteLines(TextWriter output, HdrHistogram histogram, int ticksPerHalfDistance, double scale, string valueFormat)
    {
        if (histogram.TotalCount == 0) return;
        double level = 0;
        long running = 0;
        int last = histogram.LastUsedIndex;
        for (int i = 0; i <= last; i++)
        {
            long count = histogram.Counts[i];
            if (count == 0) continue;
            running += count;
            double reached = 100.0 * running / histogram.TotalCount;
            string value = Real(histogram.Geometry.HighestOf(i) / scale, valueFormat);
            while (reached >= level)
            {
                string inverse = (1 / (1 - level / 100)).ToString("F2", CultureInfo.InvariantCulture).PadLeft(14);
                output.Write($"{value} {Share(level)} {Whole(running, 10)} {inverse}\n");
                level += Step(level, ticksPerHalfDistance);
                // The slot that completes the count gets one line of its own and the final one.
                if (i == last) break;
            }
        }
        output.Write($"{Real(histogram.Max / scale, valueFormat)} {Share(100)} {Whole(running, 10)}\n");
    }

    // Doubling by comparison instead of a logarithm, whose last bit differs between platforms.
    private static double Step(double level, int ticksPerHalfDistance)
    {
        const int halvingsMax = 52;
        double distance = 100.0 / (100.0 - level);
        int halvings = 0;
        while (halvings < halvingsMax && distance >= 1L << (halvings + 1)) halvings++;
        return 100.0 / ((double)ticksPerHalfDistance * (1L << (halvings + 1)));
    }

    private static string Real(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture).PadLeft(12);

    private static string Share(double percent) => (percent / 100).ToString("F12", CultureInfo.InvariantCulture);

    private static string Whole(long value, int width) => value.ToString(CultureInfo.InvariantCulture).PadLeft(width);
}

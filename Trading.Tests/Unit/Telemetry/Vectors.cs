// The worked example of the histogram specification, shared by the tests of codec, report and log.
using Trading.Core.Telemetry;

namespace Trading.Tests.Unit.Telemetry;

internal static class Vectors
{
    /// <summary>Values 0, 1, 1, 1000, 300 times 2049, 123456, encoded by the Java library.</summary>
    public const string MixedHex =
        "1c8493130000000c00000000000000030000000000000001" + "00000000d693a400" + "3ff0000000000000" + "0204cb0f02ad10d8048f5e02";

    public const string MixedBase64 = "HISTFAAAACx42pNpmSzMwMDAwwABzFCaEURcm7yEwf4DRICJ5TQ/01qBGyz9cUwAneEH/Q==";

    /// <summary>The empty histogram of the same geometry.</summary>
    public const string EmptyHex = "1c84931300000001000000000000000300000000000000010000" + "0000d693a4003ff000000000000000";

    /// <summary>Worked out by a transcription of the Java iterator in Python, one tick per half distance.</summary>
    public const string MixedReport =
        "       Value     Percentile TotalCount 1/(1-Percentile)\n" +
        "\n" +
        "       0.000 0.000000000000          1           1.00\n" +
        "    2049.000 0.500000000000        304           2.00\n" +
        "    2049.000 0.750000000000        304           4.00\n" +
        "    2049.000 0.875000000000        304           8.00\n" +
        "    2049.000 0.937500000000        304          16.00\n" +
        "    2049.000 0.968750000000        304          32.00\n" +
        "    2049.000 0.984375000000        304          64.00\n" +
        "    2049.000 0.992187500000        304         128.00\n" +
        "    2049.000 0.996093750000        304         256.00\n" +
        "  123519.000 0.998046875000        305         512.00\n" +
        "  123519.000 1.000000000000        305\n" +
        "#[Mean    =     2423.574, StdDeviation   =     6946.712]\n" +
        "#[Max     =   123519.000, Total count    =          305]\n" +
        "#[Buckets =           22, SubBuckets     =         2048]\n";

    public static HdrHistogram Mixed()
    {
        var histogram = new HdrHistogram(1, 3_600_000_000, 3);
        foreach (long value in new long[] { 0, 1, 1, 1000, 123456 }) histogram.Record(value);
        histogram.RecordMany(2049, 300);
        return histogram;
    }
}

// Writes interval histograms as the text log (.hlog) that HdrHistogram's tools plot.
using System;
using System.Globalization;
using System.IO;
using Trading.Core.Diagnostics;

namespace Trading.Core.Telemetry;

/// <summary>Writes a histogram log, format 1.3: header first, then one line per interval.</summary>
/// <remarks>
/// Cold code. The caller owns the writer and must give it UTF-8 or ASCII without a byte order mark; line ends are line feeds.
/// Times are milliseconds since the Unix epoch, given by the caller. Source: shared/specs/hdr-histogram.md section 5.
/// </remarks>
public sealed class HistogramLogWriter(TextWriter output)
{
    /// <summary>Nanoseconds per millisecond: the maximum column is in milliseconds.</summary>
    private const double MaxColumnScale = 1_000_000;

    private static readonly char[] forbiddenInTags = [',', ' ', '\r', '\n'];
    private long baseMillis;

    /// <summary>Writes comment, version, start time and legend; with <paramref name="relative"/> also a base time, and later lines count from it.</summary>
    public void WriteHeader(string application, long startMillis, bool relative)
    {
        // A line break would end the comment and let the rest be read as data.
        output.Write($"#[Logged with {application.ReplaceLineEndings(" ")}]\n#[Histogram log format version 1.3]\n");
        string date = DateTime.UnixEpoch.AddMilliseconds(startMillis).ToString("ddd MMM dd HH:mm:ss 'UTC' yyyy", CultureInfo.InvariantCulture);
        output.Write($"#[StartTime: {Seconds(startMillis)} (seconds since epoch), {date}]\n");
        if (relative) output.Write($"#[BaseTime: {Seconds(startMillis)} (seconds since epoch)]\n");
        baseMillis = relative ? startMillis : 0;
        output.Write("\"StartTimestamp\",\"Interval_Length\",\"Interval_Max\",\"Interval_Compressed_Histogram\"\n");
    }

    public void Write(HistogramLogEntry entry)
    {
        if (entry.Tag is { } tag)
        {
            Invariant.That(tag.Length > 0 && tag.IndexOfAny(forbiddenInTags) < 0);
            output.Write($"Tag={tag},");
        }
        string max = (entry.Histogram.Max / MaxColumnScale).ToString("F3", CultureInfo.InvariantCulture);
        string payload = HistogramCodec.EncodeBase64(entry.Histogram);
        output.Write($"{Seconds(entry.StartMillis - baseMillis)},{Seconds(entry.LengthMillis)},{max},{payload}\n");
    }

    private static string Seconds(long millis) => (millis / 1000m).ToString("F3", CultureInfo.InvariantCulture);
}

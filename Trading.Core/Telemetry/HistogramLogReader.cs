// Reads histogram logs (.hlog), ours and those of other HdrHistogram libraries.
using System;
using System.Globalization;
using System.IO;
using Trading.Core.Diagnostics;

namespace Trading.Core.Telemetry;

/// <summary>Reads a histogram log interval by interval.</summary>
/// <remarks>
/// Cold code; the caller owns the reader. A line that is neither comment, legend nor interval is refused with its number.
/// Timestamps without a base time are relative when the first lies more than a year before the start time, else absolute, as in the Java library.
/// </remarks>
public sealed class HistogramLogReader(TextReader input)
{
    private const decimal YearSeconds = 365m * 24 * 3600;

    // Far beyond any date, and far below what milliseconds in 64 bits hold.
    private const decimal SecondsMax = 1e12m;
    private static readonly char[] delimiters = [',', ' ', '\r'];
    private decimal? startSeconds;
    private decimal? baseSeconds;
    private int lineNumber;

    /// <summary>The log's start time in milliseconds since the Unix epoch: from its header or, failing that, of the first interval; null before either.</summary>
    public long? StartMillis => startSeconds is { } seconds ? Millis(seconds) : null;

    /// <summary>The next interval, or null at the end.</summary>
    public HistogramLogEntry? Read()
    {
        while (input.ReadLine() is { } line)
        {
            lineNumber++;
            if (line.StartsWith('#')) ReadComment(line);
            else if (line.Length > 0 && !line.StartsWith("\"StartTimestamp\"", StringComparison.Ordinal)) return ReadInterval(line);
        }
        return null;
    }

    private void ReadComment(string line)
    {
        startSeconds = HeaderSeconds(line, "#[StartTime: ") ?? startSeconds;
        baseSeconds = HeaderSeconds(line, "#[BaseTime: ") ?? baseSeconds;
    }

    private decimal? HeaderSeconds(string line, string prefix)
    {
        if (!line.StartsWith(prefix, StringComparison.Ordinal)) return null;
        string rest = line[prefix.Length..];
        int end = rest.IndexOfAny([' ', ']']);
        return ParseSeconds(end < 0 ? rest : rest[..end], "header time");
    }

    private HistogramLogEntry ReadInterval(string line)
    {
        string[] fields = line.Split(delimiters, StringSplitOptions.RemoveEmptyEntries);
        string? tag = fields.Length > 0 && fields[0].StartsWith("Tag=", StringComparison.Ordinal) ? fields[0]["Tag=".Length..] : null;
        int first = tag is null ? 0 : 1;
        if (fields.Length != first + 4) throw Refuse("fields", $"{fields.Length - first}", "start, length, maximum, histogram, after an optional tag");
        decimal start = ParseSeconds(fields[first], "start");
        decimal length = ParseSeconds(fields[first + 1], "interval length");
        // The maximum column repeats what the histogram knows and is not read.
        HdrHistogram histogram = HistogramCodec.DecodeBase64(fields[first + 3]);
        return new HistogramLogEntry(Millis(start + BaseFor(start)), Millis(length), tag, histogram);
    }

    private decimal BaseFor(decimal first)
    {
        startSeconds ??= first;
        baseSeconds ??= first < startSeconds.Value - YearSeconds ? startSeconds.Value : 0;
        return baseSeconds.Value;
    }

    private decimal ParseSeconds(string text, string where) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal seconds)
            && Math.Abs(seconds) <= SecondsMax
            ? seconds
            : throw Refuse(where, text, "seconds, such as 0.100");

    private static long Millis(decimal seconds) => (long)decimal.Round(seconds * 1000m);

    private RefusalException Refuse(string where, string found, string allowed) =>
        new(RefusalKind.BadInput, "This is not a histogram log.", $"line {lineNumber}, {where}", found, allowed, "Check that the file is an .hlog and is whole.");
}

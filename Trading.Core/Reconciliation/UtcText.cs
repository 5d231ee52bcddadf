// UTC times of nanosecond resolution between text and an integer, without a clock or a culture.
using System;
using System.Globalization;

namespace Trading.Core.Reconciliation;

/// <summary>Reads and writes <c>2012-06-21T13:30:00.000000001Z</c> as nanoseconds since the Unix epoch.</summary>
public static class UtcText
{
    public const int Length = 30;
    private const string Seconds = "yyyy-MM-dd'T'HH:mm:ss";
    private const int SecondsLength = 19;
    private const long NanosPerSecond = 1_000_000_000;
    private const long NanosPerTick = 100;

    /// <summary>Exactly the form above: 19 characters, a point, nine digits and Z.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out long unixNanos)
    {
        unixNanos = 0;
        if (text.Length != Length || text[SecondsLength] != (byte)'.' || text[^1] != (byte)'Z') return false;
        Span<char> seconds = stackalloc char[SecondsLength];
        for (int i = 0; i < SecondsLength; i++) seconds[i] = (char)text[i];
        if (!DateTime.TryParseExact(seconds, Seconds, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime time)) return false;
        // Years beyond 2200 do not fit 64 bits of nanoseconds.
        if (time.Year is < 1970 or > 2200) return false;
        long fraction = 0;
        foreach (byte digit in text[(SecondsLength + 1)..^1])
        {
            if (digit is < (byte)'0' or > (byte)'9') return false;
            fraction = fraction * 10 + digit - '0';
        }
        unixNanos = (time - DateTime.UnixEpoch).Ticks * NanosPerTick + fraction;
        return true;
    }

    /// <summary>The text of a time from 1970 to 2200.</summary>
    public static string Write(long unixNanos)
    {
        DateTime time = DateTime.UnixEpoch.AddTicks(unixNanos / NanosPerSecond * (NanosPerSecond / NanosPerTick));
        return string.Create(CultureInfo.InvariantCulture, $"{time:yyyy-MM-dd'T'HH:mm:ss}.{unixNanos % NanosPerSecond:000000000}Z");
    }

    /// <summary>A time of a trading day (yyyymmdd) as UTC, given where the venue's midnight lies; day 0 counts from the epoch.</summary>
    public static long OfDay(uint tradingDay, long venueNanos, long midnightOffsetNanos) =>
        DayStart(tradingDay) + midnightOffsetNanos + venueNanos;

    /// <summary>True when the number is a date of 1970 to 2200.</summary>
    public static bool IsDay(uint tradingDay) =>
        tradingDay / 10_000 is >= 1970 and <= 2200 && tradingDay / 100 % 100 is >= 1 and <= 12
        && tradingDay % 100 >= 1 && tradingDay % 100 <= DateTime.DaysInMonth((int)(tradingDay / 10_000), (int)(tradingDay / 100 % 100));

    private static long DayStart(uint tradingDay) => !IsDay(tradingDay)
        ? 0
        : (new DateTime((int)(tradingDay / 10_000), (int)(tradingDay / 100 % 100), (int)(tradingDay % 100), 0, 0, 0, DateTimeKind.Utc) - DateTime.UnixEpoch).Ticks * NanosPerTick;
}

// The two clocks of the protocol; both can be replaced in the contexts, which tests do.
using System;
using System.Diagnostics;

namespace Trading.Aeron.Concurrent;

/// <summary>Epoch milliseconds for what processes share, monotonic nanoseconds for time-outs inside one.</summary>
public static class SystemClocks
{
    private static readonly double NanosPerTick = 1e9 / Stopwatch.Frequency;

    public static long EpochMillis() => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    public static long NanoTime() => Stopwatch.Frequency == 1_000_000_000 ? Stopwatch.GetTimestamp() : (long)(Stopwatch.GetTimestamp() * NanosPerTick);
}

// The host's clocks for measuring stages: the operating system's monotonic clock, read through the vDSO.
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Trading.Core.Telemetry;

namespace Trading.Native.Host.Replay;

/// <summary>Marks every stage: shows where the time goes. Each mark costs a clock reading of 20 to 30 ns, which the whole path then includes.</summary>
internal readonly struct StageClock : IStageClock
{
    public static bool IsEnabled => true;
    public static bool MarksStages => true;

    public long Now() => Stopwatch.GetTimestamp();

    public long ToNanos(long ticks) => MonotonicTicks.ToNanos(ticks);
}

/// <summary>Marks only begin and end: the whole path undisturbed.</summary>
internal readonly struct PathClock : IStageClock
{
    public static bool IsEnabled => true;
    public static bool MarksStages => false;

    public long Now() => Stopwatch.GetTimestamp();

    public long ToNanos(long ticks) => MonotonicTicks.ToNanos(ticks);
}

/// <summary>Ticks of <see cref="Stopwatch"/> to nanoseconds; on Linux one tick is one nanosecond.</summary>
internal static class MonotonicTicks
{
    private const long NanosPerSecond = 1_000_000_000;
    private static readonly bool TickIsNano = Stopwatch.Frequency == NanosPerSecond;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long ToNanos(long ticks) => TickIsNano ? ticks : (long)(ticks * (NanosPerSecond / (double)Stopwatch.Frequency));
}

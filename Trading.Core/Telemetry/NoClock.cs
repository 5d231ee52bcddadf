// The absence of measuring: replay and tests run the same line with no timer code left in it.
using Trading.Core.Diagnostics;

namespace Trading.Core.Telemetry;

/// <summary>Measures nothing.</summary>
[HotPath]
public readonly struct NoClock : IStageClock
{
    public static bool IsEnabled => false;
    public static bool MarksStages => false;

    public long Now() => 0;
    public long ToNanos(long ticks) => 0;
}

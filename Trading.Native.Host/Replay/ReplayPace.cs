// Holds a replay to a multiple of tape time, so that an operator can act on a running session.
using System;
using System.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Native.Host.Replay;

/// <summary>Engine thread only. Without a speed it never waits.</summary>
internal sealed class ReplayPace(double speed)
{
    private static readonly TimeSpan NapMax = TimeSpan.FromMilliseconds(2);
    private long startedTicks;
    private long startedNanos = -1;

    /// <summary>How long to sleep before going on after an event of this tape time; zero when it is time. Naps are short, so that commands are met.</summary>
    public TimeSpan NapBefore(Nanos tapeTime)
    {
        if (speed <= 0) return TimeSpan.Zero;
        if (startedNanos < 0)
        {
            startedNanos = tapeTime.Value;
            startedTicks = Stopwatch.GetTimestamp();
        }
        TimeSpan due = TimeSpan.FromSeconds((tapeTime.Value - startedNanos) / (double)Nanos.PerSecond / speed);
        TimeSpan left = due - Stopwatch.GetElapsedTime(startedTicks);
        return left <= TimeSpan.Zero ? TimeSpan.Zero : left < NapMax ? left : NapMax;
    }
}

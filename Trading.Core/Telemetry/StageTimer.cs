// Attributes the time of every event to the stages of the line, one histogram each.
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;

namespace Trading.Core.Telemetry;

/// <summary>Begin, a mark after each stage that ran, end: the spans go into one histogram per <see cref="Stage"/>, in nanoseconds.</summary>
/// <remarks>
/// One thread: that of the pipeline. Allocates only in the constructor; a mark costs one reading of the clock and one record. The whole path
/// includes the readings of the marks inside it; a clock that does not mark stages gives it undisturbed. With <see cref="NoClock"/> every method
/// compiles to nothing.
/// </remarks>
/// <typeparam name="TClock">The host's clock, or <see cref="NoClock"/>.</typeparam>
public sealed class StageTimer<TClock> where TClock : struct, IStageClock
{
    /// <summary>Spans above ten seconds are counted as ten.</summary>
    public const long NanosMax = 10_000_000_000;

    private readonly HdrHistogram[] histograms = new HdrHistogram[(int)Stage.TickToOrder + 1];
    private TClock clock;
    private long begun;
    private long marked;

    /// <param name="clock">Read at every begin, mark and end.</param>
    /// <param name="digits">Significant digits: 2 keeps the ten histograms at 28 KiB each, which spares the caches; 3 takes 200 KiB each.</param>
    public StageTimer(TClock clock, int digits = 2)
    {
        this.clock = clock;
        for (int i = 0; i < histograms.Length; i++) histograms[i] = new HdrHistogram(1, NanosMax, digits);
    }

    /// <summary>An event arrived.</summary>
    [HotPath, MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin()
    {
        if (!TClock.IsEnabled) return;
        begun = clock.Now();
        marked = begun;
    }

    /// <summary>A stage is done: the time since the previous mark is its.</summary>
    [HotPath, MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Mark(Stage stage)
    {
        if (!TClock.IsEnabled || !TClock.MarksStages) return;
        long now = clock.Now();
        histograms[(int)stage].Record(clock.ToNanos(now - marked));
        marked = now;
    }

    /// <summary>The market event is done; <paramref name="sentOrder"/> also counts it as tick-to-order.</summary>
    [HotPath, MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void End(bool sentOrder)
    {
        if (!TClock.IsEnabled) return;
        long nanos = clock.ToNanos(clock.Now() - begun);
        histograms[(int)Stage.Total].Record(nanos);
        if (sentOrder) histograms[(int)Stage.TickToOrder].Record(nanos);
    }

    /// <summary>The execution report begun last is done.</summary>
    [HotPath, MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EndReport()
    {
        if (!TClock.IsEnabled) return;
        histograms[(int)Stage.Report].Record(clock.ToNanos(clock.Now() - begun));
    }

    /// <summary>What was measured for a stage so far; the pipeline's thread only, or after it has stopped.</summary>
    public HdrHistogram For(Stage stage) => histograms[(int)stage];

    /// <summary>Forgets what was measured, such as a warm-up.</summary>
    public void Reset()
    {
        foreach (HdrHistogram histogram in histograms) histogram.Reset();
    }
}

// The engine is too slow: p99.9 of tick to trade over its budget, window after window.
using Trading.Core.Diagnostics;

namespace Trading.Core.Risk.Breakers;

/// <summary>Windows in a row over the budget. Positions are only reduced.</summary>
/// <remarks>It never reads a clock or a histogram: the host measures and says so by a journaled input, so that a replay decides on what was measured then and
/// not on the machine it runs on. Without such inputs it does nothing.</remarks>
[HotPath]
public struct LatencyBreaker
{
    private long budget;
    private long windowsMax;
    private long windowsOver;
    public BreakerHold Hold;

    [ColdPath]
    public void Load(RiskLimits limits)
    {
        budget = BreakerLimits.OfEngine(limits, LimitKind.LatencyBudgetNanos);
        windowsMax = BreakerLimits.OfEngine(limits, LimitKind.MaxLatencyBreachWindows);
    }

    /// <summary>A window has ended with this p99.9.</summary>
    public BreakerReading NoteWindow(long p999Nanos)
    {
        BreakerReading window = BreakerReading.Beyond(p999Nanos, budget);
        windowsOver = window.IsBad ? windowsOver + 1 : 0;
        return windowsOver >= windowsMax || !window.IsBad ? window : BreakerReading.Of(false, p999Nanos, budget);
    }
}

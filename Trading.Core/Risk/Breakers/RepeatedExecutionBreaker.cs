// C17: a strategy that enters again after every fill, without anybody looking.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Risk.Breakers;

/// <summary>Counts entries that follow a fill; a person's command on the strategy starts the count anew. Disables the strategy until a named person enables it.</summary>
/// <remarks>Source: RTS 6, article 15(3), the repeated automated execution throttle.</remarks>
[HotPath]
public struct RepeatedExecutionBreaker
{
    private readonly RollingCount entries = new();
    private long entriesMax;
    private bool filled;
    public BreakerHold Hold;

    public RepeatedExecutionBreaker()
    {
    }

    [ColdPath]
    public void Load(RiskLimits limits, int strategy)
    {
        entriesMax = BreakerLimits.OfStrategy(limits, strategy, LimitKind.MaxRepeatedExecutions);
        entries.SetWindow(BreakerLimits.OfStrategy(limits, strategy, LimitKind.RepeatedExecutionWindowNanos));
    }

    public void NoteFill() => filled = true;

    /// <summary>An order was entered.</summary>
    public BreakerReading NoteEntry(Nanos now)
    {
        if (!filled) return BreakerReading.From(0, entriesMax);
        filled = false;
        return BreakerReading.From(entries.Add(now), entriesMax);
    }

    /// <summary>A person has acted.</summary>
    public void NotePerson()
    {
        entries.Clear();
        filled = false;
    }
}

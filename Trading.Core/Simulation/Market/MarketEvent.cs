// One thing that is going to happen in the synthetic market.
namespace Trading.Core.Simulation.Market;

internal enum MarketEventKind : byte
{
    /// <summary>The next stage of the session's schedule.</summary>
    Session,

    /// <summary>The fundamentals take one step.</summary>
    Oracle,

    /// <summary>An agent looks at its market and may act.</summary>
    Wake,

    /// <summary>A passive order's patience ends.</summary>
    Patience,
}

/// <summary>An event and its place in the one order of all events: time, then agent, then the agent's own message number.</summary>
internal struct MarketEvent
{
    public long TimeNanos;
    public int Agent;
    public uint Number;
    public MarketEventKind Kind;

    /// <summary>The order of a <see cref="MarketEventKind.Patience"/>.</summary>
    public OrderHandle Order;

    public readonly bool IsBefore(in MarketEvent other)
    {
        if (TimeNanos != other.TimeNanos) return TimeNanos < other.TimeNanos;
        if (Agent != other.Agent) return Agent < other.Agent;
        return Number < other.Number;
    }
}

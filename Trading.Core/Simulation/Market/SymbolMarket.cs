// One symbol's market: its book, its fundamental and its agents, and who acts when.
using System;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Simulation.Market;

/// <summary>Dispatches the events of one symbol to its agents. Nothing here depends on any other symbol but the common factor.</summary>
internal sealed class SymbolMarket
{
    private const double NanosPerSecond = Nanos.PerSecond;
    private const double LeastMood = 0.35;
    private const double GreatestMood = 4;

    private readonly SyntheticMarketOptions options;
    private readonly SyntheticSymbol symbol;
    private readonly EventQueue queue;
    private readonly int firstAgent;
    private readonly uint[] lastNumber = new uint[AgentSlots.PerSymbol];
    private readonly MarketEvent[] pendingWake = new MarketEvent[AgentSlots.PerSymbol];
    private readonly NoiseTaker noiseTaker;
    private readonly NoiseProvider noiseProvider;
    private readonly ValueTrader[] valueTraders;
    private readonly MomentumTrader[] momentumTraders;
    private readonly MarketMaker[] makers;
    private double lastMid;
    private long lastTopStamp;

    public SymbolMarket(SyntheticMarketOptions options, int index, SyntheticTape tape, EventQueue queue)
    {
        this.options = options;
        this.queue = queue;
        symbol = options.Symbols[index];
        firstAgent = index * AgentSlots.PerSymbol;
        Locate = index + 1;
        Book = new MatchingBook(tape, Locate, symbol.Symbol, options.OrderCapacity);
        Fundamental = new Fundamental(options, symbol);
        lastMid = Fundamental.Value;
        noiseTaker = new NoiseTaker(RandomOf(AgentSlots.NoiseTaker));
        noiseProvider = new NoiseProvider(RandomOf(AgentSlots.NoiseProvider));
        valueTraders = Each(AgentSlots.FirstValue, AgentSlots.ValueCount, (slot, _) => new ValueTrader(slot, RandomOf(slot)));
        momentumTraders = Each(AgentSlots.FirstMomentum, AgentSlots.MomentumCount, (slot, rank) => new MomentumTrader(slot, rank, RandomOf(slot)));
        makers = Each(AgentSlots.FirstMaker, AgentSlots.MakerCount, (slot, rank) => new MarketMaker(slot, rank, RandomOf(slot)));
    }

    public int Locate { get; }
    public Symbol Symbol => symbol.Symbol;
    public MatchingBook Book { get; }
    public Fundamental Fundamental { get; }

    /// <summary>Rate of all agents now relative to the main symbol's average day.</summary>
    public double Rate { get; private set; }

    /// <summary>Mid in cents; the last known one while a side is empty.</summary>
    public double MidCents => Book.IsTwoSided ? Book.MidCents : lastMid;

    /// <summary>First wake-ups: makers in the two seconds before the open, everyone else from the open.</summary>
    public void Start(long open)
    {
        OracleStep(0, 0);
        foreach (MarketMaker maker in makers) ScheduleWake(maker.Slot, open - 2 * Nanos.PerSecond + maker.FirstLookNanos);
        for (int slot = AgentSlots.NoiseTaker; slot < AgentSlots.FirstMaker; slot++) ScheduleWake(slot, open + 1);
    }

    public void OracleStep(double shareOfSession, double commonShock)
    {
        double activity = ActivityCurve.At(shareOfSession);
        Fundamental.Step(commonShock, activity);
        Rate = options.Intensity * symbol.Activity * activity * Math.Clamp(Fundamental.Mood, LeastMood, GreatestMood);
    }

    /// <summary>Handles one event of this symbol.</summary>
    public void Handle(in MarketEvent item)
    {
        int slot = item.Agent - firstAgent;
        if (item.Kind == MarketEventKind.Patience) noiseProvider.EndOfPatience(this, item.TimeNanos, slot, item.Order);
        else if (item.Number == pendingWake[slot].Number) Wake(slot, item.TimeNanos);
        AlertMakers(item.TimeNanos);
    }

    /// <summary>Wakes an agent after an exponential time.</summary>
    public void ScheduleWakeIn(int slot, long now, double meanSeconds, ref CounterRandom random) =>
        ScheduleWake(slot, now + 1 + (long)(meanSeconds * random.NextExponential() * NanosPerSecond));

    /// <summary>Lets a passive order rest for a while; a handle of none is passed over.</summary>
    public void SchedulePatience(int slot, long now, double seconds, OrderHandle order)
    {
        if (order.IsNone) return;
        Schedule(slot, now + 1 + (long)(seconds * NanosPerSecond), MarketEventKind.Patience, order);
    }

    private void Wake(int slot, long now)
    {
        if (slot >= AgentSlots.FirstMaker) makers[slot - AgentSlots.FirstMaker].Act(this, now);
        else if (slot >= AgentSlots.FirstMomentum) momentumTraders[slot - AgentSlots.FirstMomentum].Act(this, now);
        else if (slot >= AgentSlots.FirstValue) valueTraders[slot - AgentSlots.FirstValue].Act(this, now);
        else if (slot == AgentSlots.NoiseProvider) noiseProvider.Act(this, now);
        else if (slot == AgentSlots.NoiseTaker) noiseTaker.Act(this, now);
        else Invariant.Fail("an event for a slot without an agent");
    }

    // A new best price is what makers watch: each looks again after its own reaction time, unless it was going to look sooner anyway.
    private void AlertMakers(long now)
    {
        if (Book.IsTwoSided) lastMid = Book.MidCents;
        long stamp = ((long)Book.Bids.BestPrice << 32) | (uint)Book.Asks.BestPrice;
        if (stamp == lastTopStamp) return;
        lastTopStamp = stamp;
        foreach (MarketMaker maker in makers)
        {
            long look = now + maker.ReactionNanos();
            if (look < pendingWake[maker.Slot].TimeNanos) ScheduleWake(maker.Slot, look);
        }
    }

    private void ScheduleWake(int slot, long time) => pendingWake[slot] = Schedule(slot, time, MarketEventKind.Wake, default);

    private MarketEvent Schedule(int slot, long time, MarketEventKind kind, OrderHandle order)
    {
        var item = new MarketEvent { TimeNanos = time, Agent = firstAgent + slot, Number = ++lastNumber[slot], Kind = kind, Order = order };
        queue.Push(item);
        return item;
    }

    private CounterRandom RandomOf(int slot) => new(options.Seed, symbol.Symbol.Packed, (ulong)slot);

    private static T[] Each<T>(int firstSlot, int count, Func<int, int, T> create)
    {
        var all = new T[count];
        for (int rank = 0; rank < count; rank++) all[rank] = create(firstSlot + rank, rank);
        return all;
    }
}

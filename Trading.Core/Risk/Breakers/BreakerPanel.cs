// All circuit breakers of an engine: one call a place in the line, holds in the trading controls, events for the journal.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Risk.Breakers;

/// <summary>Judges every event inline: the hold of a tripped breaker is in force when the call returns, so the next order already meets it.</summary>
/// <remarks>Each breaker holds under a source of its own and lets go of nothing but its own hold. O(1) a call and allocation-free; the timer looks over a few
/// instruments a call. One owner thread. Its events are to be read and cleared after each call.</remarks>
[HotPath]
public sealed partial class BreakerPanel
{
    private readonly TradingControls controls;
    private readonly InstrumentBreakers[] instruments;
    private readonly StrategyBreakers[] strategies;
    private EngineBreakers engine = new();
    private readonly BreakerEvent[] events;
    private BreakerHold nobody;

    /// <param name="limits">Whole: every kind at engine scope.</param>
    /// <param name="controls">Where the breakers hold.</param>
    public BreakerPanel(RiskLimits limits, TradingControls controls)
    {
        this.controls = controls;
        instruments = new InstrumentBreakers[limits.Scopes.Instruments];
        strategies = new StrategyBreakers[limits.Scopes.Strategies];
        for (int i = 0; i < instruments.Length; i++) instruments[i] = new InstrumentBreakers();
        for (int i = 0; i < strategies.Length; i++) strategies[i] = new StrategyBreakers();
        // One call can trip or re-arm each breaker of the scopes it is about; this is more than all of them twice.
        events = new BreakerEvent[32 * (instruments.Length + strategies.Length + 1)];
        LoadLimits(limits);
    }

    /// <summary>Breakers that hold something now.</summary>
    public int Tripped { get; private set; }

    /// <summary>What the last calls did, not yet cleared.</summary>
    public int EventCount { get; private set; }

    public ref readonly BreakerEvent EventAt(int index) => ref events[index];

    public void ClearEvents() => EventCount = 0;

    /// <summary>Takes over limits as they are now, between two events. What is tripped stays tripped.</summary>
    [ColdPath]
    public void LoadLimits(RiskLimits limits)
    {
        engine.Load(limits);
        for (int i = 0; i < instruments.Length; i++) instruments[i].Load(limits, i);
        for (int i = 0; i < strategies.Length; i++) strategies[i].Load(limits, i);
    }

    /// <summary>Whether a breaker of a scope is tripped, and whether it needs a person.</summary>
    public BreakerHold StateOf(RiskScope scope, int id, ModeSource breaker) => HoldOf(scope, id, breaker);

    /// <summary>A named person lets go of a breaker; its count of trips begins anew. False when it is not tripped or there is none.</summary>
    public bool Reset(RiskScope scope, int id, ModeSource breaker)
    {
        ref BreakerHold hold = ref HoldOf(scope, id, breaker);
        if (!hold.Reset()) return false;
        if (breaker == ModeSource.RepeatedExecution) strategies[id].Repeats.NotePerson();
        Release(new BreakerSite(breaker, scope, id, TradingMode.Active, 0), 0);
        return true;
    }

    private void Judge(ref BreakerHold hold, in BreakerReading reading, in BreakerSite site, Nanos now)
    {
        if (reading.IsBad)
        {
            if (hold.Trip(now, site.AutomaticRearms)) Hold(in site, in reading, in hold);
        }
        else if (hold.IsTripped && !reading.IsClear) hold.NoteBad(now);
    }

    private void Hold(in BreakerSite site, in BreakerReading reading, in BreakerHold hold)
    {
        Tripped++;
        controls.Set(site.Scope, site.Id, site.Breaker, site.Mode);
        Raise(in site) = new BreakerEvent
        {
            Breaker = site.Breaker, Scope = site.Scope, Mode = site.Mode, ScopeId = site.Id, Value = reading.Value, Limit = reading.Limit,
            Trips = hold.Trips, Flags = hold.NeedsPerson ? BreakerEvent.NeedsPerson : (byte)0,
        };
    }

    private void TryRearm(ref BreakerHold hold, in BreakerSite site, Nanos now, long quietNanos)
    {
        if (hold.TryRearm(now, quietNanos)) Release(in site, hold.Trips);
    }

    private void Release(in BreakerSite site, int trips)
    {
        Tripped--;
        controls.Set(site.Scope, site.Id, site.Breaker, TradingMode.Active);
        Raise(in site) = new BreakerEvent { Breaker = site.Breaker, Scope = site.Scope, ScopeId = site.Id, Trips = trips };
    }

    private ref BreakerEvent Raise(in BreakerSite site)
    {
        Invariant.That(EventCount < events.Length, "breaker events were not taken");
        return ref events[EventCount++];
    }

    private ref BreakerHold HoldOf(RiskScope scope, int id, ModeSource breaker)
    {
        nobody = default;
        if (scope == RiskScope.Instrument && (uint)id < (uint)instruments.Length) return ref HoldOf(ref instruments[id], breaker);
        if (scope == RiskScope.Strategy && (uint)id < (uint)strategies.Length) return ref HoldOf(ref strategies[id], breaker);
        if (scope != RiskScope.Engine || id != 0) return ref nobody;
        switch (breaker)
        {
            case ModeSource.Loss: return ref engine.Loss.Hold;
            case ModeSource.Drawdown: return ref engine.Drawdown.Hold;
            case ModeSource.LossVelocity: return ref engine.Velocity.Hold;
            case ModeSource.Latency: return ref engine.Latency.Hold;
            case ModeSource.QueueDepth: return ref engine.Queue.Hold;
            case ModeSource.Clock: return ref engine.Clock.Hold;
            case ModeSource.Journal: return ref engine.Journal;
            default: return ref nobody;
        }
    }

    private ref BreakerHold HoldOf(ref InstrumentBreakers of, ModeSource breaker)
    {
        switch (breaker)
        {
            case ModeSource.PeriodCollar: return ref of.Collar.Hold;
            case ModeSource.Volatility: return ref of.Volatility.Hold;
            case ModeSource.Spread: return ref of.Spread.Hold;
            case ModeSource.Liquidity: return ref of.Liquidity.Hold;
            case ModeSource.DataQuality: return ref of.Data.Hold;
            case ModeSource.ModelDrift: return ref of.Model.Hold;
            default: return ref nobody;
        }
    }

    private ref BreakerHold HoldOf(ref StrategyBreakers of, ModeSource breaker)
    {
        switch (breaker)
        {
            case ModeSource.RejectLoop: return ref of.Rejects.Hold;
            case ModeSource.MessageRate: return ref of.Rate.Hold;
            case ModeSource.RepeatedExecution: return ref of.Repeats.Hold;
            case ModeSource.OrderToTrade: return ref of.Ratio.Hold;
            default: return ref nobody;
        }
    }
}

// What our own orders and their answers do to the breakers.
using Trading.Core.Domain;

namespace Trading.Core.Risk.Breakers;

public sealed partial class BreakerPanel
{
    /// <summary>A new order left.</summary>
    public void OnEntered(StrategyId strategy, Nanos now)
    {
        ref StrategyBreakers at = ref strategies[strategy.Value];
        Judge(ref at.Repeats.Hold, at.Repeats.NoteEntry(now), new BreakerSite(ModeSource.RepeatedExecution, RiskScope.Strategy, strategy.Value, TradingMode.Halted, 0), now);
        OnMessage(strategy, now);
    }

    /// <summary>A replace or a cancel left.</summary>
    public void OnMessage(StrategyId strategy, Nanos now)
    {
        ref StrategyBreakers at = ref strategies[strategy.Value];
        BreakerReading ratio = at.Ratio.NoteMessage(now);
        Judge(ref at.Ratio.Hold, in ratio, Site(strategy.Value, ModeSource.OrderToTrade, in at), now);
        if (at.Ratio.IsNewAlert(ratio.Value) && !ratio.IsBad) Alert(strategy.Value, ratio.Value, at.Ratio.SoftLimit);
    }

    public void OnFill(StrategyId strategy, Nanos now)
    {
        ref StrategyBreakers at = ref strategies[strategy.Value];
        at.Repeats.NoteFill();
        at.Ratio.NoteTrade(now);
    }

    /// <summary>The venue refused an order, a replace or a cancel.</summary>
    public void OnVenueReject(StrategyId strategy, Nanos now)
    {
        ref StrategyBreakers at = ref strategies[strategy.Value];
        JudgeRejects(strategy.Value, ref at, at.Rejects.NoteReject(now), now);
    }

    /// <summary>The gate refused an order. What only says that a mode holds orders back is no evidence of a loop.</summary>
    public void OnDenied(StrategyId strategy, RiskVerdict verdict, Nanos now)
    {
        if ((uint)strategy.Value >= (uint)strategies.Length || verdict is RiskVerdict.Killed or RiskVerdict.Halted or RiskVerdict.ReduceOnly) return;
        ref StrategyBreakers at = ref strategies[strategy.Value];
        JudgeRejects(strategy.Value, ref at, at.Rejects.NoteDenial(now), now);
        if (verdict != RiskVerdict.MessageRate) return;
        bool before = at.Rate.Hold.IsTripped;
        Judge(ref at.Rate.Hold, at.Rate.Note(now), Site(strategy.Value, ModeSource.MessageRate, in at), now);
        if (at.Rate.Hold.IsTripped && !before) at.Rate.Clear();
    }

    /// <summary>A person has acted on a strategy: its repeated executions count anew.</summary>
    public void OnPerson(StrategyId strategy)
    {
        if ((uint)strategy.Value < (uint)strategies.Length) strategies[strategy.Value].Repeats.NotePerson();
    }

    private void JudgeRejects(int id, ref StrategyBreakers at, in BreakerReading reading, Nanos now)
    {
        bool before = at.Rejects.Hold.IsTripped;
        Judge(ref at.Rejects.Hold, in reading, Site(id, ModeSource.RejectLoop, in at), now);
        // The count begins anew, so that the next trip is new evidence.
        if (at.Rejects.Hold.IsTripped && !before) at.Rejects.Clear();
    }

    private void Alert(int strategy, long value, long limit)
    {
        var site = new BreakerSite(ModeSource.OrderToTrade, RiskScope.Strategy, strategy, TradingMode.Active, 0);
        Raise(in site) = new BreakerEvent
        {
            Breaker = ModeSource.OrderToTrade, Scope = RiskScope.Strategy, ScopeId = strategy, Value = value, Limit = limit, Flags = BreakerEvent.Alert,
        };
    }

    private static BreakerSite Site(int id, ModeSource source, in StrategyBreakers at) => new(source, RiskScope.Strategy, id, TradingMode.Halted, at.AutomaticRearms);
}

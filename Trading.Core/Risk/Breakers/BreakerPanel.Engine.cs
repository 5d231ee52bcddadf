// What the engine's result, its session with the venue, its journal and its measurements do to the breakers.
using Trading.Core.Domain;

namespace Trading.Core.Risk.Breakers;

public sealed partial class BreakerPanel
{
    private Money lastNet = new(long.MinValue);
    private Money lastDrawdown;

    /// <summary>The ledger's result may have changed.</summary>
    public void OnResult(Money net, Money drawdown, Nanos now)
    {
        if (net == lastNet && drawdown == lastDrawdown) return;
        lastNet = net;
        lastDrawdown = drawdown;
        if (!engine.Loss.IsDead) JudgeHardLoss(net);
        if (!engine.Drawdown.Hold.IsTripped) JudgeDrawdown(drawdown, now);
        Judge(ref engine.Loss.Hold, engine.Loss.Soft(net), Site(ModeSource.Loss, TradingMode.Reducing, engine.AutomaticRearms), now);
        Judge(ref engine.Velocity.Hold, engine.Velocity.Note(net, now), Site(ModeSource.LossVelocity, TradingMode.Reducing, engine.AutomaticRearms), now);
    }

    /// <summary>The session with the venue was lost and every order's state with it (held), or is back and every order known again.</summary>
    public void OnGateway(bool isHeld)
    {
        TradingMode mode = isHeld ? TradingMode.Halted : TradingMode.Active;
        if (!controls.Set(RiskScope.Engine, 0, ModeSource.Gateway, mode)) return;
        Tripped += isHeld ? 1 : -1;
        BreakerSite site = Site(ModeSource.Gateway, mode, 0);
        Raise(in site) = new BreakerEvent { Breaker = ModeSource.Gateway, Mode = mode };
    }

    /// <summary>The journal failed: the engine is killed (K3), since what cannot be written down must not be acted on.</summary>
    public void OnJournalFailed(Nanos now)
    {
        if (!engine.Journal.Trip(now, 0)) return;
        Tripped++;
        controls.Set(RiskScope.Engine, 0, ModeSource.Journal, TradingMode.Halted);
        RaiseKill(ModeSource.Journal, KillLevel.Engine, KillReason.JournalFull, 1, 0);
    }

    /// <summary>What the host has measured; see <see cref="EngineMeasurement"/>.</summary>
    public void OnMeasurement(in EngineMeasurement measured, Nanos now)
    {
        switch (measured.Kind)
        {
            case MeasurementKind.TickToTradeP999:
                Judge(ref engine.Latency.Hold, engine.Latency.NoteWindow(measured.Value), Site(ModeSource.Latency, TradingMode.Reducing, engine.AutomaticRearms), now);
                break;
            case MeasurementKind.QueueDepth:
                Judge(ref engine.Queue.Hold, engine.Queue.Note(measured.Value), Site(ModeSource.QueueDepth, TradingMode.Reducing, engine.AutomaticRearms), now);
                break;
            case MeasurementKind.ClockStep:
                Judge(ref engine.Clock.Hold, engine.Clock.NoteStep(measured.Value), Site(ModeSource.Clock, TradingMode.Reducing, engine.AutomaticRearms), now);
                break;
            case MeasurementKind.ClockOffset:
                Judge(ref engine.Clock.Hold, engine.Clock.NoteOffset(measured.Value), Site(ModeSource.Clock, TradingMode.Reducing, engine.AutomaticRearms), now);
                break;
        }
    }

    /// <summary>A kill was re-armed: the hard limits judge anew with the next change of the result.</summary>
    public void OnRearmed()
    {
        engine.Loss.IsDead = false;
        if (engine.Drawdown.Hold.Reset()) Tripped--;
        lastNet = new Money(long.MinValue);
    }

    private void JudgeHardLoss(Money net)
    {
        BreakerReading reading = engine.Loss.Hard(net);
        if (!reading.IsBad) return;
        engine.Loss.IsDead = true;
        RaiseKill(ModeSource.Loss, KillLevel.Account, KillReason.MaxLoss, reading.Value, reading.Limit);
    }

    private void JudgeDrawdown(Money drawdown, Nanos now)
    {
        BreakerReading reading = engine.Drawdown.Note(drawdown);
        if (!reading.IsBad || !engine.Drawdown.Hold.Trip(now, 0)) return;
        Tripped++;
        RaiseKill(ModeSource.Drawdown, KillLevel.Account, KillReason.MaxDrawdown, reading.Value, reading.Limit);
    }

    private void RaiseKill(ModeSource source, KillLevel level, KillReason reason, long value, long limit)
    {
        BreakerSite site = Site(source, TradingMode.Killed, 0);
        Raise(in site) = new BreakerEvent
        {
            Breaker = source, Scope = RiskScope.Engine, Mode = TradingMode.Killed, Value = value, Limit = limit, Trips = 1, Flags = BreakerEvent.NeedsPerson,
            Kill = level, KillReason = reason,
        };
    }

    private static BreakerSite Site(ModeSource source, TradingMode mode, long rearms) => new(source, RiskScope.Engine, 0, mode, rearms);
}

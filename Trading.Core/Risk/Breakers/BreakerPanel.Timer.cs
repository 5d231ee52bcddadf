// The breakers' timer: conditions that last, silence, and quiet times that end.
using Trading.Core.Domain;

namespace Trading.Core.Risk.Breakers;

public sealed partial class BreakerPanel
{
    /// <summary>Instruments and strategies looked over in one call of the timer.</summary>
    public const int TimerSlice = 16;

    private static readonly Nanos TimerInterval = new(1_000_000);
    private Nanos nextTimer;
    private int nextInstrument;
    private int nextStrategy;

    /// <summary>True when it is time for <see cref="OnTimer"/>.</summary>
    public bool IsTimerDue(Nanos now) => now >= nextTimer;

    /// <summary>Time has passed, told by whatever event comes next. Looks over the engine and <see cref="TimerSlice"/> instruments and strategies, in turn.</summary>
    public void OnTimer(Nanos now)
    {
        nextTimer = now + TimerInterval;
        RearmEngine(now);
        int count = instruments.Length < TimerSlice ? instruments.Length : TimerSlice;
        for (int i = 0; i < count; i++)
        {
            LookOver(nextInstrument, ref instruments[nextInstrument], now);
            nextInstrument = nextInstrument + 1 == instruments.Length ? 0 : nextInstrument + 1;
        }
        count = strategies.Length < TimerSlice ? strategies.Length : TimerSlice;
        for (int i = 0; Tripped > 0 && i < count; i++)
        {
            Rearm(nextStrategy, ref strategies[nextStrategy], now);
            nextStrategy = nextStrategy + 1 == strategies.Length ? 0 : nextStrategy + 1;
        }
    }

    private void LookOver(int id, ref InstrumentBreakers at, Nanos now)
    {
        Judge(ref at.Data.Hold, at.Data.At(now), Site(id, ModeSource.DataQuality, TradingMode.Halted, in at), now);
        if (at.TopLots >= 0) Judge(ref at.Liquidity.Hold, at.Liquidity.At(now), Site(id, ModeSource.Liquidity, TradingMode.Reducing, in at), now);
        if (at.MidTicks > 0) Judge(ref at.Spread.Hold, at.Spread.At(now), Site(id, ModeSource.Spread, TradingMode.Reducing, in at), now);
        if (Tripped == 0) return;
        // The mid holds until the next one, so the windows move on with it.
        if (at.Collar.Hold.IsTripped) Judge(ref at.Collar.Hold, at.Collar.Note(at.MidTicks, now), Site(id, ModeSource.PeriodCollar, TradingMode.Halted, in at), now);
        if (at.Volatility.Hold.IsTripped) Judge(ref at.Volatility.Hold, at.Volatility.Note(at.MidTicks, now), Site(id, ModeSource.Volatility, TradingMode.Reducing, in at), now);
        TryRearm(ref at.Collar.Hold, Site(id, ModeSource.PeriodCollar, TradingMode.Active, in at), now, at.QuietNanos);
        TryRearm(ref at.Volatility.Hold, Site(id, ModeSource.Volatility, TradingMode.Active, in at), now, at.QuietNanos);
        TryRearm(ref at.Spread.Hold, Site(id, ModeSource.Spread, TradingMode.Active, in at), now, at.QuietNanos);
        TryRearm(ref at.Liquidity.Hold, Site(id, ModeSource.Liquidity, TradingMode.Active, in at), now, at.QuietNanos);
        TryRearm(ref at.Data.Hold, Site(id, ModeSource.DataQuality, TradingMode.Active, in at), now, at.QuietNanos);
    }

    private void Rearm(int id, ref StrategyBreakers at, Nanos now)
    {
        if (at.Ratio.Hold.IsTripped) Judge(ref at.Ratio.Hold, at.Ratio.At(now), Site(id, ModeSource.OrderToTrade, in at), now);
        TryRearm(ref at.Rejects.Hold, Site(id, ModeSource.RejectLoop, in at), now, at.QuietNanos);
        TryRearm(ref at.Rate.Hold, Site(id, ModeSource.MessageRate, in at), now, at.QuietNanos);
        TryRearm(ref at.Ratio.Hold, Site(id, ModeSource.OrderToTrade, in at), now, at.QuietNanos);
    }

    private void RearmEngine(Nanos now)
    {
        if (Tripped == 0) return;
        if (engine.Velocity.Hold.IsTripped) Judge(ref engine.Velocity.Hold, engine.Velocity.Note(lastNet, now), Site(ModeSource.LossVelocity, TradingMode.Reducing, engine.AutomaticRearms), now);
        TryRearm(ref engine.Loss.Hold, Site(ModeSource.Loss, TradingMode.Active, 0), now, engine.QuietNanos);
        TryRearm(ref engine.Velocity.Hold, Site(ModeSource.LossVelocity, TradingMode.Active, 0), now, engine.QuietNanos);
        TryRearm(ref engine.Latency.Hold, Site(ModeSource.Latency, TradingMode.Active, 0), now, engine.QuietNanos);
        TryRearm(ref engine.Queue.Hold, Site(ModeSource.QueueDepth, TradingMode.Active, 0), now, engine.QuietNanos);
        TryRearm(ref engine.Clock.Hold, Site(ModeSource.Clock, TradingMode.Active, 0), now, engine.QuietNanos);
    }
}

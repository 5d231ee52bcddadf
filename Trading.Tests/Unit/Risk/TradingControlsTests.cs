// Holds of many sources on many scopes: the tightest wins, and who lets go lifts only what he held.
using Trading.Core.Domain;
using Trading.Core.Risk;
using Xunit;

namespace Trading.Tests.Unit.Risk;

public sealed class TradingControlsTests
{
    private readonly TradingControls controls = new(new RiskScopes([new(0), new(1), new(1)], [new(0), new(1), new(1)]));

    private TradingMode Mode(int strategy, int instrument) => controls.ModeOf(new StrategyId(strategy), new InstrumentId(instrument));

    [Fact]
    public void One_source_that_lets_go_does_not_lift_the_hold_of_another()
    {
        Assert.True(controls.Set(RiskScope.Strategy, 1, ModeSource.RejectLoop, TradingMode.Halted));
        Assert.False(controls.Set(RiskScope.Strategy, 1, ModeSource.RejectLoop, TradingMode.Halted));
        Assert.True(controls.Set(RiskScope.Strategy, 1, ModeSource.Operator, TradingMode.Reducing));
        Assert.Equal((TradingMode.Active, TradingMode.Halted), (Mode(0, 0), Mode(1, 0)));
        Assert.True(controls.Set(RiskScope.Strategy, 1, ModeSource.RejectLoop, TradingMode.Active));
        Assert.Equal(TradingMode.Reducing, Mode(1, 2));
        Assert.Equal((TradingMode.Reducing, TradingMode.Active), (controls.HeldBy(RiskScope.Strategy, 1, ModeSource.Operator), controls.HeldBy(RiskScope.Strategy, 1, ModeSource.RejectLoop)));
        Assert.True(controls.Set(RiskScope.Strategy, 1, ModeSource.Operator, TradingMode.Active));
        Assert.Equal(TradingMode.Active, Mode(1, 2));
    }

    [Fact]
    public void Every_scope_that_contains_the_order_counts_and_the_widest_decides()
    {
        controls.Set(RiskScope.Group, 1, ModeSource.VenueHalt, TradingMode.Reducing);
        Assert.Equal((TradingMode.Active, TradingMode.Reducing), (Mode(0, 0), Mode(0, 2)));
        Assert.Equal(RiskScope.Group, controls.DecidingScope(new StrategyId(0), new InstrumentId(2)));
        controls.Set(RiskScope.Instrument, 2, ModeSource.DataQuality, TradingMode.Halted);
        controls.Set(RiskScope.Account, 1, ModeSource.Loss, TradingMode.Killed);
        Assert.Equal((TradingMode.Halted, TradingMode.Killed, TradingMode.Reducing), (Mode(0, 2), Mode(2, 2), Mode(0, 1)));
        Assert.Equal((RiskScope.Instrument, RiskScope.Account), (controls.DecidingScope(new StrategyId(0), new InstrumentId(2)), controls.DecidingScope(new StrategyId(2), new InstrumentId(0))));
        controls.Set(RiskScope.Engine, 0, ModeSource.KillSwitch, TradingMode.Killed);
        Assert.Equal((TradingMode.Killed, TradingMode.Killed, RiskScope.Engine), (controls.EngineMode, Mode(0, 0), controls.DecidingScope(new StrategyId(2), new InstrumentId(0))));
    }

    [Fact]
    public void What_does_not_exist_is_not_set()
    {
        Assert.False(controls.Set(RiskScope.Account, 2, ModeSource.Loss, TradingMode.Killed));
        Assert.False(controls.Set(RiskScope.Strategy, -1, ModeSource.Loss, TradingMode.Killed));
        Assert.False(controls.Set((RiskScope)7, 0, ModeSource.Loss, TradingMode.Killed));
        Assert.False(controls.Set(RiskScope.Engine, 0, (ModeSource)32, TradingMode.Killed));
        Assert.False(controls.Set(RiskScope.Engine, 0, ModeSource.Loss, (TradingMode)4));
        Assert.Equal((TradingMode.Active, TradingMode.Active), (Mode(2, 2), controls.ModeOf(RiskScope.Account, 9)));
    }
}

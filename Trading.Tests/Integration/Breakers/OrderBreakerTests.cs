// Breakers that watch our own orders, our result and the engine: trip at the limit and not below, at the same event, with their re-arm rules.
using System;
using Trading.Core.Domain;
using Trading.Core.Orders;
using Trading.Core.Pipeline;
using Trading.Core.Risk;
using Trading.Core.Risk.Breakers;
using Trading.Tests.Support.Engines;
using Xunit;

namespace Trading.Tests.Integration.Breakers;

public sealed class OrderBreakerTests
{
    private const long Second = 1_000_000_000;

    [Fact]
    public void The_last_reject_that_the_venue_is_allowed_pauses_the_strategy_and_quiet_brings_it_back()
    {
        var rig = new BreakerRig((LimitKind.MaxVenueRejects, 3), (LimitKind.RejectWindowNanos, Second), (LimitKind.RearmQuietNanos, Second), (LimitKind.MaxAutomaticRearms, 1));
        for (int i = 0; i < 3; i++)
        {
            Assert.True(rig.Tick());
            rig.Line.Report(ExecutionReportKind.Rejected, rig.LastId);
        }
        Assert.Equal(TradingMode.Halted, rig.Controls.HeldBy(RiskScope.Strategy, 0, ModeSource.RejectLoop));
        Assert.False(rig.Tick());
        Assert.True(rig.Tick(Second) && rig.Tick());
        for (int i = 0; i < 2; i++) rig.Line.Report(ExecutionReportKind.Rejected, rig.LastId - (ulong)i);
        Assert.True(rig.Tick());
        rig.Line.Report(ExecutionReportKind.Rejected, rig.LastId);
        Assert.False(rig.Tick(100 * Second));
        Assert.True(rig.Breakers.StateOf(RiskScope.Strategy, 0, ModeSource.RejectLoop).NeedsPerson);
    }

    [Fact]
    public void Rejects_that_have_left_the_window_do_not_count()
    {
        var rig = new BreakerRig((LimitKind.MaxVenueRejects, 3), (LimitKind.RejectWindowNanos, Second));
        for (int i = 0; i < 9; i++)
        {
            Assert.True(rig.Tick(Second));
            rig.Line.Report(ExecutionReportKind.Rejected, rig.LastId);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void Denials_by_the_gate_pause_the_strategy_at_their_limit(int limit)
    {
        var rig = new BreakerRig((LimitKind.MaxDenials, limit), (LimitKind.RejectWindowNanos, Second), (LimitKind.MaxOrderLots, 50)) { Lots = 51 };
        for (int i = 1; i <= limit; i++)
        {
            Assert.Equal(TradingMode.Active, rig.Controls.HeldBy(RiskScope.Strategy, 0, ModeSource.RejectLoop));
            rig.Tick();
        }
        Assert.Equal((TradingMode.Halted, limit), (rig.Controls.HeldBy(RiskScope.Strategy, 0, ModeSource.RejectLoop), rig.Script.Denials.Count));
        rig.Lots = 1;
        Assert.False(rig.Tick());
        // Paused, it is not asked: no more denials.
        Assert.Equal(limit, rig.Script.Denials.Count);
    }

    [Fact]
    public void Running_into_the_message_budget_again_and_again_pauses_the_strategy_and_cancels_still_flow()
    {
        var rig = new BreakerRig((LimitKind.MaxDenials, 2), (LimitKind.RejectWindowNanos, Second), (LimitKind.MaxMessagesPerSecond, 6), (LimitKind.CancelReserveMessages, 3));
        for (int i = 0; i < 3; i++) rig.Rest();
        Assert.False(rig.Tick());
        Assert.Equal(0, rig.Cancelled);
        Assert.False(rig.Tick());
        Assert.Equal((TradingMode.Halted, 3), (rig.Controls.HeldBy(RiskScope.Strategy, 0, ModeSource.MessageRate), rig.Cancelled));
    }

    [Fact]
    public void Repeated_executions_disable_the_strategy_until_a_named_person_enables_it()
    {
        var rig = new BreakerRig((LimitKind.MaxRepeatedExecutions, 3), (LimitKind.RepeatedExecutionWindowNanos, Second), (LimitKind.MaxAutomaticRearms, 1000));
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(TradingMode.Active, rig.Controls.HeldBy(RiskScope.Strategy, 0, ModeSource.RepeatedExecution));
            rig.Fill();
        }
        // Entries after a fill: two so far; the next is the third and the last.
        Assert.True(rig.Tick());
        Assert.Equal(TradingMode.Halted, rig.Controls.HeldBy(RiskScope.Strategy, 0, ModeSource.RepeatedExecution));
        Assert.False(rig.Tick() || rig.Tick(3600 * Second));
        Assert.Equal(CommandStatus.NoPrincipal, rig.Command(PipelineCommand.EnableStrategy));
        Assert.Equal(CommandStatus.UnknownScope, rig.Command(PipelineCommand.EnableStrategy, id: 9, principal: 1));
        Assert.Equal(CommandStatus.Ok, rig.Command(PipelineCommand.EnableStrategy, principal: 1));
        Assert.True(rig.Tick());
        Assert.Equal(CommandStatus.NothingToDo, rig.Command(PipelineCommand.EnableStrategy, principal: 1));
    }

    [Fact]
    public void Many_messages_for_few_trades_alert_first_and_then_pause()
    {
        var rig = new BreakerRig((LimitKind.OrderToTradeSoftRatio, 4), (LimitKind.OrderToTradeHardRatio, 6), (LimitKind.OrderToTradeMinMessages, 3), (LimitKind.OrderToTradeWindowNanos, 60 * Second));
        for (int i = 0; i < 6; i++) Assert.True(rig.Tick());
        Assert.Equal((1L, TradingMode.Active), (rig.Line.Pipeline.Counters.BreakerAlerts, rig.Controls.HeldBy(RiskScope.Strategy, 0, ModeSource.OrderToTrade)));
        Assert.True(rig.Tick());
        Assert.Equal(TradingMode.Halted, rig.Controls.HeldBy(RiskScope.Strategy, 0, ModeSource.OrderToTrade));
        Assert.False(rig.Tick());
    }

    // Ten shares bought at 50.00 with a rebate of 0.02: marked at 49.91, ninety cents below, the net is -0.88.
    [Theory]
    [InlineData(ModeSource.Loss, LimitKind.SoftLossMicros, 880_000)]
    [InlineData(ModeSource.LossVelocity, LimitKind.MaxLossPerMinuteMicros, 1_000_000)]
    public void A_soft_loss_lets_only_reducing_orders_pass_from_the_event_on(ModeSource source, LimitKind kind, long at)
    {
        foreach ((long limit, bool trips) in new[] { (at, true), (at + 1, false) })
        {
            var rig = new BreakerRig((kind, limit)) { Lots = 10 };
            rig.Fill();
            rig.Market(tape => tape.Add(300, Side.Sell, 10, 4992).Add(301, Side.Buy, 10, 4990).Delete(100).Delete(1000));
            Assert.Equal(trips, rig.Controls.HeldBy(RiskScope.Engine, 0, source) == TradingMode.Reducing);
            rig.Lots = 5;
            rig.WantedSide = Side.Buy;
            Assert.Equal(!trips, rig.Tick());
            Assert.Equal(trips, rig.Closing);
            rig.WantedSide = Side.Sell;
            Assert.True(rig.Tick());
        }
    }

    [Theory]
    [InlineData(LimitKind.MaxLossMicros, 880_000, KillReason.MaxLoss)]
    [InlineData(LimitKind.MaxDrawdownMicros, 1_000_000, KillReason.MaxDrawdown)]
    public void The_hard_limits_kill_the_account_at_the_limit_and_not_below(LimitKind kind, long at, KillReason reason)
    {
        foreach ((long limit, bool trips) in new[] { (at, true), (at + 1, false) })
        {
            var rig = new BreakerRig((kind, limit), (LimitKind.SoftLossMicros, 1_000_000_000)) { Lots = 10 };
            rig.Fill();
            rig.Market(tape => tape.Add(300, Side.Sell, 10, 4992).Add(301, Side.Buy, 10, 4990).Delete(100).Delete(1000));
            Assert.Equal(trips ? reason : KillReason.None, rig.Line.Pipeline.KillSwitch.Reason);
            Assert.Equal(trips ? KillLevel.Account : KillLevel.None, rig.Line.Pipeline.KillSwitch.Level);
            Assert.Equal(!trips, rig.Tick());
        }
    }

    [Fact]
    public void Latency_over_budget_counts_in_windows_in_a_row_and_only_as_journaled_input()
    {
        var rig = new BreakerRig((LimitKind.LatencyBudgetNanos, 1000), (LimitKind.MaxLatencyBreachWindows, 3), (LimitKind.RearmQuietNanos, Second), (LimitKind.MaxAutomaticRearms, 1));
        void Window(long p999) => rig.Line.Pipeline.OnMeasurement(new EngineMeasurement(MeasurementKind.TickToTradeP999, p999), new Nanos(rig.Line.Time));
        foreach (long p999 in new[] { 1001L, 1001, 1000, 1001, 1001 }) Window(p999);
        Assert.Equal(TradingMode.Active, rig.Controls.EngineMode);
        Window(1001);
        Assert.Equal(TradingMode.Reducing, rig.Controls.HeldBy(RiskScope.Engine, 0, ModeSource.Latency));
        Assert.False(rig.Tick());
        // Within the budget but not clear of it: it stays. Then it is clear for long enough.
        rig.Tick(Second - 2 * BreakerRig.Millisecond);
        Window(900);
        Assert.False(rig.Tick(Second / 2));
        Window(100);
        Assert.True(rig.Tick(Second));
    }

    [Theory]
    [InlineData(MeasurementKind.QueueDepth, ModeSource.QueueDepth, LimitKind.MaxQueuedMessages, 1)]
    [InlineData(MeasurementKind.ClockStep, ModeSource.Clock, LimitKind.MaxClockStepNanos, 1)]
    [InlineData(MeasurementKind.ClockStep, ModeSource.Clock, LimitKind.MaxClockStepNanos, -1)]
    [InlineData(MeasurementKind.ClockOffset, ModeSource.Clock, LimitKind.MaxClockOffsetNanos, -1)]
    public void Queue_depth_and_clock_trip_beyond_their_limit_in_either_direction(MeasurementKind kind, ModeSource source, LimitKind limit, int sign)
    {
        var rig = new BreakerRig((limit, 500));
        rig.Line.Pipeline.OnMeasurement(new EngineMeasurement(kind, sign * 500), new Nanos(rig.Line.Time));
        Assert.True(rig.Tick());
        rig.Line.Pipeline.OnMeasurement(new EngineMeasurement(kind, sign * 501), new Nanos(rig.Line.Time));
        Assert.False(rig.Tick());
        Assert.Equal(TradingMode.Reducing, rig.Controls.HeldBy(RiskScope.Engine, 0, source));
    }

    [Fact]
    public void An_unfit_model_leaves_only_reducing_orders_until_a_person_promotes_one()
    {
        var rig = new BreakerRig((LimitKind.MaxAutomaticRearms, 100));
        rig.Line.Pipeline.Breakers.OnModelUnfit(new InstrumentId(0), 3000, 2000, new Nanos(rig.Line.Time));
        Assert.False(rig.Tick() || rig.Tick(3600 * Second));
        Assert.Equal(CommandStatus.Ok, rig.Command(PipelineCommand.ResetBreaker, RiskScope.Instrument, 0, (long)ModeSource.ModelDrift, principal: 1));
        Assert.True(rig.Tick());
    }

    [Theory]
    [InlineData(10, KillReason.FillAfterEnd)]
    [InlineData(9, KillReason.None)]
    public void A_fill_after_the_acknowledged_end_kills_from_its_tolerance_on(long afterMilliseconds, KillReason reason)
    {
        var rig = new BreakerRig((LimitKind.FillAfterEndNanos, 10 * BreakerRig.Millisecond));
        ulong id = rig.Rest();
        rig.Line.Report(ExecutionReportKind.Cancelled, id, 1);
        rig.Market(tape => tape.Add(900, Side.Buy, 1, 4800), afterMilliseconds * BreakerRig.Millisecond);
        rig.Line.Report(ExecutionReportKind.Filled, id, 1, 500_000);
        Assert.Equal((reason, 1L), (rig.Line.Pipeline.KillSwitch.Reason, rig.Line.Pipeline.Ledger.Of(new InstrumentId(0)).Lots));
    }

    [Fact]
    public void An_execution_id_that_comes_again_with_other_numbers_kills_the_account()
    {
        var rig = new BreakerRig { Lots = 10 };
        ulong id = rig.Rest();
        var fill = new ExecutionReport { Kind = ExecutionReportKind.Filled, OrderId = new ClientOrderId(id), Quantity = new Quantity(1), Price = new Price(500_000), ExecutionId = 77, Liquidity = Liquidity.Maker };
        rig.Line.Report(in fill);
        rig.Line.Report(in fill);
        Assert.False(rig.Line.Pipeline.KillSwitch.IsEngaged);
        fill.Quantity = new Quantity(2);
        rig.Line.Report(in fill);
        Assert.Equal((KillLevel.Account, KillReason.DuplicateExecution), (rig.Line.Pipeline.KillSwitch.Level, rig.Line.Pipeline.KillSwitch.Reason));
    }
}

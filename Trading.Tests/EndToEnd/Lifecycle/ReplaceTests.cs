// Replacements through the line: one at a time, the larger of old and new reserved, and a cancel that crosses with one.
using Trading.Core.Domain;
using Trading.Core.Orders;
using Trading.Core.Pipeline;
using Trading.Core.Risk;
using Trading.Core.Signals;
using Trading.Tests.Support.Engines;
using Xunit;

namespace Trading.Tests.EndToEnd.Lifecycle;

public sealed class ReplaceTests
{
    private static readonly InstrumentId Test = new(0);

    /// <summary>What the strategy asks for at its next decision.</summary>
    private OrderRequest? wanted;

    private readonly TapeBuilder tape = new();
    private ulong reference = 200;

    private (DirectLine<ScriptedStrategy> Line, Script Script) Started(bool acknowledged = true)
    {
        var script = new Script((in SignalContext context, ref IntentBuffer intents) =>
        {
            if (wanted is { } request) intents.AddOrder(in request);
            wanted = null;
        });
        var line = new DirectLine<ScriptedStrategy>(new ScriptedStrategy(script), Engine.Configuration());
        line.Feed(tape.Directory().Add(100, Side.Buy, 1000, 5000).Add(101, Side.Sell, 1000, 5002).ToArray());
        Want(line, 100, 500_000, 0);
        if (acknowledged) line.Report(ExecutionReportKind.Accepted, 1);
        return (line, script);
    }

    private void Want(DirectLine<ScriptedStrategy> line, long lots, long ticks, ulong replaces)
    {
        wanted = new OrderRequest { Instrument = Test, Side = Side.Buy, Quantity = new Quantity(lots), Price = new Price(ticks), Replaces = new ClientOrderId(replaces) };
        line.Packet(tape.Wait(1_000_000).Add(reference++, Side.Buy, 10, 4990).Last);
    }

    private static (ulong Id, OrderState State, long Quantity, long Filled, long Reserved) Look(DirectLine<ScriptedStrategy> line, ulong id)
    {
        Assert.True(line.Pipeline.Orders.TryGet(new ClientOrderId(id), out Order order));
        return (order.Id.Value, order.State, order.Quantity.Lots, order.Filled.Lots, line.Pipeline.Orders.Exposure(Test).BuyLots);
    }

    [Fact]
    public void The_larger_of_old_and_new_is_reserved_and_the_order_goes_on_under_its_new_name()
    {
        var (line, _) = Started();
        Want(line, 150, 499_900, 1);
        Assert.Equal("enter 1 Buy 100; replace 1 by 2 150", line.Sent());
        Assert.Equal((1UL, OrderState.PendingReplace, 100L, 0L, 150L), Look(line, 1));
        line.Report(ExecutionReportKind.Filled, 1, 30, 500_000);
        Assert.Equal((1UL, OrderState.PendingReplace, 100L, 30L, 120L), Look(line, 1));
        line.Report(ExecutionReportKind.Replaced, 2, 150, 499_900);
        Assert.Equal((2UL, OrderState.Working, 150L, 30L, 120L), Look(line, 1));
        Want(line, 60, 499_900, 2); // down: the old one may still trade
        Assert.Equal((2UL, OrderState.PendingReplace, 150L, 30L, 120L), Look(line, 2));
        line.Report(ExecutionReportKind.Replaced, 3, 60, 499_900);
        Assert.Equal((3UL, OrderState.Working, 60L, 30L, 30L), Look(line, 3));
        line.Report(ExecutionReportKind.Filled, 3, 30, 499_900);
        Assert.Equal((3UL, OrderState.Filled, 60L, 60L, 0L), Look(line, 1));
        Assert.Equal((KillReason.None, 60L), (line.Pipeline.Gate.KillReason, line.Pipeline.Ledger.Of(Test).Lots));
    }

    [Theory]
    [InlineData("not acknowledged")]
    [InlineData("one on its way")]
    [InlineData("less than executed")]
    [InlineData("ended")]
    [InlineData("never was")]
    [InlineData("cancel on its way")]
    public void A_replacement_that_cannot_be_is_denied_and_nothing_leaves(string why)
    {
        var (line, script) = Started(why != "not acknowledged");
        if (why == "one on its way") Want(line, 120, 500_000, 1);
        if (why == "less than executed") line.Report(ExecutionReportKind.Filled, 1, 50, 500_000);
        if (why == "ended") line.Report(ExecutionReportKind.Cancelled, 1);
        if (why == "cancel on its way") line.Pipeline.OnCommand(PipelineCommand.CancelAll, new Nanos(line.Time));
        string before = line.Sent();
        Want(line, why == "less than executed" ? 50 : 130, 500_000, why == "never was" ? 77UL : 1);
        Assert.Equal(before, line.Sent());
        Assert.Single(script.Denials);
        Assert.Equal(KillReason.None, line.Pipeline.Gate.KillReason);
    }

    [Fact]
    public void A_fill_under_the_new_name_is_the_acknowledgement_and_the_real_one_is_late()
    {
        var (line, _) = Started();
        Want(line, 150, 500_000, 1);
        line.Report(ExecutionReportKind.Filled, 2, 50, 500_000);
        Assert.Equal((2UL, OrderState.Working, 150L, 50L, 100L), Look(line, 2));
        line.Report(ExecutionReportKind.Replaced, 2, 150, 500_000);
        line.Report(ExecutionReportKind.Filled, 1, 100, 500_000); // executed before the replacement, told after it
        Assert.Equal((2UL, OrderState.Filled, 150L, 150L, 0L), Look(line, 2));
        Assert.Equal((KillReason.None, 1L, 150L), (line.Pipeline.Gate.KillReason, line.Pipeline.Counters.RepeatedReports, line.Pipeline.Ledger.Of(Test).Lots));
    }

    [Fact]
    public void A_cancel_names_the_replacement_and_is_sent_again_when_that_was_refused()
    {
        var (line, _) = Started();
        Want(line, 150, 500_000, 1);
        line.Pipeline.OnCommand(PipelineCommand.CancelAll, new Nanos(line.Time));
        Assert.Equal("enter 1 Buy 100; replace 1 by 2 150; cancel 2", line.Sent());
        Assert.Equal((1UL, OrderState.PendingCancel, 100L, 0L, 150L), Look(line, 1));
        line.Report(ExecutionReportKind.ReplaceRejected, 2);
        Assert.Equal("enter 1 Buy 100; replace 1 by 2 150; cancel 2; cancel 1", line.Sent());
        Assert.Equal((1UL, OrderState.PendingCancel, 100L, 0L, 100L), Look(line, 1));
        line.Report(ExecutionReportKind.CancelRejected, 2); // of the replacement that never was
        Assert.Equal(OrderState.PendingCancel, Look(line, 1).State);
        line.Report(ExecutionReportKind.Cancelled, 1, 100);
        Assert.Equal((1UL, OrderState.Cancelled, 100L, 0L, 0L), Look(line, 1));
        Assert.Equal(KillReason.None, line.Pipeline.Gate.KillReason);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_replacement_without_an_answer_keeps_the_larger_reserved_until_the_venue_tells_which_lives(bool arrived)
    {
        var (line, _) = Started();
        Want(line, 150, 500_000, 1);
        line.Time += Nanos.PerSecond;
        line.Pipeline.OnTimer(new Nanos(line.Time));
        Assert.Equal((1UL, OrderState.Unknown, 100L, 0L, 150L), Look(line, 1));
        Assert.EndsWith("query 1", line.Sent());
        line.Report(ExecutionReportKind.StatusLive, arrived ? 2UL : 1, arrived ? 150 : 100);
        Assert.Equal(arrived ? (2UL, OrderState.Working, 150L, 0L, 150L) : (1UL, OrderState.Working, 100L, 0L, 100L), Look(line, 1));
    }

    [Fact]
    public void Terms_that_were_not_asked_for_stop_trading()
    {
        var (line, _) = Started();
        Want(line, 150, 500_000, 1);
        line.Report(ExecutionReportKind.Replaced, 2, 1500, 500_000);
        Assert.Equal((KillReason.UnexplainedReport, 150L), (line.Pipeline.Gate.KillReason, line.Pipeline.Orders.Exposure(Test).BuyLots));
    }
}

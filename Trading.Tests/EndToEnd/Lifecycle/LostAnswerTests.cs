// A venue that does not answer, answers late, or breaks the session: the order is unknown, its exposure stays, and only the venue's word ends that.
using Trading.Core.Domain;
using Trading.Core.Orders;
using Trading.Core.Pipeline;
using Trading.Core.Risk;
using Trading.Core.Signals;
using Trading.Tests.Support.Engines;
using Xunit;

namespace Trading.Tests.EndToEnd.Lifecycle;

public sealed class LostAnswerTests
{
    private const long Timeout = Nanos.PerSecond;
    private static readonly InstrumentId Test = new(0);

    private static DirectLine<ScriptedStrategy> WithOneOrder()
    {
        bool sent = false;
        var script = new Script((in SignalContext context, ref IntentBuffer intents) =>
        {
            if (!sent) intents.AddOrder(Script.Near(in context, Side.Buy, 100, 0));
            sent = true;
        });
        var line = new DirectLine<ScriptedStrategy>(new ScriptedStrategy(script), Engine.Configuration());
        line.Feed(new TapeBuilder().Directory().Add(100, Side.Buy, 1000, 5000).Add(101, Side.Sell, 1000, 5002).ToArray());
        return line;
    }

    private static (OrderState State, long Filled, long Reserved) Look(DirectLine<ScriptedStrategy> line, ulong id = 1)
    {
        Assert.True(line.Pipeline.Orders.TryGet(new ClientOrderId(id), out Order order));
        return (order.State, order.Filled.Lots, line.Pipeline.Orders.Exposure(Test).BuyLots);
    }

    private static void Pass(DirectLine<ScriptedStrategy> line, long nanos)
    {
        line.Time += nanos;
        line.Pipeline.OnTimer(new Nanos(line.Time));
    }

    [Theory]
    [InlineData("late acknowledgement", OrderState.Working, 0, 100)]
    [InlineData("late fill", OrderState.Working, 40, 60)]
    [InlineData("late last fill", OrderState.Filled, 100, 0)]
    [InlineData("late cancel", OrderState.Cancelled, 0, 0)]
    [InlineData("late reject", OrderState.Rejected, 0, 0)]
    [InlineData("found live", OrderState.Working, 0, 100)]
    [InlineData("found ended", OrderState.Cancelled, 0, 0)]
    [InlineData("not found", OrderState.Rejected, 0, 0)]
    [InlineData("found with fills that are missing", OrderState.Unknown, 0, 100)]
    [InlineData("silence", OrderState.Unknown, 0, 100)]
    public void An_order_without_an_answer_is_unknown_until_the_venue_says_what_it_is(string word, OrderState state, long filled, long reserved)
    {
        var line = WithOneOrder();
        Pass(line, Timeout - 1);
        Assert.Equal((OrderState.PendingNew, 0L, 100L), Look(line));
        Pass(line, 1);
        Assert.Equal((OrderState.Unknown, 0L, 100L), Look(line));
        Assert.Equal("enter 1 Buy 100; query 1", line.Sent());
        ExecutionReport report = new() { OrderId = new ClientOrderId(1), Instrument = Test, VenueId = new VenueOrderId(9) };
        (report.Kind, report.Quantity, report.Executed) = word switch
        {
            "late acknowledgement" => (ExecutionReportKind.Accepted, default, default),
            "late fill" => (ExecutionReportKind.Filled, new Quantity(40), default),
            "late last fill" => (ExecutionReportKind.Filled, new Quantity(100), default),
            "late cancel" => (ExecutionReportKind.Cancelled, new Quantity(100), default),
            "late reject" => (ExecutionReportKind.Rejected, default, default),
            "found live" => (ExecutionReportKind.StatusLive, new Quantity(100), default(Quantity)),
            "found ended" => (ExecutionReportKind.StatusEnded, default, default),
            "not found" => (ExecutionReportKind.StatusNotFound, default, default),
            "found with fills that are missing" => (ExecutionReportKind.StatusEnded, default, new Quantity(30)),
            _ => (ExecutionReportKind.None, default(Quantity), default(Quantity)),
        };
        if (report.Kind == ExecutionReportKind.Filled) (report.ExecutionId, report.Price, report.Liquidity) = (5, new Price(500_000), Liquidity.Maker);
        if (report.Kind != ExecutionReportKind.None) line.Report(in report);
        Assert.Equal((state, filled, reserved), Look(line));
        Assert.Equal((KillReason.None, filled), (line.Pipeline.Gate.KillReason, line.Pipeline.Ledger.Of(Test).Lots));
        for (int i = 0; i < 3; i++) Pass(line, Timeout);
        Assert.Equal((state, filled, reserved), Look(line));
        Assert.Equal(state == OrderState.Unknown ? 4 : 1, line.Pipeline.Counters.QueriesSent);
        Assert.Equal(state == OrderState.Unknown ? 1 : 0, line.Pipeline.Orders.UnknownCount);
    }

    [Fact]
    public void A_venue_that_never_heard_of_an_order_is_believed_only_as_the_answer_to_a_question()
    {
        var line = WithOneOrder();
        line.Report(ExecutionReportKind.StatusNotFound, 1);
        Assert.Equal((OrderState.PendingNew, 0L, 100L), Look(line));
        line.Wire.IsFull = true; // a transport that fails says nothing either
        Pass(line, Timeout);
        Pass(line, Timeout);
        Assert.Equal((OrderState.Unknown, 0L, 100L), Look(line));
        Assert.Equal((KillReason.None, 1L), (line.Pipeline.Gate.KillReason, line.Pipeline.Counters.RepeatedReports));
    }

    [Fact]
    public void A_cancel_without_an_answer_leaves_the_order_unknown_and_is_sent_again_by_whoever_still_wants_it()
    {
        var line = WithOneOrder();
        line.Report(ExecutionReportKind.Accepted, 1);
        line.Pipeline.OnCommand(PipelineCommand.CancelAll, new Nanos(line.Time));
        line.Pipeline.OnCommand(PipelineCommand.CancelAll, new Nanos(line.Time));
        Assert.Equal("enter 1 Buy 100; cancel 1", line.Sent());
        Pass(line, Timeout);
        Assert.Equal((OrderState.Unknown, 0L, 100L), Look(line));
        line.Pipeline.OnCommand(PipelineCommand.CancelAll, new Nanos(line.Time));
        Assert.Equal("enter 1 Buy 100; cancel 1; query 1; cancel 1", line.Sent());
        line.Report(ExecutionReportKind.CancelRejected, 1);
        Assert.Equal((OrderState.Unknown, 0L, 100L), Look(line));
        line.Report(ExecutionReportKind.Cancelled, 1);
        Assert.Equal((OrderState.Cancelled, 0L, 0L), Look(line));
    }

    [Fact]
    public void A_broken_session_makes_every_order_unknown_holds_new_ones_and_ends_when_all_are_answered()
    {
        var line = WithOneOrder();
        line.Report(ExecutionReportKind.Accepted, 1);
        line.Report(ExecutionReportKind.Filled, 1, 40, 500_000);
        line.Report(ExecutionReportKind.SessionLost, 0);
        Assert.Equal((OrderState.Unknown, 40L, 60L), Look(line));
        Assert.Equal(TradingMode.Halted, line.Pipeline.Gate.Controls.EngineMode);
        Pass(line, 10 * Timeout);
        Assert.Equal("enter 1 Buy 100", line.Sent()); // nobody is there to be asked
        line.Report(ExecutionReportKind.SessionRestored, 0);
        Assert.Equal("enter 1 Buy 100; query 1", line.Sent());
        Assert.Equal(TradingMode.Halted, line.Pipeline.Gate.Controls.EngineMode);
        ExecutionReport ended = new() { Kind = ExecutionReportKind.StatusEnded, OrderId = new ClientOrderId(1), Executed = new Quantity(55) };
        line.Report(in ended); // fifteen more than we know
        Assert.Equal((OrderState.Unknown, 40L, 60L, 1L), (Look(line).State, Look(line).Filled, Look(line).Reserved, line.Pipeline.Counters.FillsMissing));
        line.Report(ExecutionReportKind.Filled, 1, 15, 500_000);
        line.Report(in ended);
        Assert.Equal((OrderState.Cancelled, 55L, 0L), Look(line));
        Assert.Equal((TradingMode.Active, 55L), (line.Pipeline.Gate.Controls.EngineMode, line.Pipeline.Ledger.Of(Test).Lots));
    }

    [Fact]
    public void A_fill_after_the_end_is_booked_once_and_is_a_break()
    {
        var line = WithOneOrder();
        line.Report(ExecutionReportKind.Accepted, 1);
        line.Report(ExecutionReportKind.Cancelled, 1, 100);
        ExecutionReport fill = new()
        {
            Kind = ExecutionReportKind.Filled, OrderId = new ClientOrderId(1), Instrument = Test, ExecutionId = 3, Price = new Price(500_000), Quantity = new Quantity(30), Liquidity = Liquidity.Maker,
        };
        line.Report(in fill);
        line.Report(in fill);
        Assert.Equal((OrderState.Cancelled, 30L, 0L), Look(line));
        Assert.Equal((30L, 1L, 1L), (line.Pipeline.Ledger.Of(Test).Lots, line.Pipeline.Counters.FillsAfterEnd, line.Pipeline.Counters.RepeatedReports));
        Assert.True(line.Pipeline.Gate.IsKilled);
    }

    [Fact]
    public void Busts_and_corrections_leave_position_cash_fees_and_counts_as_if_it_had_been_so_from_the_start()
    {
        var line = WithOneOrder();
        line.Report(ExecutionReportKind.Accepted, 1);
        line.Report(ExecutionReportKind.Filled, 1, 60, 500_000);
        line.Report(ExecutionReportKind.Filled, 1, 40, 499_900);
        ExecutionReport amend = new() { Kind = ExecutionReportKind.Corrected, OrderId = new ClientOrderId(1), ExecutionId = 1, Price = new Price(499_800), Quantity = new Quantity(50) };
        line.Report(in amend);
        line.Report(in amend);
        amend = new() { Kind = ExecutionReportKind.Busted, OrderId = new ClientOrderId(1), ExecutionId = 2 };
        line.Report(in amend);
        var other = WithOneOrder();
        other.Report(ExecutionReportKind.Accepted, 1);
        other.Report(ExecutionReportKind.Filled, 1, 50, 499_800);
        var (is_, shouldBe) = (line.Pipeline.Ledger.Of(Test), other.Pipeline.Ledger.Of(Test));
        Assert.Equal((shouldBe.Lots, shouldBe.Cash, shouldBe.Fees, shouldBe.BoughtLots, shouldBe.SoldLots, shouldBe.Fills), (is_.Lots, is_.Cash, is_.Fees, is_.BoughtLots, is_.SoldLots, is_.Fills));
        Assert.Equal((KillReason.None, 1L, 1L, 1L), (line.Pipeline.Gate.KillReason, line.Pipeline.Counters.Busts, line.Pipeline.Counters.Corrections, line.Pipeline.Counters.RepeatedReports));
        Assert.Equal((OrderState.Filled, 100L, 0L), Look(line));
        Assert.True(line.Pipeline.Orders.TryGet(new ClientOrderId(1), out Order order));
        Assert.Equal(50, order.Standing.Lots);
    }
}

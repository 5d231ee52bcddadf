// Execution reports through the line that no venue should send, or that leave out what is known anyway.
using Trading.Core.Domain;
using Trading.Core.Orders;
using Trading.Core.Risk;
using Trading.Core.Signals;
using Trading.Tests.Support.Engines;
using Xunit;

namespace Trading.Tests.Integration.Line;

public sealed class ReportTests
{
    private static DirectLine<ScriptedStrategy> WithOneOrder()
    {
        bool sent = false;
        var script = new Script((in SignalContext context, ref IntentBuffer intents) =>
        {
            if (sent) return;
            sent = true;
            intents.AddOrder(Script.Near(in context, Side.Buy, 100, 0));
        });
        var line = new DirectLine<ScriptedStrategy>(new ScriptedStrategy(script), Engine.Configuration());
        line.Feed(new TapeBuilder().Directory().Add(100, Side.Buy, 1000, 5000).Add(101, Side.Sell, 1000, 5002).ToArray());
        Assert.Equal("enter 1 Buy 100", line.Sent());
        return line;
    }

    [Fact]
    public void A_fill_that_leaves_the_instrument_out_is_booked_to_its_order()
    {
        var line = WithOneOrder();
        line.Report(ExecutionReportKind.Filled, 1, 40, 500_000, instrument: -1);
        Assert.Equal((40L, -20_000_000L * 100), (line.Pipeline.Ledger.Of(new InstrumentId(0)).Lots, line.Pipeline.Ledger.Of(new InstrumentId(0)).Cash.Micros));
        Assert.False(line.Pipeline.Gate.IsKilled);
    }

    [Theory]
    [InlineData("the same execution with another price")]
    [InlineData("the same execution with another quantity")]
    [InlineData("no execution id")]
    [InlineData("worse than the limit")]
    [InlineData("no price")]
    public void A_fill_that_cannot_be_true_changes_nothing_and_stops_trading(string fault)
    {
        var line = WithOneOrder();
        ExecutionReport fill = new()
        {
            Kind = ExecutionReportKind.Filled, OrderId = new ClientOrderId(1), ExecutionId = 7, Price = new Price(500_000), Quantity = new Quantity(40), Liquidity = Liquidity.Maker,
        };
        line.Report(in fill);
        Assert.False(line.Pipeline.Gate.IsKilled);
        if (fault == "no execution id") fill.ExecutionId = 0;
        if (fault == "the same execution with another price") fill.Price = new Price(499_900);
        if (fault == "the same execution with another quantity") fill.Quantity = new Quantity(39);
        if (fault is "worse than the limit" or "no price") fill.ExecutionId = 8;
        if (fault == "worse than the limit") fill.Price = new Price(500_100);
        if (fault == "no price") fill.Price = default;
        line.Report(in fill);
        Assert.Equal(40, line.Pipeline.Ledger.Of(new InstrumentId(0)).Lots);
        Assert.Equal(60, line.Pipeline.Orders.Exposure(new InstrumentId(0)).BuyLots);
        KillReason reason = fault.StartsWith("the same execution", System.StringComparison.Ordinal) ? KillReason.DuplicateExecution : KillReason.UnexplainedReport;
        Assert.Equal((reason, 1L), (line.Pipeline.Gate.KillReason, line.Pipeline.Counters.Fills));
        Assert.Equal("enter 1 Buy 100; cancel 1", line.Sent());
    }

    [Fact]
    public void A_fill_told_twice_counts_once_and_ids_need_not_grow()
    {
        var line = WithOneOrder();
        ExecutionReport fill = new()
        {
            Kind = ExecutionReportKind.Filled, OrderId = new ClientOrderId(1), ExecutionId = 7, Price = new Price(500_000), Quantity = new Quantity(40), Liquidity = Liquidity.Maker,
        };
        line.Report(in fill);
        line.Report(in fill);
        Assert.Equal((40L, 1L, 1L), (line.Pipeline.Ledger.Of(new InstrumentId(0)).Lots, line.Pipeline.Counters.Fills, line.Pipeline.Counters.RepeatedReports));
        fill.ExecutionId = 6;
        line.Report(in fill);
        Assert.Equal((80L, 2L, KillReason.None), (line.Pipeline.Ledger.Of(new InstrumentId(0)).Lots, line.Pipeline.Counters.Fills, line.Pipeline.Gate.KillReason));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(100)]
    public void A_fill_may_overtake_its_acknowledgement(long lots)
    {
        var line = WithOneOrder();
        line.Report(ExecutionReportKind.Filled, 1, lots, 500_000);
        line.Report(ExecutionReportKind.Accepted, 1);
        Assert.Equal((KillReason.None, 0L), (line.Pipeline.Gate.KillReason, line.Pipeline.Counters.UnexplainedReports));
        Assert.True(line.Pipeline.Orders.TryGet(new ClientOrderId(1), out Order order));
        Assert.Equal((lots == 100 ? OrderState.Filled : OrderState.Working, lots), (order.State, order.Filled.Lots));
    }
}

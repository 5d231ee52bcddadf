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
    [InlineData("the same fill twice")]
    [InlineData("an older execution")]
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
        if (fault == "an older execution") fill.ExecutionId = 6;
        if (fault is "worse than the limit" or "no price") fill.ExecutionId = 8;
        if (fault == "worse than the limit") fill.Price = new Price(500_100);
        if (fault == "no price") fill.Price = default;
        line.Report(in fill);
        Assert.Equal(40, line.Pipeline.Ledger.Of(new InstrumentId(0)).Lots);
        Assert.Equal(60, line.Pipeline.Orders.Exposure(new InstrumentId(0)).BuyLots);
        Assert.Equal((KillReason.UnexplainedReport, 1L), (line.Pipeline.Gate.KillReason, line.Pipeline.Counters.Fills));
        Assert.Equal("enter 1 Buy 100; cancel 1", line.Sent());
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

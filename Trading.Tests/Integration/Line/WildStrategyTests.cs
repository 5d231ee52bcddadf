// Strategies gone wild: floods, fat fingers, orders for instruments that do not exist. The limits hold, to the number.
using System.Linq;
using Trading.Core.Domain;
using Trading.Core.Orders;
using Trading.Core.Risk;
using Trading.Core.Signals;
using Trading.Tests.Support.Checkers;
using Trading.Tests.Support.Engines;
using Xunit;

namespace Trading.Tests.Integration.Line;

public sealed class WildStrategyTests
{
    // 400 decisions within 400 ms on a quiet market.
    private static byte[] Busy()
    {
        var tape = new TapeBuilder().Directory().Add(100, Side.Buy, 10_000, 5000).Add(101, Side.Sell, 10_000, 5002);
        for (ulong i = 0; i < 199; i++) tape.Wait(1_000_000).Add(200 + i, Side.Buy, 10, 5000).Wait(1_000_000).Delete(200 + i);
        return tape.ToArray();
    }

    [Fact]
    public void A_flood_of_orders_stops_at_the_message_rate_the_open_orders_and_the_position()
    {
        // Rate 50 with 10 kept for cancels: 40 at once and 20 more in 398 ms.
        var rate = Run(Flood(TimeInForce.ImmediateOrCancel, 1, 2), Engine.Limits with { MaxMessagesPerSecond = 50, CancelReserveMessages = 10, MaxPositionLots = 10_000 });
        Assert.Equal(59, rate.Sent);
        Assert.Equal(4 * 399 - 59, rate.Denied(RiskVerdict.MessageRate));
        var open = Run(Flood(TimeInForce.Day, 1, -5), Engine.Limits with { MaxOpenOrders = 7, MaxMessagesPerSecond = 10_000, CancelReserveMessages = 0 });
        Assert.Equal((7L, 4L * 399 - 7), (open.Sent, open.Denied(RiskVerdict.OpenOrders)));
        var position = Run(Flood(TimeInForce.Day, 30, -5), Engine.Limits with { MaxPositionLots = 100, MaxOpenOrders = 60, MaxMessagesPerSecond = 10_000 });
        Assert.Equal((3L, 4L * 399 - 3), (position.Sent, position.Denied(RiskVerdict.Position)));
    }

    [Fact]
    public void Fat_fingers_are_denied_for_the_right_reason_and_nothing_leaves()
    {
        (RiskVerdict Verdict, OrderRequest Request)[] wrong =
        [
            (RiskVerdict.Malformed, Buy(0, 500_000)), (RiskVerdict.Malformed, Buy(-5, 500_000)), (RiskVerdict.Malformed, Buy(long.MaxValue, 500_000)),
            (RiskVerdict.Malformed, Buy(1, 0)), (RiskVerdict.Malformed, Buy(1, long.MinValue)), (RiskVerdict.Malformed, Buy(1, 500_001)), (RiskVerdict.Malformed, Buy(1, long.MaxValue)),
            (RiskVerdict.Malformed, Buy(1, 500_000) with { Side = (Side)2 }), (RiskVerdict.Malformed, Buy(1, 500_000) with { TimeInForce = (TimeInForce)9 }),
            (RiskVerdict.Malformed, Buy(1, 500_000) with { Instrument = new InstrumentId(1) }), (RiskVerdict.Malformed, Buy(1, 500_000) with { Instrument = InstrumentId.None }),
            (RiskVerdict.OrderQuantity, Buy(501, 500_000)), (RiskVerdict.OrderQuantity, Buy(RiskGate.MaxQuantityLots, 500_000)),
            (RiskVerdict.OrderNotional, Buy(500, 10_000_100)), (RiskVerdict.PriceCollar, Buy(1, 5_000_000)), (RiskVerdict.PriceCollar, Buy(1, 5_000)),
            (RiskVerdict.PriceCollar, Buy(1, 505_200)), (RiskVerdict.Approved, Buy(1, 505_100)),
        ];
        int next = 0;
        var script = new Script((in SignalContext context, ref IntentBuffer intents) =>
        {
            if (next < wrong.Length) intents.AddOrder(in wrong[next++].Request);
        });
        var line = new DirectLine<ScriptedStrategy>(new ScriptedStrategy(script), Engine.Configuration());
        line.Feed(Busy());
        Assert.Equal(wrong.Where(w => w.Verdict != RiskVerdict.Approved).Select(w => w.Verdict), script.Denials.Select(d => d.Verdict));
        Assert.Equal("enter 1 Buy 1", line.Sent());
        Assert.Equal(11, line.Pipeline.Counters.Denials[(int)RiskVerdict.Malformed]);
    }

    [Fact]
    public void Orders_that_would_trade_with_our_own_are_denied()
    {
        int turn = 0;
        var script = new Script((in SignalContext context, ref IntentBuffer intents) =>
        {
            Side side = (Side)(turn++ & 1);
            if (turn <= 4) intents.AddOrder(Script.Near(in context, side, 1, turn <= 2 ? 0 : 2));
        });
        var line = new DirectLine<ScriptedStrategy>(new ScriptedStrategy(script), Engine.Configuration());
        line.Feed(Busy());
        Assert.Equal([RiskVerdict.SelfTrade, RiskVerdict.SelfTrade], script.Denials.Select(d => d.Verdict));
        Assert.Equal("enter 1 Buy 1; enter 2 Sell 1", line.Sent());
    }

    [Fact]
    public void Outside_the_window_nothing_is_decided_and_after_it_only_reducing_orders_pass()
    {
        var script = new Script((in SignalContext context, ref IntentBuffer intents) =>
        {
            if (context.Closing) intents.AddOrder(Script.Near(in context, Side.Sell, 60, 2, TimeInForce.ImmediateOrCancel));
            else if (context.PositionLots == 0) intents.AddOrder(Script.Near(in context, Side.Buy, 100, 2, TimeInForce.ImmediateOrCancel));
        });
        var tape = new TapeBuilder().At(36_000_000_000_000).Directory().Add(100, Side.Buy, 10_000, 5000).Add(101, Side.Sell, 10_000, 5002);
        for (ulong i = 0; i < 9; i++) tape.Wait(500_000_000).Add(200 + i, Side.Buy, 10, 5000);
        var configuration = Engine.Configuration(startSecond: 36_001, stopSecond: 36_003);
        var session = Engine.Session(tape.ToArray(), new ScriptedStrategy(script), configuration);
        new RunCheckers<ScriptedStrategy>(session, configuration.Risk, configuration.Fees, "window", nameof(WildStrategyTests)).Run();
        // Decided at 1.0, 1.5, 2.0, 2.5 (open) and 3.0, 3.5, 4.0, 4.5 (closing); 100 bought, 60 sold, 40 left: 60 would turn it round.
        Assert.Equal((8, 2L, 3L), (script.Decisions, session.Pipeline.Counters.OrdersSent, session.Pipeline.Counters.Denials[(int)RiskVerdict.ReduceOnly]));
        Assert.Equal(40, session.Pipeline.Ledger.Of(new InstrumentId(0)).Lots);
    }

    private static OrderRequest Buy(long lots, long ticks) => new() { Side = Side.Buy, Quantity = new Quantity(lots), Price = new Price(ticks) };

    private static Script Flood(TimeInForce timeInForce, long lots, long increments) => new((in SignalContext context, ref IntentBuffer intents) =>
    {
        while (intents.Count < IntentBuffer.Capacity) intents.AddOrder(Script.Near(in context, Side.Buy, lots, increments, timeInForce));
    });

    private sealed record Outcome(long Sent, Script Script)
    {
        public long Denied(RiskVerdict verdict) => Script.Denials.Count(denial => denial.Verdict == verdict);
    }

    private static Outcome Run(Script script, BasicLimits limits)
    {
        var configuration = Engine.Configuration(limits);
        var session = Engine.Session(Busy(), new ScriptedStrategy(script), configuration);
        new RunCheckers<ScriptedStrategy>(session, limits, configuration.Fees, "flood", nameof(WildStrategyTests)).Run();
        return new Outcome(session.Pipeline.Counters.OrdersSent, script);
    }
}

// Damaged market data through the line: counted, stale with the right reason, live orders cancelled, no order afterwards, no crash.
using System;
using System.Collections.Generic;
using System.Linq;
using Trading.Core.Domain;
using Trading.Core.Orders;
using Trading.Core.Pipeline;
using Trading.Core.Risk;
using Trading.Core.Signals;
using Trading.Tests.Support.Checkers;
using Trading.Tests.Support.Engines;
using Xunit;

namespace Trading.Tests.Integration.Line;

public sealed class BadStreamTests
{
    private static readonly InstrumentId First = new(0), Second = new(1);

    public static IEnumerable<object[]> Damages =>
    [
        ["zero length", StaleReason.FramingLost],
        ["impossible length", StaleReason.FramingLost],
        ["truncated tail", StaleReason.FramingLost],
        ["unknown type", StaleReason.MalformedMessage],
        ["wrong length", StaleReason.MalformedMessage],
        ["time of tomorrow", StaleReason.MalformedMessage],
        ["unknown reference", StaleReason.UnknownReference],
        ["duplicate reference", StaleReason.DuplicateReference],
        ["executes too much", StaleReason.QuantityExceeded],
        ["zero shares", StaleReason.InvalidValue],
        ["time backwards", StaleReason.TimestampBackwards],
        ["late directory", StaleReason.LateDirectory],
        ["symbol on a second locate", StaleReason.MalformedMessage],
    ];

    [Theory]
    [MemberData(nameof(Damages))]
    public void Damage_is_counted_turns_the_instrument_stale_and_ends_its_trading(string damage, StaleReason reason)
    {
        // Rests one order a second, far enough to stay, so that one is live when the damage comes.
        var script = new Script((in SignalContext context, ref IntentBuffer intents) =>
        {
            if (context.PositionLots == 0 && context.Top.Bid.OrderCount == 2) intents.AddOrder(Script.Near(in context, Side.Buy, 1, -3));
        });
        TapeBuilder tape = damage == "late directory" ? new TapeBuilder().Execute(5, 1) : new TapeBuilder().Directory();
        tape.WarmUp(100, 5000, 5001);
        int before = tape.Count;
        Damage(tape, damage);
        tape.Wait(1_000_000);
        for (ulong i = 0; i < 20 && damage != "truncated tail"; i++) tape.Wait(1_000_000).Add(5000 + i, Side.Buy, 1, 5000).Wait(1_000_000).Delete(5000 + i);
        var configuration = Engine.Configuration(Engine.Limits with { MaxOpenOrders = 60, MaxMessagesPerSecond = 1000 });
        var session = Engine.Session(tape.ToArray(), new ScriptedStrategy(script), configuration);
        new RunCheckers<ScriptedStrategy>(session, configuration.Risk, configuration.Fees, damage, nameof(BadStreamTests)).Run();

        Assert.Equal(reason, session.Pipeline.Fitness(First).Stale);
        Assert.Equal(1, Counted(session.Pipeline.Counters, reason));
        Assert.Equal(reason == StaleReason.FramingLost, session.FirstBadFrame >= 0);
        Assert.Equal(damage == "truncated tail", session.TruncatedTail);
        bool neverTraded = damage == "late directory";
        Assert.Equal(neverTraded, script.Orders.Count == 0);
        if (!neverTraded) Assert.Contains(script.Orders, order => order.State == OrderState.PendingCancel);
        Assert.Equal(neverTraded ? 0 : script.Orders.Where(o => o.State == OrderState.PendingNew).Count(), session.Pipeline.Counters.OrdersSent);
        Assert.True(before > 0);
    }

    [Fact]
    public void One_instrument_turns_stale_and_the_other_trades_on()
    {
        var script = new Script((in SignalContext context, ref IntentBuffer intents) =>
        {
            if (context.Top.Bid.OrderCount == 2) intents.AddOrder(Script.Near(in context, Side.Buy, 1, 1, TimeInForce.ImmediateOrCancel));
        });
        var sick = new TapeBuilder("SICK", 3).Directory().WarmUp(100, 5000, 5001, 10).Delete(999_999).WarmUp(2000, 4000, 6000);
        var well = new TapeBuilder("WELL", 4).Directory().WarmUp(500_000, 3000, 3001, 40);
        var configuration = Engine.Configuration(Engine.Limits with { MaxMessagesPerSecond = 1000 });
        var session = Engine.Session(TapeBuilder.Merge(sick, well), new ScriptedStrategy(script), configuration, null, "SICK", "WELL");
        long wellOrdersAtStale = -1;
        new RunCheckers<ScriptedStrategy>(session, configuration.Risk, configuration.Fees, "two symbols", nameof(BadStreamTests))
        {
            AfterStep = _ =>
            {
                if (wellOrdersAtStale < 0 && session.Pipeline.Fitness(First).Stale != StaleReason.None) wellOrdersAtStale = session.Pipeline.Counters.OrdersSent;
            },
        }.Run();
        Assert.Equal((StaleReason.UnknownReference, StaleReason.None), (session.Pipeline.Fitness(First).Stale, session.Pipeline.Fitness(Second).Stale));
        Assert.InRange(wellOrdersAtStale, 1, session.Pipeline.Counters.OrdersSent - 100);
        long sickLots = session.Pipeline.Ledger.Of(First).Lots, wellLots = session.Pipeline.Ledger.Of(Second).Lots;
        Assert.True(sickLots > 0 && wellLots > sickLots, $"{sickLots} and {wellLots} lots");
    }

    private static void Damage(TapeBuilder tape, string damage)
    {
        byte[] unknown = [(byte)'z', 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 1];
        byte[] tomorrow = [.. tape.Add(4000, Side.Buy, 1, 5000).Last];
        tomorrow.AsSpan(5, 6).Fill(0xFF);
        _ = damage switch
        {
            "zero length" => tape.Raw(0, 0),
            "impossible length" => tape.Raw([0, 51, .. new byte[51]]),
            "truncated tail" => tape.Raw(0, 36, (byte)'A', 0, 7),
            "unknown type" => tape.Framed(unknown),
            "wrong length" => tape.Framed(tape.Last[..^1]),
            "time of tomorrow" => tape.Framed(tomorrow),
            "unknown reference" => tape.Delete(999_999),
            "duplicate reference" => tape.Add(100, Side.Buy, 1, 5000),
            "executes too much" => tape.Execute(100, 1001),
            "zero shares" => tape.Add(4001, Side.Buy, 0, 5000),
            "time backwards" => tape.Wait(-1).Delete(4000).Wait(1),
            "late directory" => tape,
            "symbol on a second locate" => tape.Framed([tape.Last[0], 0, 8, .. tape.Last[3..]]),
            _ => throw new ArgumentOutOfRangeException(nameof(damage), damage, null),
        };
    }

    private static long Counted(PipelineCounters counters, StaleReason reason) => reason switch
    {
        StaleReason.FramingLost => counters.FramingLost,
        StaleReason.MalformedMessage => counters.Malformed,
        StaleReason.UnknownReference => counters.UnknownReferences,
        StaleReason.DuplicateReference => counters.DuplicateReferences,
        StaleReason.TimestampBackwards => counters.TimestampsBackwards,
        StaleReason.LateDirectory => 1,
        _ => counters.OtherBookErrors,
    };
}

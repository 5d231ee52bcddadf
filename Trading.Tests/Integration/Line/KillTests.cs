// The kill switch through the line: by command, loss, drawdown, unexplained report and full journal. No order after, all live cancelled.
using System;
using System.Linq;
using Trading.Core.Domain;
using Trading.Core.Journal;
using Trading.Core.Orders;
using Trading.Core.Pipeline;
using Trading.Core.Risk;
using Trading.Core.Signals;
using Trading.Tests.Support.Engines;
using Xunit;

namespace Trading.Tests.Integration.Line;

public sealed class KillTests
{
    private static readonly BasicLimits Limits = Engine.Limits with { MaxLoss = new Money(2_000_000), MaxDrawdown = new Money(2_600_000), MaxMessagesPerSecond = 1000 };

    // One resting buy order at the bid on every second update, for ever.
    private static Script Buyer => new((in SignalContext context, ref IntentBuffer intents) =>
    {
        if (context.Top.Bid.OrderCount == 2) intents.AddOrder(Script.Near(in context, Side.Buy, 100, 0));
    });

    private static DirectLine<ScriptedStrategy> Started(Script script, int updates = 4, JournalWriter? journal = null, BasicLimits? limits = null)
    {
        var line = new DirectLine<ScriptedStrategy>(new ScriptedStrategy(script), Engine.Configuration(limits ?? Limits), journal);
        var tape = new TapeBuilder().Directory().Add(100, Side.Buy, 1000, 5000).Add(101, Side.Sell, 1000, 5002);
        for (ulong i = 0; i < (ulong)updates; i++) tape.Wait(1_000_000).Add(200 + i, Side.Buy, 10, 5000).Wait(1_000_000).Delete(200 + i);
        line.Feed(tape.ToArray());
        return line;
    }

    private static void More(DirectLine<ScriptedStrategy> line)
    {
        var tape = new TapeBuilder().At(line.Time);
        for (ulong i = 0; i < 4; i++) tape.Wait(1_000_000).Add(800 + i, Side.Buy, 10, 5000).Wait(1_000_000).Delete(800 + i);
        line.Feed(tape.ToArray());
    }

    [Theory]
    [InlineData("command", KillReason.Operator)]
    [InlineData("loss", KillReason.MaxLoss)]
    [InlineData("drawdown", KillReason.MaxDrawdown)]
    [InlineData("loss by fill", KillReason.MaxLoss)]
    [InlineData("unknown order", KillReason.UnexplainedReport)]
    [InlineData("overfill", KillReason.UnexplainedReport)]
    [InlineData("impossible transition", KillReason.UnexplainedReport)]
    [InlineData("other instrument", KillReason.UnexplainedReport)]
    [InlineData("cancel of the unknown", KillReason.UnexplainedReport)]
    public void After_the_event_that_kills_no_order_leaves_and_all_live_are_cancelled(string cause, KillReason reason)
    {
        Script script = Buyer;
        var line = Started(script);
        Assert.Equal("enter 1 Buy 100; enter 2 Buy 100; enter 3 Buy 100; enter 4 Buy 100", line.Sent());
        for (ulong id = 1; id <= 4; id++) line.Report(ExecutionReportKind.Accepted, id);
        line.Report(ExecutionReportKind.Filled, 1, 100, 500_000);
        Assert.False(line.Pipeline.Gate.IsKilled);
        var market = new TapeBuilder().At(line.Time);
        switch (cause)
        {
            case "command": line.Pipeline.OnCommand(PipelineCommand.Kill, new Nanos(line.Time)); break;
            // 100 shares bought at 50.00 and marked at 50.01: the mid falls to 49.955, or first rises to 50.05 and then falls to 50.02.
            case "loss": line.Feed(market.Add(300, Side.Sell, 10, 5001).Add(301, Side.Buy, 10, 4990).Delete(100).ToArray()); break;
            case "drawdown": line.Feed(market.Delete(101).Add(300, Side.Sell, 10, 5010).Add(301, Side.Sell, 10, 5004).ToArray()); break;
            // Marked at 49.985 the first 100 lose 1.30 after the rebate, 200 lose 2.60.
            case "loss by fill":
                line.Feed(market.Add(300, Side.Sell, 10, 5001).Add(301, Side.Buy, 10, 4996).Delete(100).ToArray());
                Assert.False(line.Pipeline.Gate.IsKilled);
                line.Report(ExecutionReportKind.Filled, 2, 100, 500_000);
                break;
            case "unknown order": line.Report(ExecutionReportKind.Filled, 4711, 1, 500_000); break;
            case "overfill": line.Report(ExecutionReportKind.Filled, 2, 101, 500_000); break;
            case "impossible transition": line.Report(ExecutionReportKind.Rejected, 2); break;
            case "other instrument": line.Report(ExecutionReportKind.Filled, 2, 1, 500_000, instrument: 1); break;
            case "cancel of the unknown": line.Report(ExecutionReportKind.CancelRejected, 4711); break;
        }
        Assert.Equal(reason, line.Pipeline.Gate.KillReason);
        string[] sent = line.Sent().Split("; ")[4..];
        Assert.Equal(cause == "loss by fill" ? ["cancel 4", "cancel 3"] : new[] { "cancel 4", "cancel 3", "cancel 2" }, sent);
        int decisions = script.Decisions;
        More(line);
        Assert.Equal(decisions, script.Decisions);
        Assert.Equal(4 + sent.Length, line.Wire.Messages.Count);
        Assert.Equal(reason == KillReason.UnexplainedReport ? 1 : 0, line.Pipeline.Counters.UnexplainedReports);
    }

    [Fact]
    public void An_order_that_cannot_be_written_down_is_not_sent_and_what_is_live_is_cancelled()
    {
        // Room for the header, the opening messages and the first orders, then never drained.
        var journal = new JournalWriter(new byte[1600], new JournalFileHeader { FirstSequence = 1 });
        Script script = Buyer;
        var line = Started(script, 40, journal);
        Assert.Equal(KillReason.JournalFull, line.Pipeline.Gate.KillReason);
        long written = CountOrders(journal.Pending);
        string[] sent = line.Sent().Split("; ");
        long entered = sent.Count(word => word.StartsWith("enter", StringComparison.Ordinal));
        Assert.InRange(entered, 1, 30);
        Assert.Equal(written, entered);
        Assert.Equal(entered, sent.Count(word => word.StartsWith("cancel", StringComparison.Ordinal)));
        Assert.Equal(entered, line.Pipeline.Orders.LiveCount);
    }

    [Fact]
    public void Cancels_that_met_back_pressure_are_sent_again_until_they_are_out()
    {
        var line = Started(Buyer);
        line.Wire.IsFull = true;
        line.Pipeline.OnCommand(PipelineCommand.Kill, new Nanos(line.Time));
        More(line);
        Assert.Equal(4, line.Wire.Messages.Count);
        line.Wire.IsFull = false;
        More(line);
        Assert.Equal("cancel 4; cancel 3; cancel 2; cancel 1", string.Join("; ", line.Sent().Split("; ")[4..]));
        More(line);
        Assert.Equal(8, line.Wire.Messages.Count);
    }

    [Fact]
    public void A_late_cancel_reject_explains_itself_even_when_the_orders_place_is_taken()
    {
        var limits = Limits with { MaxOpenOrders = 1 };
        var line = new DirectLine<ScriptedStrategy>(new ScriptedStrategy(Buyer), Engine.Configuration(limits, ownOrders: 1));
        var tape = new TapeBuilder().Directory().Add(100, Side.Buy, 1000, 5000).Add(101, Side.Sell, 1000, 5002).Add(102, Side.Buy, 10, 5000).Delete(102);
        line.Feed(tape.ToArray());
        line.Report(ExecutionReportKind.Accepted, 1);
        line.Pipeline.OnCommand(PipelineCommand.CancelAll, new Nanos(line.Time));
        line.Report(ExecutionReportKind.Filled, 1, 100, 500_000);
        More(line);
        Assert.Equal("enter 1 Buy 100; cancel 1; enter 2 Buy 100", line.Sent());
        line.Report(ExecutionReportKind.CancelRejected, 1);
        Assert.Equal((KillReason.None, 1L), (line.Pipeline.Gate.KillReason, line.Pipeline.Counters.LateCancels));
    }

    private static long CountOrders(ReadOnlySpan<byte> journal)
    {
        var reader = new JournalReader(journal);
        long orders = 0;
        while (reader.Read(out JournalRecord record) == JournalReadStatus.Record)
            if (record.Type == JournalRecordType.OrderSent && record.Payload[0] == (byte)RiskVerdict.Approved && record.Payload[3] == 0) orders++;
        return orders;
    }
}

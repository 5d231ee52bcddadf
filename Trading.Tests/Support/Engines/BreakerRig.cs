// A line under one limit at a time: a market that stands still until it is moved, and a strategy that wants to buy on every event.
using System;
using System.Collections.Generic;
using System.Linq;
using Trading.Core.Concurrency;
using Trading.Core.Configuration;
using Trading.Core.Domain;
using Trading.Core.Execution;
using Trading.Core.Journal;
using Trading.Core.Orders;
using Trading.Core.Pipeline;
using Trading.Core.Risk;
using Trading.Core.Risk.Breakers;
using Trading.Core.Signals;
using Xunit;

namespace Trading.Tests.Support.Engines;

/// <summary>Bid 50.00 and ask 50.02, a thousand shares each; every limit wide but those given, and no re-arm within the day unless its quiet time is given.</summary>
public sealed class BreakerRig
{
    public const long Millisecond = 1_000_000;
    private ulong reference = 1000;

    public BreakerRig(params (LimitKind Kind, long Value)[] limits)
        : this(null, null, limits)
    {
    }

    public BreakerRig(JournalWriter? journal, ControlWord? shared, params (LimitKind Kind, long Value)[] limits)
    {
        Script = new Script((in SignalContext context, ref IntentBuffer intents) =>
        {
            Closing = context.Closing;
            if (!Wants) return;
            OrderRequest request = Script.Near(in context, WantedSide, Lots);
            intents.AddOrder(in request);
        });
        Line = new DirectLine<ScriptedStrategy>(new ScriptedStrategy(Script), Configuration(limits), journal, shared, ["TEST"]);
        Market(tape => tape.Directory().Add(100, Side.Buy, 1000, 5000).Add(101, Side.Sell, 1000, 5002));
    }

    public Script Script { get; }

    public DirectLine<ScriptedStrategy> Line { get; }

    /// <summary>The strategy wants an order on every event.</summary>
    public bool Wants { get; set; }

    public Side WantedSide { get; set; } = Side.Buy;

    public long Lots { get; set; } = 1;

    /// <summary>What the strategy was told last.</summary>
    public bool Closing { get; private set; }

    public BreakerPanel Breakers => Line.Pipeline.Breakers;

    public TradingControls Controls => Line.Pipeline.Gate.Controls;

    public int Entered => Line.Wire.Messages.Count(message => message[0] == Ouch50.EnterType);

    public int Cancelled => Line.Wire.Messages.Count(message => message[0] == Ouch50.CancelType);

    public ulong LastId => Line.Pipeline.Orders.Lease.LastUsed.Value;

    /// <summary>Feeds one batch of messages, a millisecond after the last.</summary>
    public void Market(Action<TapeBuilder> write, long afterNanos = Millisecond)
    {
        var tape = new TapeBuilder().At(Math.Max(Line.Time, 36_000 * Nanos.PerSecond) + afterNanos);
        write(tape);
        Line.Feed(tape.ToArray());
    }

    /// <summary>An event that changes nothing at the touch; says whether an order left on it.</summary>
    public bool Tick(long afterNanos = Millisecond)
    {
        bool wanted = Wants;
        int before = Entered;
        Wants = true;
        Market(tape => tape.Add(reference++, Side.Buy, 1, 4900), afterNanos);
        Wants = wanted;
        return Entered > before;
    }

    /// <summary>The same, on an event of the test's own.</summary>
    public bool EntersOn(Action<TapeBuilder> write, long afterNanos = Millisecond)
    {
        int before = Entered;
        Wants = true;
        Market(write, afterNanos);
        Wants = false;
        return Entered > before;
    }

    /// <summary>Enters and acknowledges one order.</summary>
    public ulong Rest()
    {
        Assert.True(Tick(), "the order did not leave");
        Line.Report(ExecutionReportKind.Accepted, LastId);
        return LastId;
    }

    /// <summary>Enters one order and fills it at once.</summary>
    public void Fill(long ticks = 500_000)
    {
        ulong id = Rest();
        Line.Report(ExecutionReportKind.Filled, id, Lots, ticks);
    }

    public CommandStatus Command(PipelineCommand kind, RiskScope scope = RiskScope.Engine, int id = 0, long value = 0, ulong principal = 0, LimitKind limit = default) =>
        Line.Pipeline.OnCommand(new OperatorCommand { Kind = kind, Scope = scope, ScopeId = id, Value = value, Principal = principal, Limit = limit }, new Nanos(Line.Time));

    /// <summary>Changes a limit by command: for those that the opening of the book would already break.</summary>
    public BreakerRig With(LimitKind kind, long value)
    {
        Assert.Equal(CommandStatus.Ok, Command(PipelineCommand.SetLimit, value: value, principal: 1, limit: kind));
        return this;
    }

    public CommandStatus Kill(KillLevel level, int id = 0, ulong principal = 7, bool latched = false) =>
        Line.Pipeline.OnCommand(OperatorCommand.KillOf(level, id, principal, latched), new Nanos(Line.Time));

    public CommandStatus Rearm(ulong principal) => Command(PipelineCommand.Rearm, principal: principal);

    public static TradingConfiguration Configuration(params (LimitKind Kind, long Value)[] limits)
    {
        TradingConfiguration wide = Engine.Configuration(ownOrders: 256);
        RiskScopes scopes = RiskScopes.Single(1);
        RiskLimits table = (wide.Risk with { MaxOpenOrders = 200, MaxPositionLots = 10_000, MaxMessagesPerSecond = 100_000, CollarTicks = 50_000 }).ToTable(scopes);
        table.SetEngine(LimitKind.RearmQuietNanos, 86_400 * Nanos.PerSecond);
        foreach ((LimitKind kind, long value) in limits) Assert.Equal(LimitStatus.Ok, table.SetEngine(kind, value));
        return new TradingConfiguration
        {
            Strategy = wide.Strategy, Window = wide.Window, Taker = wide.Taker, Quoter = wide.Quoter, Risk = wide.Risk, Scopes = scopes, Limits = table,
            Fees = wide.Fees, ApprovedModel = wide.ApprovedModel, Confidence = wide.Confidence, Venue = wide.Venue, Capacity = wide.Capacity, Source = wide.Source,
        };
    }
}

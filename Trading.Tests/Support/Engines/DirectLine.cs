// A pipeline driven by hand: packets, reports and commands, with an encoding gateway instead of a venue.
using System;
using Trading.Core.Concurrency;
using Trading.Core.Configuration;
using Trading.Core.Domain;
using Trading.Core.Execution;
using Trading.Core.Journal;
using Trading.Core.Orders;
using Trading.Core.Pipeline;
using Trading.Core.Signals;
using Trading.Core.Telemetry;
using Trading.Tests.Support.Market;

namespace Trading.Tests.Support.Engines;

/// <summary>An engine whose orders end on an <see cref="OrderWire"/>; the test plays venue and feed.</summary>
public sealed class DirectLine<TStrategy>
    where TStrategy : struct, IStrategy
{
    private ulong executions;

    public DirectLine(TStrategy strategy, TradingConfiguration? configuration = null, JournalWriter? journal = null, params string[] symbols)
        : this(strategy, configuration ?? Engine.Configuration(), journal, null, symbols.Length == 0 ? ["TEST"] : symbols)
    {
    }

    /// <summary>With a control word that is shared, so that a kill waits for its latch; null is one of its own.</summary>
    public DirectLine(TStrategy strategy, TradingConfiguration configuration, JournalWriter? journal, ControlWord? shared, string[] names)
    {
        EngineParts parts = EngineFactory.Parts(configuration, Engine.Symbols(names), Engine.Model, journal, shared);
        var strategies = new TStrategy[names.Length];
        Array.Fill(strategies, strategy);
        Control = parts.Control;
        Pipeline = new TradingPipeline<TStrategy, EncodingGateway, NoClock>(
            parts, strategies, new EncodingGateway(Wire, new OrderEncoder(parts.Control, Engine.Symbols(names))), new StageTimer<NoClock>(default));
    }

    public OrderWire Wire { get; } = new();

    /// <summary>The word that blocks, as another thread or process would reach it.</summary>
    public ControlWord Control { get; }

    public TradingPipeline<TStrategy, EncodingGateway, NoClock> Pipeline { get; }

    /// <summary>Local time of the next input; moved on by packets.</summary>
    public long Time { get; set; }

    /// <summary>Enter orders and cancels on the wire so far, as "enter id side lots" and "cancel id".</summary>
    public string Sent() => string.Join("; ", Wire.Messages.ConvertAll(Words));

    /// <summary>Every message of a tape, at its venue time.</summary>
    public void Feed(byte[] tape)
    {
        foreach (ReadOnlyMemory<byte> message in Tapes.Messages(tape)) Packet(message.Span);
    }

    public void Packet(ReadOnlySpan<byte> message)
    {
        if (message.Length >= 11)
        {
            long time = 0;
            for (int at = 5; at < 11; at++) time = time << 8 | message[at];
            Time = Math.Max(Time, time);
        }
        Pipeline.OnPacket(message, new Nanos(Time));
    }

    public void Report(ExecutionReportKind kind, ulong orderId, long lots = 0, long ticks = 0, int instrument = 0)
    {
        ExecutionReport report = default;
        report.Kind = kind;
        report.OrderId = new ClientOrderId(orderId);
        report.Instrument = new InstrumentId(instrument);
        report.Quantity = new Quantity(lots);
        report.Price = new Price(ticks);
        if (kind == ExecutionReportKind.Filled) report.ExecutionId = ++executions;
        if (kind == ExecutionReportKind.Filled) report.Liquidity = Liquidity.Maker;
        Report(in report);
    }

    public void Report(in ExecutionReport report) => Pipeline.OnExecution(in report, new Nanos(Time));

    private static string Words(byte[] message) => Ouch50.TryReadEnter(message, out ClientOrderId id, out _, out OrderRequest request)
        ? $"enter {id.Value} {request.Side} {request.Quantity.Lots}"
        : Ouch50Replace.TryRead(message, out id, out request) ? $"replace {request.Replaces.Value} by {id.Value} {request.Quantity.Lots}"
        : StatusQuery.TryRead(message, out id) ? $"query {id.Value}"
        : Ouch50.TryReadCancel(message, out id, out _) ? $"cancel {id.Value}" : "?";
}

// Builds an engine from a configuration: the last place that allocates before arming.
using System;
using Trading.Core.Books;
using Trading.Core.Concurrency;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Execution;
using Trading.Core.Features;
using Trading.Core.Journal;
using Trading.Core.MarketData;
using Trading.Core.Models;
using Trading.Core.Orders;
using Trading.Core.Pipeline;
using Trading.Core.Positions;
using Trading.Core.Risk;
using Trading.Core.Risk.Breakers;
using Trading.Core.Signals;
using Trading.Core.Simulation;
using Trading.Core.Telemetry;

namespace Trading.Core.Configuration;

/// <summary>Puts the parts together. Cold; everything it makes is of fixed size.</summary>
public static class EngineFactory
{
    /// <summary>The engine's parts for these symbols; instrument ids are their positions in the list.</summary>
    /// <exception cref="RefusalException">The artifact was trained for other features, or cannot be evaluated here.</exception>
    public static EngineParts Parts(TradingConfiguration configuration, ReadOnlySpan<Symbol> symbols, ModelArtifact model, JournalWriter? journal = null, ControlWord? control = null)
    {
        model.RequireSchema(FeatureSchema.Hash, FeatureSchema.Count);
        Instrument[] instruments = Instruments(symbols);
        var features = new InstrumentFeatures[instruments.Length];
        for (int i = 0; i < features.Length; i++) features[i] = new InstrumentFeatures(in instruments[i]);
        ConfidenceOptions confidence = configuration.Confidence with { Approved = configuration.Approves(model) };
        var health = new ModelHealth[instruments.Length];
        for (int i = 0; i < health.Length; i++) health[i] = new ModelHealth(model, instruments[i].PriceIncrementTicks, in confidence);
        var orders = new OrderStore(
            configuration.Capacity.OwnOrders, instruments.Length, null, configuration.Orders.Timeouts, configuration.Orders.ExecutionsRemembered);
        var ledger = new Ledger(instruments, configuration.Fees);
        RiskScopes scopes = configuration.Scopes ?? RiskScopes.Single(instruments.Length);
        RiskLimits limits = configuration.Limits ?? configuration.Risk.ToTable(scopes);
        RequireWhole(limits);
        var gate = new RiskGate(instruments, limits, new TradingControls(scopes), orders, ledger);
        ControlWord word = control ?? ControlWord.Private();
        gate.KillSwitch.Use(word, liftsItself: control is null);
        return new EngineParts
        {
            Instruments = instruments,
            Decoder = new ItchDecoder(new InstrumentDirectory(symbols)),
            Books = Books(configuration, instruments.Length),
            Features = features,
            Quantiser = new FeatureQuantiser(model.FeatureScales),
            Model = new ModelEvaluator(model),
            Health = health,
            Orders = orders,
            Ledger = ledger,
            Gate = gate,
            Breakers = new BreakerPanel(limits, gate.Controls),
            Window = configuration.Window,
            Control = word,
            LatchFirst = control is not null,
            Journal = journal,
        };
    }

    /// <summary>An engine and a simulated venue over a tape.</summary>
    public static ReplaySession<TTape, TStrategy, TClock> Replay<TTape, TStrategy, TClock>(
        TradingConfiguration configuration, EngineParts parts, TStrategy strategy, TClock clock, TTape tape)
        where TTape : struct, ITape
        where TStrategy : struct, IStrategy
        where TClock : struct, IStageClock
    {
        var symbols = new Symbol[parts.Instruments.Length];
        for (int i = 0; i < symbols.Length; i++) symbols[i] = parts.Instruments[i].Symbol;
        var venue = new SimulatedVenue(parts.Instruments, configuration.Venue, Books(configuration, symbols.Length));
        var strategies = new TStrategy[symbols.Length];
        Array.Fill(strategies, strategy);
        var pipeline = new TradingPipeline<TStrategy, SimulatedGateway, TClock>(
            parts, strategies, new SimulatedGateway(venue, new OrderEncoder(parts.Control, symbols, parts.Gate.Limits.Scopes)), new StageTimer<TClock>(clock));
        return new ReplaySession<TTape, TStrategy, TClock>(
            pipeline, venue, new ItchDecoder(new InstrumentDirectory(symbols)), tape, new Nanos(configuration.Venue.FeedLatencyNanos));
    }

    private static void RequireWhole(RiskLimits limits)
    {
        if (limits.FirstMissing() is not { } kind) return;
        LimitRow row = LimitSchema.Of(kind);
        throw new RefusalException(RefusalKind.Configuration, "A limit is missing", $"{row.Name} at engine scope", "none",
            $"a value from {row.Min} to {row.Max}", "set every limit of the schema: gate and breakers run on no number of their own");
    }

    private static OrderBooks Books(TradingConfiguration configuration, int instruments) =>
        new(instruments, configuration.Capacity.RestingOrders, configuration.Capacity.LevelsPerSide);

    /// <summary>The instruments of these symbols, as an engine numbers and scales them.</summary>
    public static Instrument[] Instruments(ReadOnlySpan<Symbol> symbols)
    {
        var instruments = new Instrument[symbols.Length];
        for (int i = 0; i < symbols.Length; i++) instruments[i] = Instrument.UsEquity(new InstrumentId(i), symbols[i]);
        return instruments;
    }
}

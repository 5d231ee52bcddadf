// Builds whole engines for tests: a model that fits the features, a configuration, symbols, a session over a tape.
using System;
using System.Collections.Generic;
using System.Linq;
using Trading.Core.Configuration;
using Trading.Core.Domain;
using Trading.Core.Features;
using Trading.Core.Journal;
using Trading.Core.Models;
using Trading.Core.Pipeline;
using Trading.Core.Risk;
using Trading.Core.Signals;
using Trading.Core.Simulation;
using Trading.Core.Telemetry;
using Trading.Tests.Support.Models;

namespace Trading.Tests.Support.Engines;

/// <summary>Small engines with wide trading hours; what a test varies is an argument.</summary>
public static class Engine
{
    private static readonly TradingConfiguration Default = DefaultConfiguration.Read();

    /// <summary>An untrained model over the engine's features: its opinions are worthless, varied and reproducible.</summary>
    public static ModelArtifact Model { get; } = MakeModel(1);

    /// <summary>The embedded limits.</summary>
    public static BasicLimits Limits => Default.Risk;

    /// <summary>A quoter that asks for no edge, so that it trades.</summary>
    public static QuoterStrategy Quoter => new(Default.Quoter with { EdgeMicroIncrements = 0 });

    /// <summary>A taker whose forecast must beat half the spread less this many increments.</summary>
    public static TakerStrategy Taker(int indulgence) => new(new TakerOptions(100, -1_000_000L * indulgence, 0, 5_000_000_000, 50_000_000, default, Default.Taker.Sizing));

    public static TradingConfiguration Configuration(BasicLimits? risk = null, VenueOptions? venue = null, int ownOrders = 64, long startSecond = 34_230, long stopSecond = 57_300,
        ConfidenceOptions? confidence = null) => new()
    {
        Strategy = Default.Strategy,
        Window = new TradingWindow(new Nanos(startSecond * Nanos.PerSecond), new Nanos(stopSecond * Nanos.PerSecond)),
        Taker = Default.Taker,
        Quoter = Default.Quoter,
        ApprovedModel = TradingConfiguration.AnyModel,
        Confidence = confidence ?? Default.Confidence,
        Risk = risk ?? Default.Risk,
        Fees = Default.Fees,
        Venue = venue ?? (Default.Venue with { MaxLiveOrders = ownOrders, MessageQueueCapacity = Math.Max(64, 4 * ownOrders) }),
        Orders = Default.Orders,
        Capacity = new Capacities(1 << 15, 1 << 12, ownOrders, 1 << 20),
        Source = Default.Source,
    };

    public static Symbol[] Symbols(params string[] names) =>
        names.Select(name => Symbol.TryParse(name, out Symbol symbol) ? symbol : throw new ArgumentException(name)).ToArray();

    public static EngineParts Parts(TradingConfiguration configuration, IEnumerable<string> symbols, JournalWriter? journal = null) =>
        EngineFactory.Parts(configuration, Symbols([.. symbols]), Model, journal);

    /// <summary>An engine and a venue over a tape in memory.</summary>
    public static ReplaySession<MemoryTape, TStrategy, NoClock> Session<TStrategy>(
        byte[] tape, TStrategy strategy, TradingConfiguration? configuration = null, JournalWriter? journal = null, params string[] symbols)
        where TStrategy : struct, IStrategy
    {
        configuration ??= Configuration();
        return EngineFactory.Replay(configuration, Parts(configuration, symbols.Length == 0 ? ["TEST"] : symbols, journal), strategy, default(NoClock), new MemoryTape(tape));
    }

    private static ModelArtifact MakeModel(int seed)
    {
        ModelArtifact shape = ModelSamples.Artifact(seed, FeatureSchema.Count, 32, 16, 3);
        return new ModelArtifact("test", FeatureSchema.Hash, Nanos.PerSecond, shape.FeatureScales, shape.Layers, shape.LogitScale,
            [-1_500_000, 10_000, 1_500_000], shape.Probabilities, shape.Golden, "{}");
    }
}

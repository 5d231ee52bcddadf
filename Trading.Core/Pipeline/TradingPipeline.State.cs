// The line's state and construction.
using System;
using Trading.Core.Books;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Features;
using Trading.Core.Journal;
using Trading.Core.MarketData;
using Trading.Core.Models;
using Trading.Core.Orders;
using Trading.Core.Positions;
using Trading.Core.Risk;
using Trading.Core.Risk.Breakers;
using Trading.Core.Telemetry;

namespace Trading.Core.Pipeline;

public sealed partial class TradingPipeline<TStrategy, TGateway, TClock>
{
    private readonly Instrument[] instruments;
    private readonly ItchDecoder decoder;
    private readonly OrderBooks books;
    private readonly InstrumentFeatures[] features;
    private readonly FeatureQuantiser quantiser;
    private readonly ModelEvaluator model;
    private readonly OrderStore orders;
    private readonly Ledger ledger;
    private readonly RiskGate gate;
    private readonly KillSwitch kill;
    private readonly BreakerPanel breakers;
    private readonly EngineParts parts;
    private readonly TradingWindow window;
    private readonly JournalWriter? journal;
    private readonly StageTimer<TClock> timer;
    private readonly PipelineCounters counters = new();
    private readonly TStrategy[] strategies;
    private readonly MarketFitness[] fitness;
    private readonly SessionVolume[] volumes;
    private readonly Prediction[] predictions;
    private readonly ForecastInterval[] forecasts;
    private readonly ModelHealth[] health;
    private readonly byte[] codes;
    private TGateway gateway;
    private RunningSignature signature;
    private Nanos lastVenueTime;

    /// <param name="parts">What the factory built.</param>
    /// <param name="strategies">One an instrument, in the order of their ids.</param>
    /// <param name="gateway">Where orders go.</param>
    /// <param name="timer">Measures the stages.</param>
    public TradingPipeline(EngineParts parts, TStrategy[] strategies, TGateway gateway, StageTimer<TClock> timer)
    {
        Invariant.That(strategies.Length == parts.Instruments.Length && parts.Features.Length == parts.Instruments.Length);
        instruments = parts.Instruments;
        decoder = parts.Decoder;
        books = parts.Books;
        features = parts.Features;
        quantiser = parts.Quantiser;
        model = parts.Model;
        orders = parts.Orders;
        ledger = parts.Ledger;
        gate = parts.Gate;
        kill = parts.Gate.KillSwitch;
        breakers = parts.Breakers;
        this.parts = parts;
        window = parts.Window;
        journal = parts.Journal;
        this.timer = timer;
        this.strategies = strategies;
        this.gateway = gateway;
        fitness = new MarketFitness[instruments.Length];
        volumes = new SessionVolume[instruments.Length];
        predictions = new Prediction[instruments.Length];
        forecasts = new ForecastInterval[instruments.Length];
        health = parts.Health;
        if (TStrategy.TradesOnModel) gate.RequireModels();
        flattenNotBefore = new Nanos[instruments.Length];
        codes = new byte[parts.Model.InputCount];
    }

    public PipelineCounters Counters => counters;

    /// <summary>Hash over every feature vector, score, intent, verdict, order and fill so far.</summary>
    public ulong Signature => signature.Value;

    public OrderBooks Books => books;
    public OrderStore Orders => orders;
    public Ledger Ledger => ledger;
    public RiskGate Gate => gate;
    public BreakerPanel Breakers => breakers;
    public StageTimer<TClock> Timer => timer;
    public ReadOnlySpan<Instrument> Instruments => instruments;

    /// <summary>Market state of an instrument: session, halts and whether its data can be trusted.</summary>
    public ref readonly MarketFitness Fitness(InstrumentId instrument) => ref fitness[instrument.Value];

    /// <summary>What traded of an instrument so far, each share once.</summary>
    public ref readonly SessionVolume Volume(InstrumentId instrument) => ref volumes[instrument.Value];

    /// <summary>The last evaluation of the model for an instrument.</summary>
    public ref readonly Prediction Prediction(InstrumentId instrument) => ref predictions[instrument.Value];

    /// <summary>What the strategy of an instrument was last told: forecast, intervals and whether to abstain.</summary>
    public ref readonly ForecastInterval Forecast(InstrumentId instrument) => ref forecasts[instrument.Value];

    /// <summary>Confidence in the model on an instrument: coverage of its intervals, drift.</summary>
    public ModelHealth Health(InstrumentId instrument) => health[instrument.Value];

    /// <summary>The features of an instrument.</summary>
    public InstrumentFeatures Features(InstrumentId instrument) => features[instrument.Value];
}

// The parts that the factory built for one engine, handed to the line in one piece.
using Trading.Core.Books;
using Trading.Core.Concurrency;
using Trading.Core.Domain;
using Trading.Core.Features;
using Trading.Core.Journal;
using Trading.Core.MarketData;
using Trading.Core.Models;
using Trading.Core.Orders;
using Trading.Core.Positions;
using Trading.Core.Risk;
using Trading.Core.Risk.Breakers;

namespace Trading.Core.Pipeline;

/// <summary>Everything the line owns but its strategies and gateway. Built once, before arming.</summary>
public sealed class EngineParts
{
    public required Instrument[] Instruments { get; init; }
    public required ItchDecoder Decoder { get; init; }
    public required OrderBooks Books { get; init; }

    /// <summary>One a tracked instrument, by its id.</summary>
    public required InstrumentFeatures[] Features { get; init; }

    public required FeatureQuantiser Quantiser { get; init; }
    public required ModelEvaluator Model { get; init; }

    /// <summary>Confidence in the model, one a tracked instrument.</summary>
    public required ModelHealth[] Health { get; init; }

    public required OrderStore Orders { get; init; }
    public required Ledger Ledger { get; init; }
    public required RiskGate Gate { get; init; }
    public required TradingWindow Window { get; init; }

    /// <summary>The word that the order encoder asks; shared with other processes where the host has mapped it.</summary>
    public required ControlWord Control { get; init; }

    public required BreakerPanel Breakers { get; init; }

    /// <summary>The cancels of a kill wait until the host says that its latch is durable (or cannot be made so): a shared control word has a latch beside it.</summary>
    public bool LatchFirst { get; init; }

    /// <summary>Null when the run is not journaled.</summary>
    public JournalWriter? Journal { get; init; }
}

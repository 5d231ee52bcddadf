// Everything an operator sets, as one checked value.
using System;
using Trading.Core.Domain;
using Trading.Core.Models;
using Trading.Core.Orders;
using Trading.Core.Pipeline;
using Trading.Core.Positions;
using Trading.Core.Risk;
using Trading.Core.Signals;
using Trading.Core.Simulation;

namespace Trading.Core.Configuration;

/// <summary>Which strategy trades.</summary>
public enum StrategyKind : byte
{
    Quoter = 0,
    Taker,
}

/// <summary>How much room is made before arming; nothing grows afterwards.</summary>
/// <param name="RestingOrders">Visible orders of the feed that may rest at once.</param>
/// <param name="LevelsPerSide">Price levels of a book side.</param>
/// <param name="OwnOrders">Live orders of ours.</param>
/// <param name="JournalBufferBytes">Bytes of journal between two writes to the file.</param>
public readonly record struct Capacities(int RestingOrders, int LevelsPerSide, int OwnOrders, int JournalBufferBytes);

/// <summary>How orders are looked after.</summary>
/// <param name="Timeouts">How long answers of the venue may take before an order is unknown.</param>
/// <param name="ExecutionsRemembered">Executions by whose ids duplicates are known.</param>
public readonly record struct OrderOptions(OrderTimeouts Timeouts, int ExecutionsRemembered);

/// <summary>A whole configuration. Read by <see cref="ConfigurationReader"/>, which refuses what is missing, unknown or absurd.</summary>
public sealed class TradingConfiguration
{
    public required StrategyKind Strategy { get; init; }
    public required TradingWindow Window { get; init; }

    /// <summary>Meaningful when <see cref="Strategy"/> is Taker.</summary>
    public TakerOptions Taker { get; init; }

    /// <summary>Meaningful when <see cref="Strategy"/> is Quoter.</summary>
    public QuoterOptions Quoter { get; init; }

    /// <summary>Value of <see cref="ApprovedModel"/> that asks for no particular model.</summary>
    public const string AnyModel = "any";

    /// <summary>SHA-256 of the one artifact that may trade, or <see cref="AnyModel"/>.</summary>
    public required string ApprovedModel { get; init; }

    /// <summary>How far the model is believed; its approval is settled when the model is known.</summary>
    public required ConfidenceOptions Confidence { get; init; }

    /// <summary>The "risk" section.</summary>
    public required BasicLimits Risk { get; init; }

    /// <summary>Who belongs to whom; null is one account, one strategy and one group.</summary>
    public RiskScopes? Scopes { get; init; }

    /// <summary>A whole table of limits instead of <see cref="Risk"/>, over <see cref="Scopes"/>; null when there is none.</summary>
    public RiskLimits? Limits { get; init; }
    public required FeeSchedule Fees { get; init; }
    public required VenueOptions Venue { get; init; }
    public required Capacities Capacity { get; init; }
    public OrderOptions Orders { get; init; } = new(OrderTimeouts.Never, OrderStore.DefaultExecutions);

    /// <summary>The bytes it was read from, for the hash in journals.</summary>
    public required ReadOnlyMemory<byte> Source { get; init; }

    /// <summary>Whether this model may open risk.</summary>
    public bool Approves(ModelArtifact model) => ApprovedModel == AnyModel || ApprovedModel == model.ContentHash;

    /// <summary>The same, but nothing is traded before a time.</summary>
    public TradingConfiguration StartingAt(Nanos start) => With(start > Window.Start ? Window with { Start = start } : Window, Limits);

    /// <summary>The same under another table of limits, over its own scopes.</summary>
    public TradingConfiguration Under(RiskLimits limits) => With(Window, limits);

    private TradingConfiguration With(TradingWindow window, RiskLimits? limits) => new()
    {
        Strategy = Strategy,
        Window = window,
        Taker = Taker,
        Quoter = Quoter,
        ApprovedModel = ApprovedModel,
        Confidence = Confidence,
        Risk = Risk,
        Scopes = limits?.Scopes ?? Scopes,
        Limits = limits,
        Fees = Fees,
        Venue = Venue,
        Capacity = Capacity,
        Orders = Orders,
        Source = Source,
    };
}

// Reads a configuration file: every error at once, each with what was found and what is allowed.
using System;
using System.Collections.Generic;
using System.Text.Json;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Orders;
using Trading.Core.Pipeline;
using Trading.Core.Positions;
using Trading.Core.Risk;
using Trading.Core.Signals;
using Trading.Core.Simulation;

namespace Trading.Core.Configuration;

/// <summary>JSON with comments and trailing commas; units are in the names; see docs/formats/configuration.md.</summary>
public static partial class ConfigurationReader
{
    private const long Billion = 1_000_000_000;
    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <param name="json">The file's bytes, UTF-8.</param>
    /// <param name="name">What to call the file in messages.</param>
    /// <exception cref="RefusalException">Anything missing, unknown, twice, of the wrong kind or out of range; all of it listed.</exception>
    public static TradingConfiguration Read(ReadOnlyMemory<byte> json, string name)
    {
        var errors = new List<string>();
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, Options);
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw Refuse(name, [$"the file: found {document.RootElement.ValueKind}, allowed one object"]);
            TradingConfiguration read = ReadRoot(new ConfigurationSection("", document.RootElement, errors), json);
            return errors.Count == 0 ? read : throw Refuse(name, errors);
        }
        catch (InvalidOperationException)
        {
            // The reader of System.Text.Json finds this out only when a text is fetched.
            throw Refuse(name, ["the file: not JSON: a text is not well-formed Unicode"]);
        }
        catch (JsonException e)
        {
            throw Refuse(name, [$"line {e.LineNumber + 1}: not JSON: {e.Message.Split(". ")[0]}"]);
        }
    }

    private static TradingConfiguration ReadRoot(ConfigurationSection root, ReadOnlyMemory<byte> json)
    {
        StrategyKind kind = root.Choice("strategy", "quoter", "taker") == 1 ? StrategyKind.Taker : StrategyKind.Quoter;
        (Nanos start, Nanos stop) = root.Window("trading_start", "trading_stop");
        ConfigurationSection? taker = root.Section("taker", kind == StrategyKind.Taker);
        ConfigurationSection? quoter = root.Section("quoter", kind == StrategyKind.Quoter);
        ConfigurationSection? model = root.Section("model", true), sizes = root.Section("sizing", true);
        ConfigurationSection? risk = root.Section("risk", true), fees = root.Section("fees", true);
        ConfigurationSection? venue = root.Section("venue", true), capacity = root.Section("capacity", true);
        SizingOptions sizing = sizes is null ? default : ReadSizing(sizes);
        FeeSchedule schedule = fees is null ? default : ReadFees(fees);
        ConfigurationSection? orders = root.Section("orders", true);
        Capacities capacities = capacity is null ? default : ReadCapacities(capacity);
        var configuration = new TradingConfiguration
        {
            Strategy = kind,
            Window = new TradingWindow(start, stop),
            Taker = taker is null ? default : ReadTaker(taker, schedule, sizing),
            Quoter = quoter is null ? default : ReadQuoter(quoter, sizing),
            ApprovedModel = model is null ? TradingConfiguration.AnyModel : ReadApproved(model),
            Confidence = model is null ? default : ReadConfidence(model),
            Risk = risk is null ? default : ReadRisk(risk, capacities),
            Fees = schedule,
            Venue = venue is null ? default : ReadVenue(venue, capacities),
            Orders = orders is null ? default : ReadOrders(orders),
            Capacity = capacities,
            Source = json,
        };
        root.Finish();
        return configuration;
    }

    private static TakerOptions ReadTaker(ConfigurationSection s, FeeSchedule fees, SizingOptions sizing)
    {
        var options = new TakerOptions(
            s.Integer("order_lots", 1, RiskGate.MaxQuantityLots),
            s.Integer("entry_edge_micro_increments", -Billion, Billion),
            s.Integer("exit_edge_micro_increments", 0, Billion),
            s.Integer("max_hold_nanos", 1, 86_400 * Nanos.PerSecond),
            s.Integer("retry_nanos", 0, 3_600 * Nanos.PerSecond),
            fees,
            sizing);
        s.Finish();
        return options;
    }

    private static QuoterOptions ReadQuoter(ConfigurationSection s, SizingOptions sizing)
    {
        var options = new QuoterOptions(
            s.Integer("order_lots", 1, RiskGate.MaxQuantityLots),
            s.Integer("max_position_lots", 1, RiskGate.MaxQuantityLots),
            s.Integer("edge_micro_increments", 0, Billion),
            s.Integer("edge_width_per_mille", 0, 10_000),
            s.Integer("skew_micro_increments_per_lot", 0, Billion),
            s.Integer("skew_width_per_million_per_lot", 0, 1_000_000),
            s.Integer("max_distance_increments", 0, 1_000_000),
            s.Integer("tolerance_increments", 0, 1_000_000),
            s.Integer("min_quote_life_nanos", 0, 3_600 * Nanos.PerSecond),
            s.Integer("retry_nanos", 0, 3_600 * Nanos.PerSecond),
            sizing);
        s.Finish();
        return options;
    }

    private static BasicLimits ReadRisk(ConfigurationSection s, Capacities capacities)
    {
        long messages = s.Integer("max_messages_per_second", 1, 1_000_000);
        var limits = new BasicLimits(
            new Quantity(s.Integer("max_order_lots", 1, RiskGate.MaxQuantityLots)),
            s.Money("max_order_notional", 1),
            s.Integer("collar_ticks", 1, RiskGate.MaxPriceTicks),
            s.Integer("collar_basis_points", 0, 5_000),
            s.Integer("max_position_lots", 1, RiskGate.MaxQuantityLots),
            (int)s.Integer("max_open_orders", 1, Math.Max(1, capacities.OwnOrders)),
            messages,
            s.Integer("cancel_reserve_messages", 0, Math.Max(0, messages - 1)),
            s.Money("max_loss", 1),
            s.Money("max_drawdown", 1));
        s.Finish();
        return limits;
    }

    private static FeeSchedule ReadFees(ConfigurationSection s)
    {
        var fees = new FeeSchedule(
            s.Integer("maker_micros_per_lot", -Money.MicrosPerUnit, Money.MicrosPerUnit),
            s.Integer("taker_micros_per_lot", -Money.MicrosPerUnit, Money.MicrosPerUnit),
            s.Integer("sell_nanos_per_unit", 0, Billion));
        s.Finish();
        return fees;
    }

    private static VenueOptions ReadVenue(ConfigurationSection s, Capacities capacities)
    {
        const long longest = 60 * Nanos.PerSecond;
        var venue = new VenueOptions(
            s.Integer("feed_latency_nanos", 0, longest),
            s.Integer("order_latency_nanos", 0, longest),
            s.Integer("order_latency_jitter_nanos", 0, longest),
            s.Integer("report_latency_nanos", 0, longest),
            (ulong)s.Integer("seed", 0, long.MaxValue),
            capacities.OwnOrders,
            Math.Max(64, capacities.OwnOrders * 4));
        s.Finish();
        return venue;
    }

    private static OrderOptions ReadOrders(ConfigurationSection s)
    {
        const long shortest = 1000, longest = 3_600 * Nanos.PerSecond;
        var options = new OrderOptions(
            new OrderTimeouts(
                new Nanos(s.Integer("submit_timeout_nanos", shortest, longest)),
                new Nanos(s.Integer("cancel_timeout_nanos", shortest, longest)),
                new Nanos(s.Integer("replace_timeout_nanos", shortest, longest)),
                new Nanos(s.Integer("query_timeout_nanos", shortest, longest))),
            (int)s.Integer("executions_remembered", 64, 1 << 22));
        s.Finish();
        return options;
    }

    private static Capacities ReadCapacities(ConfigurationSection s)
    {
        var capacities = new Capacities(
            (int)s.Integer("resting_orders", 1024, 1 << 26),
            (int)s.Integer("levels_per_side", 64, 1 << 20),
            (int)s.Integer("own_orders", 1, 1 << 16),
            (int)s.Integer("journal_buffer_bytes", 1 << 16, 1 << 28));
        s.Finish();
        return capacities;
    }

    private static RefusalException Refuse(string name, List<string> errors) => new(
        RefusalKind.Configuration, $"The configuration has {errors.Count} error{(errors.Count == 1 ? "" : "s")}", name,
        string.Join("\n           ", errors), "the keys and ranges of docs/formats/configuration.md",
        "correct each line above; `trading config` prints the embedded default to start from");
}

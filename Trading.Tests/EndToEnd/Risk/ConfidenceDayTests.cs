// Whole synthetic days as bytes: intervals keep their promise whatever the model is worth, and nothing opens risk without them.
using System.Linq;
using Trading.Core.Configuration;
using Trading.Core.Domain;
using Trading.Core.Models;
using Trading.Core.Pipeline;
using Trading.Core.Risk;
using Trading.Core.Signals;
using Trading.Core.Simulation.Market;
using Trading.Core.Telemetry;
using Trading.Tests.Support.Engines;
using Trading.Tests.Support.Market;
using Xunit;

namespace Trading.Tests.EndToEnd.Risk;

public sealed class ConfidenceDayTests
{
    private static readonly ConfidenceOptions Options = DefaultConfiguration.Read().Confidence;

    private static ReplaySession<MemoryTape, QuoterStrategy, NoClock> Day(ulong seed, int minutes, TradingConfiguration? configuration = null)
    {
        var session = Engine.Session(Tapes.Make(SyntheticMarketOptions.Demo(seed, symbols: 1, minutes: minutes)), Engine.Quoter, configuration, null, "SYNA");
        while (session.Step() != ReplayStep.End)
        {
        }
        return session;
    }

    [Theory]
    [InlineData(21UL)]
    [InlineData(22UL)]
    [InlineData(23UL)]
    public void Coverage_holds_over_the_day_and_over_its_worst_tenth(ulong seed)
    {
        var session = Day(seed, 390);
        CoverageSummary coverage = CoverageSummary.Of(session.Pipeline.Health(new InstrumentId(0)).Intervals.Record, 0);
        Assert.True(coverage.Matured > 10_000, $"{coverage}");
        Assert.True(coverage.Coverage is >= 0.88 and <= 0.92 && coverage.WorstTenth >= 0.85, $"{coverage}");
        // Two moves in three are zero: the narrow interval's ends stand next to a mass point, so its share is held less exactly.
        Assert.True(coverage.DecisionCoverage is >= 0.16 and <= 0.24, $"{coverage}");
        Assert.True(session.Pipeline.Counters.Fills > 20, $"{session.Pipeline.Counters.Fills} fills");
    }

    [Fact]
    public void Until_enough_labels_have_matured_nothing_is_sent()
    {
        var never = Day(11, 20, Engine.Configuration(confidence: Options with { WarmUpLabels = 1_000_000 }));
        Assert.Equal((0L, 0L), (never.Pipeline.Counters.OrdersSent, never.Pipeline.Counters.Fills));
        ModelHealth health = never.Pipeline.Health(new InstrumentId(0));
        Assert.Equal(never.Pipeline.Counters.Decisions, health.Evaluations[(int)ModelState.Uncalibrated] + health.Evaluations[(int)ModelState.OutOfRange]);
        Assert.True(Day(11, 20).Pipeline.Counters.OrdersSent > 50);
    }

    [Fact]
    public void A_model_that_is_not_the_approved_one_is_scored_and_trades_nothing()
    {
        TradingConfiguration configuration = Engine.Configuration();
        Assert.True(configuration.Approves(Engine.Model));
        var other = new TradingConfiguration
        {
            Strategy = configuration.Strategy, Window = configuration.Window, Quoter = configuration.Quoter, ApprovedModel = new string('0', 64),
            Confidence = configuration.Confidence, Risk = configuration.Risk, Fees = configuration.Fees, Venue = configuration.Venue,
            Capacity = configuration.Capacity, Source = configuration.Source,
        };
        var session = Day(11, 20, other);
        PipelineCounters counters = session.Pipeline.Counters;
        Assert.Equal((0L, 0L), (counters.OrdersSent, counters.Denials.ToArray().Sum()));
        Assert.Equal(counters.Decisions, session.Pipeline.Health(new InstrumentId(0)).Evaluations[(int)ModelState.NotApproved]);
        Assert.True(counters.Decisions > 1_000);
    }
}

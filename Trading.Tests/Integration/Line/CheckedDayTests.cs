// Whole days through the line with every checker after every event: a synthetic market and a real one, quoter and taker.
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Trading.Core.Pipeline;
using Trading.Core.Positions;
using Trading.Core.Risk;
using Trading.Core.Signals;
using Trading.Core.Simulation.Market;
using Trading.Tests.Support;
using Trading.Tests.Support.Checkers;
using Trading.Tests.Support.Engines;
using Trading.Tests.Support.Market;
using Xunit;
using Xunit.Sdk;

namespace Trading.Tests.Integration.Line;

public sealed class CheckedDayTests
{
    private const string Goog = "itch/GOOG-2012-06-21.itch";

    [Theory]
    [InlineData(11UL, true)]
    [InlineData(12UL, false)]
    public void A_synthetic_day_keeps_every_promise_after_every_event(ulong seed, bool quoter)
    {
        byte[] tape = Tapes.Make(SyntheticMarketOptions.Demo(seed, symbols: 2, minutes: 45));
        ulong plain = quoter ? Plain(tape, Engine.Quoter, "SYNA", "SYNB") : Plain(tape, Engine.Taker(2), "SYNA", "SYNB");
        var (signature, fills) = quoter ? Checked(tape, Engine.Quoter, $"seed {seed}", "SYNA", "SYNB") : Checked(tape, Engine.Taker(2), $"seed {seed}", "SYNA", "SYNB");
        Assert.True(fills > 20, $"{fills} fills: too quiet a day to prove anything");
        Assert.Equal(plain, signature);
    }

    [DataTheory(Goog)]
    [InlineData(true)]
    [InlineData(false)]
    public void A_real_day_keeps_every_promise_after_every_event(bool quoter)
    {
        byte[] tape = File.ReadAllBytes(SharedData.Path(Goog));
        ulong plain = quoter ? Plain(tape, Engine.Quoter, "GOOG") : Plain(tape, Engine.Taker(12), "GOOG");
        var (signature, fills) = quoter ? Checked(tape, Engine.Quoter, Goog, "GOOG") : Checked(tape, Engine.Taker(12), Goog, "GOOG");
        Assert.True(fills > 100, $"{fills} fills: too quiet a day to prove anything");
        Assert.Equal(plain, signature);
    }

    [Fact]
    public void The_checkers_tell_a_broken_promise_with_seed_event_and_command()
    {
        byte[] tape = Tapes.Make(SyntheticMarketOptions.Demo(11, symbols: 1, minutes: 20));
        var configuration = Engine.Configuration();
        string Told(BasicLimits limits, FeeSchedule fees) => Assert.ThrowsAny<XunitException>(() =>
            new RunCheckers<QuoterStrategy>(Engine.Session(tape, Engine.Quoter, configuration, null, "SYNA"), limits, fees, "seed 11", nameof(CheckedDayTests)).Run()).Message;
        Assert.Matches(@"^seed 11, event \d+, local time \d+: position .* is beyond 99\nreproduce: dotnet test Trading.Tests --filter FullyQualifiedName~CheckedDayTests$", Told(configuration.Risk with { MaxPositionLots = 99 }, configuration.Fees));
        Assert.Contains("cash or fees of 0 are not those of its fills", Told(configuration.Risk, configuration.Fees with { MakerMicrosPerLot = -1999 }));
        Assert.Contains("live orders, the store says", Told(configuration.Risk with { MaxOpenOrders = 1 }, configuration.Fees));
    }

    private static (ulong Signature, long Fills) Checked<TStrategy>(byte[] tape, TStrategy strategy, string origin, params string[] symbols)
        where TStrategy : struct, IStrategy
    {
        var configuration = Engine.Configuration();
        HashSet<long> allocating = [];
        ulong signature = 0;
        long fills = 0;
        for (int run = 0; run < 3 && (run == 0 || allocating.Count > 0); run++)
        {
            var session = Engine.Session(tape, strategy, configuration, null, symbols);
            var checkers = new RunCheckers<TStrategy>(session, configuration.Risk, configuration.Fees, origin, nameof(CheckedDayTests));
            checkers.Run();
            if (run == 0) allocating = checkers.AllocatingEvents;
            else allocating.IntersectWith(checkers.AllocatingEvents);
            (signature, fills) = (session.Pipeline.Signature, session.Pipeline.Counters.Fills);
        }
        Assert.True(allocating.Count == 0, $"{origin}: the engine allocates at events {string.Join(", ", allocating.Order().Take(10))}");
        return (signature, fills);
    }

    // The first run goes unwatched: the checkers themselves are shown to change nothing, and the JIT is warm when allocations are counted.
    private static ulong Plain<TStrategy>(byte[] tape, TStrategy strategy, params string[] symbols)
        where TStrategy : struct, IStrategy
    {
        var session = Engine.Session(tape, strategy, null, null, symbols);
        while (session.Step() != ReplayStep.End)
        {
        }
        return session.Pipeline.Signature;
    }
}

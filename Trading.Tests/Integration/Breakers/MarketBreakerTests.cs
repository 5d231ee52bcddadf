// Breakers that watch the market, from bytes in to orders out: they trip at the limit and not below, and no order leaves on the event that trips them.
using System;
using Trading.Core.Domain;
using Trading.Core.Risk;
using Trading.Tests.Support.Engines;
using Xunit;

namespace Trading.Tests.Integration.Breakers;

public sealed class MarketBreakerTests
{
    private const long Second = 1_000_000_000;

    // The event and the largest limit (of basis points, the smallest of lots) that it breaks.
    [Theory]
    [InlineData(ModeSource.Spread, LimitKind.MaxSpreadBasisPoints, 19, 20, TradingMode.Reducing)]
    [InlineData(ModeSource.Liquidity, LimitKind.MinTopLots, 1000, 999, TradingMode.Reducing)]
    [InlineData(ModeSource.PeriodCollar, LimitKind.PeriodCollarBasisPoints, 7, 8, TradingMode.Halted)]
    [InlineData(ModeSource.Volatility, LimitKind.MaxVolatilityBasisPoints, 7, 8, TradingMode.Reducing)]
    public void No_order_leaves_on_the_event_that_trips_and_one_leaves_when_the_limit_is_one_wider(
        ModeSource breaker, LimitKind kind, long breaks, long holds, TradingMode mode)
    {
        foreach ((long limit, bool trips) in new[] { (breaks, true), (holds, false) })
        {
            var rig = new BreakerRig((LimitKind.MaxWideSpreadNanos, 0), (LimitKind.MaxThinTopNanos, 0)).With(kind, limit);
            ulong resting = rig.Rest();
            // Spread 10 cents on 50.05, mid up 4 cents from 50.01; or one share off the ask.
            if (breaker != ModeSource.Liquidity) rig.Market(tape => tape.Add(102, Side.Sell, 1000, 5010));
            bool entered = rig.EntersOn(tape => { if (breaker == ModeSource.Liquidity) tape.Reduce(101, 1); else tape.Delete(101); });
            Assert.Equal(!trips, entered);
            Assert.Equal(trips, rig.Breakers.StateOf(RiskScope.Instrument, 0, breaker).IsTripped);
            Assert.Equal(trips ? mode : TradingMode.Active, rig.Controls.HeldBy(RiskScope.Instrument, 0, breaker));
            Assert.Equal(trips ? 1 : 0, rig.Line.Pipeline.Counters.BreakerTrips[(int)breaker]);
            Assert.Equal(trips ? $"cancel {resting}" : $"enter {resting + 1} Buy 1", rig.Line.Sent().Split("; ")[^1]);
            Assert.Equal(!trips, rig.Tick());
        }
    }

    [Theory]
    [InlineData(ModeSource.Spread)]
    [InlineData(ModeSource.Liquidity)]
    public void A_wide_spread_or_a_thin_book_counts_only_when_it_lasts(ModeSource breaker)
    {
        (LimitKind, long) limit = breaker == ModeSource.Spread ? (LimitKind.MaxSpreadBasisPoints, 10L) : (LimitKind.MinTopLots, 900L);
        var rig = new BreakerRig((LimitKind.MaxWideSpreadNanos, 10 * BreakerRig.Millisecond), (LimitKind.MaxThinTopNanos, 10 * BreakerRig.Millisecond)).With(limit.Item1, limit.Item2);
        Action<TapeBuilder> worse = tape => { if (breaker == ModeSource.Spread) tape.Delete(101); else tape.Reduce(101, 200); };
        rig.Market(tape => tape.Add(102, Side.Sell, 1000, 5010));
        Assert.True(rig.EntersOn(worse));
        Assert.True(rig.Tick(9 * BreakerRig.Millisecond));
        Assert.False(rig.Tick());
        Assert.Equal(1, rig.Line.Pipeline.Counters.BreakerTrips[(int)breaker]);
    }

    [Fact]
    public void A_book_that_loses_a_side_loses_our_quotes_at_the_same_event_and_trips_the_liquidity_breaker()
    {
        BreakerRig rig = new BreakerRig((LimitKind.MaxThinTopNanos, 0)).With(LimitKind.MinTopLots, 1);
        ulong id = rig.Rest();
        rig.Market(tape => tape.Delete(101));
        Assert.EndsWith($"cancel {id}", rig.Line.Sent());
        Assert.Equal(TradingMode.Reducing, rig.Controls.HeldBy(RiskScope.Instrument, 0, ModeSource.Liquidity));
    }

    [Fact]
    public void Without_a_liquidity_limit_a_one_sided_book_still_loses_our_quotes()
    {
        var rig = new BreakerRig();
        ulong id = rig.Rest();
        rig.Market(tape => tape.Delete(100).Delete(1000));
        Assert.EndsWith($"cancel {id}", rig.Line.Sent());
    }

    [Fact]
    public void A_crossed_book_is_tolerated_for_its_time_and_then_pauses_the_instrument()
    {
        var rig = new BreakerRig((LimitKind.MaxCrossedNanos, 5 * BreakerRig.Millisecond));
        rig.Rest();
        rig.Market(tape => tape.Add(110, Side.Buy, 10, 5002));
        rig.Tick(5 * BreakerRig.Millisecond);
        Assert.False(rig.Breakers.StateOf(RiskScope.Instrument, 0, ModeSource.DataQuality).IsTripped);
        rig.Tick();
        Assert.True(rig.Breakers.StateOf(RiskScope.Instrument, 0, ModeSource.DataQuality).IsTripped);
        Assert.Equal((TradingMode.Halted, 1), (rig.Controls.ModeOf(default, new InstrumentId(0)), rig.Cancelled));
    }

    [Fact]
    public void Silence_pauses_the_instrument_at_the_event_that_ends_it_and_quiet_data_bring_it_back()
    {
        var rig = new BreakerRig((LimitKind.MaxDataAgeNanos, Second), (LimitKind.RearmQuietNanos, Second), (LimitKind.MaxAutomaticRearms, 5));
        Assert.True(rig.Tick(Second));
        Assert.False(rig.Tick(Second + 1));
        Assert.Equal(TradingMode.Halted, rig.Controls.HeldBy(RiskScope.Instrument, 0, ModeSource.DataQuality));
        Assert.False(rig.Tick(Second / 2));
        Assert.True(rig.Tick(Second / 2));
        Assert.Equal(1, rig.Line.Pipeline.Counters.BreakerRearms);
    }

    [Fact]
    public void Data_faults_count_to_their_limit_and_not_below()
    {
        foreach ((long limit, bool trips) in new[] { (2L, true), (3L, false) })
        {
            var rig = new BreakerRig((LimitKind.MaxDataFaults, limit), (LimitKind.DataFaultWindowNanos, Second));
            rig.Market(tape => tape.Delete(4711));
            Assert.False(rig.Breakers.StateOf(RiskScope.Instrument, 0, ModeSource.DataQuality).IsTripped);
            rig.Market(tape => tape.Delete(4712));
            Assert.Equal(trips, rig.Breakers.StateOf(RiskScope.Instrument, 0, ModeSource.DataQuality).IsTripped);
        }
    }

    [Theory]
    [InlineData('H', ModeSource.VenueHalt)]
    [InlineData('P', ModeSource.PriceBand)]
    [InlineData('Q', ModeSource.VenueHalt)]
    public void A_halt_or_a_price_band_pause_holds_until_the_venue_lifts_it(char state, ModeSource source)
    {
        var rig = new BreakerRig();
        ulong id = rig.Rest();
        rig.Market(tape => tape.Status(state));
        Assert.EndsWith($"cancel {id}", rig.Line.Sent());
        Assert.Equal(TradingMode.Halted, rig.Controls.HeldBy(RiskScope.Instrument, 0, source));
        Assert.False(rig.Tick(3600 * Second));
        Assert.Equal(Trading.Core.Pipeline.CommandStatus.NothingToDo, CommandStatusOf(rig, source));
        rig.Market(tape => tape.Status('T'));
        Assert.True(rig.Tick());
    }

    // A person cannot lift what the venue holds.
    private static Trading.Core.Pipeline.CommandStatus CommandStatusOf(BreakerRig rig, ModeSource source) =>
        rig.Command(Trading.Core.Pipeline.PipelineCommand.ResetBreaker, RiskScope.Instrument, 0, (long)source, principal: 1);

    [Fact]
    public void A_breaker_comes_back_only_clear_of_its_limit_after_a_quiet_time_that_doubles_and_in_the_end_through_a_person()
    {
        BreakerRig rig = new BreakerRig((LimitKind.MaxThinTopNanos, 0), (LimitKind.RearmQuietNanos, Second), (LimitKind.MaxAutomaticRearms, 2)).With(LimitKind.MinTopLots, 900);
        ulong next = 500;
        void Thin() => rig.Market(tape => tape.Reduce(101, 200));
        void Thicker(uint lots) => rig.Market(tape => tape.Add(next + 5000, Side.Buy, lots, 5000).Add(next++, Side.Sell, lots, 5002));
        bool Held() => rig.Controls.HeldBy(RiskScope.Instrument, 0, ModeSource.Liquidity) != TradingMode.Active;
        Thin();
        Thicker(150); // 950: good, but within the hysteresis
        rig.Tick(5 * Second);
        Assert.True(Held());
        Thicker(250); // 1200 is clear of 900
        rig.Tick(Second - 2 * BreakerRig.Millisecond);
        Assert.True(Held());
        rig.Tick(2 * BreakerRig.Millisecond);
        Assert.False(Held());
        rig.Market(tape => tape.Delete(101).Delete(501)); // second trip: twice the quiet time
        Thicker(2000);
        rig.Tick(Second);
        Assert.True(Held());
        rig.Tick(Second);
        Assert.False(Held());
        rig.Market(tape => tape.Delete(502)); // third trip: no longer by itself
        Thicker(3000);
        rig.Tick(100 * Second);
        Assert.True(Held() && rig.Breakers.StateOf(RiskScope.Instrument, 0, ModeSource.Liquidity).NeedsPerson);
        Assert.Equal(Trading.Core.Pipeline.CommandStatus.NoPrincipal, rig.Command(Trading.Core.Pipeline.PipelineCommand.ResetBreaker, RiskScope.Instrument, 0, (long)ModeSource.Liquidity));
        Assert.Equal(Trading.Core.Pipeline.CommandStatus.Ok, CommandStatusOf(rig, ModeSource.Liquidity));
        Assert.True(rig.Tick());
    }

    [Fact]
    public void Sources_do_not_lift_each_other()
    {
        var rig = new BreakerRig((LimitKind.MaxSpreadBasisPoints, 10), (LimitKind.MaxWideSpreadNanos, 0), (LimitKind.PeriodCollarBasisPoints, 7), (LimitKind.MaxVolatilityBasisPoints, 7));
        rig.Market(tape => tape.Add(102, Side.Sell, 1000, 5010).Delete(101));
        ModeSource[] all = [ModeSource.PeriodCollar, ModeSource.Volatility, ModeSource.Spread];
        for (int lifted = 0; lifted < all.Length; lifted++)
        {
            for (int i = 0; i < all.Length; i++)
                Assert.Equal(i >= lifted, rig.Controls.HeldBy(RiskScope.Instrument, 0, all[i]) != TradingMode.Active);
            Assert.False(rig.Tick());
            Assert.Equal(Trading.Core.Pipeline.CommandStatus.Ok, CommandStatusOf(rig, all[lifted]));
        }
        // All are lifted, and the spread is as wide as before: its breaker trips anew before an order leaves.
        Assert.False(rig.Tick());
        Assert.Equal(2, rig.Line.Pipeline.Counters.BreakerTrips[(int)ModeSource.Spread]);
    }
}

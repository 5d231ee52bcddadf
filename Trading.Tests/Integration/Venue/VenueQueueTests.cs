// The simulated venue against hand-made tapes: who is ahead, who trades, and what is left for whom.
using Trading.Core.Domain;
using Trading.Core.Orders;
using Trading.Core.Pipeline;
using Trading.Core.Signals;
using Trading.Core.Simulation;
using Trading.Tests.Support.Engines;
using Xunit;

namespace Trading.Tests.Integration.Venue;

public sealed class VenueQueueTests
{
    private const Side Buy = Side.Buy, Sell = Side.Sell;

    [Fact]
    public void An_order_joins_the_tail_and_fills_only_when_all_ahead_is_gone_and_one_behind_trades()
    {
        var bench = new VenueBench();
        bench.Market(t => t.Add(1, Buy, 100, 5000).Add(2, Buy, 200, 5000).Add(9, Sell, 500, 5010)).Enter(1, Buy, 150, 5000);
        Assert.Equal("1 Accepted", bench.Said());
        Assert.Equal(300, bench.Venue.LiveOrder(0).AheadLots);
        bench.Market(t => t.Add(3, Buy, 400, 5000).Execute(1, 60).Reduce(2, 50));
        Assert.Equal(190, bench.Venue.LiveOrder(0).AheadLots);
        bench.Market(t => t.Delete(2).Execute(1, 40));
        Assert.Equal(0, bench.Venue.LiveOrder(0).AheadLots);
        Assert.Equal("", bench.Said());
        bench.Market(t => t.Reduce(3, 10));
        Assert.Equal("", bench.Said());
        bench.Market(t => t.Execute(3, 100).Execute(3, 100));
        Assert.Equal("1 Maker 100@5000; 1 Maker 50@5000", bench.Said());
        Assert.Equal(0, bench.Venue.LiveOrders);
    }

    [Fact]
    public void A_replace_that_loses_its_place_no_longer_stands_ahead()
    {
        var bench = new VenueBench();
        bench.Market(t => t.Add(1, Buy, 100, 5000).Add(9, Sell, 500, 5010)).Enter(1, Buy, 50, 5000);
        bench.Market(t => t.Replace(1, 2, 80, 5000));
        Assert.Equal(0, bench.Venue.LiveOrder(0).AheadLots);
        bench.Market(t => t.Execute(2, 30));
        Assert.Equal("1 Accepted; 1 Maker 30@5000", bench.Said());
    }

    [Fact]
    public void A_trade_at_a_worse_price_or_a_crossing_add_fills_us_first_and_no_share_fills_two_of_ours()
    {
        var bench = new VenueBench();
        bench.Market(t => t.Add(1, Buy, 100, 5000).Add(2, Buy, 100, 4990).Add(9, Sell, 500, 5010)).Enter(1, Buy, 60, 5000).Enter(2, Buy, 60, 4995).Enter(3, Buy, 60, 5000);
        bench.Said();
        // 100 shares through both of our prices: best price first, then time.
        bench.Market(t => t.Execute(2, 100));
        Assert.Equal("1 Maker 60@5000; 3 Maker 40@5000", bench.Said());
        // 50 shares cross what is left; 30 of them fill, and only the rest is there for a taker of ours.
        bench.Market(t => t.Add(10, Sell, 50, 4996));
        Assert.Equal("3 Maker 20@5000", bench.Said());
        bench.Enter(4, Buy, 100, 4996, TimeInForce.ImmediateOrCancel);
        Assert.Equal("4 Accepted; 4 Taker 30@4996; 4 Cancelled 70 ImmediateOrCancel", bench.Said());
        Assert.Equal(60, bench.Venue.LiveOrder(0).Leaves.Lots);
    }

    [Fact]
    public void A_taker_walks_the_levels_and_what_it_took_is_gone_until_fresh_size_appears()
    {
        var bench = new VenueBench();
        bench.Market(t => t.Add(1, Sell, 100, 5001).Add(2, Sell, 50, 5001).Add(3, Sell, 100, 5002).Add(4, Sell, 100, 5004).Add(9, Buy, 10, 4990));
        bench.Enter(1, Buy, 300, 5003, TimeInForce.ImmediateOrCancel);
        Assert.Equal("1 Accepted; 1 Taker 150@5001; 1 Taker 100@5002; 1 Cancelled 50 ImmediateOrCancel", bench.Said());
        bench.Enter(2, Buy, 10, 5003, TimeInForce.ImmediateOrCancel);
        Assert.Equal("2 Accepted; 2 Cancelled 10 ImmediateOrCancel", bench.Said());
        // The tape still shows the consumed orders: their trades and cancels leave nothing over for us.
        bench.Market(t => t.Execute(1, 40).Reduce(2, 20)).Enter(3, Buy, 10, 5003, TimeInForce.ImmediateOrCancel);
        Assert.Equal("3 Accepted; 3 Cancelled 10 ImmediateOrCancel", bench.Said());
        bench.Market(t => t.Delete(3).Add(5, Sell, 70, 5002)).Enter(4, Buy, 100, 5003);
        Assert.Equal("4 Accepted; 4 Taker 70@5002", bench.Said());
        Assert.Equal((30L, 5003L), (bench.Venue.LiveOrder(0).Leaves.Lots, bench.Venue.LiveOrder(0).Price.Ticks / 100));
        bench.Market(t => t.Execute(4, 100));
        Assert.Equal("", bench.Said());
    }

    [Fact]
    public void A_cancel_ends_the_order_unless_the_fill_was_first_and_the_end_of_the_session_ends_all()
    {
        var bench = new VenueBench();
        bench.Market(t => t.Add(1, Buy, 100, 5000).Add(2, Buy, 100, 4999).Add(9, Sell, 500, 5010)).Enter(1, Buy, 50, 5000).Enter(2, Buy, 50, 4999).Cancel(2);
        Assert.Equal("1 Accepted; 2 Accepted; 2 Cancelled 50 Requested", bench.Said());
        bench.SendCancel(1, bench.Tape.Time);
        bench.Market(t => t.Execute(2, 60)).Arrive();
        Assert.Equal("1 Maker 50@5000; 1 CancelRejected TooLate", bench.Said());
        bench.Enter(3, Sell, 40, 5020).Enter(4, Buy, 40, 4990);
        bench.Said();
        bench.Market(t => t.System('M')).Enter(5, Buy, 10, 4990);
        Assert.Equal("4 Cancelled 40 Closed; 3 Cancelled 40 Closed; 5 Rejected Closed", bench.Said());
    }

    [Fact]
    public void What_the_venue_must_refuse_it_refuses_and_an_order_against_our_own_never_trades()
    {
        var bench = new VenueBench(maxLiveOrders: 2);
        bench.Market(t => t.System('S').Add(1, Buy, 100, 5000).Add(9, Sell, 100, 5010)).Enter(1, Buy, 10, 5000);
        Assert.Equal("1 Rejected Closed", bench.Said());
        bench.Market(t => t.System('Q').Status('H')).Enter(2, Buy, 10, 5000);
        Assert.Equal("2 Rejected Halted", bench.Said());
        bench.Market(t => t.Status('T')).Enter(5, Sell, 10, 5005).Enter(5, Buy, 10, 5000).Enter(4, Buy, 10, 5000);
        Assert.Equal("5 Accepted; 5 Rejected Malformed; 4 Rejected Malformed", bench.Said());
        bench.Enter(6, Buy, 10, 5005).Enter(7, Buy, 0, 5000).Cancel(77);
        Assert.Equal("6 Accepted; 6 Cancelled 10 SelfTrade; 7 Rejected Malformed; 77 CancelRejected TooLate", bench.Said());
        bench.Send(8, Buy, 10, 500_050, TimeInForce.Day, bench.Tape.Time);
        bench.Arrive().Enter(9, Buy, 10, 4990).Enter(10, Buy, 10, 4991);
        Assert.Equal("8 Rejected Malformed; 9 Accepted; 10 Rejected Capacity", bench.Said());
        Assert.Equal(2, bench.Venue.LiveOrders);
        bench.Market(t => t.System('M').System('A')).Enter(11, Buy, 10, 5000);
        Assert.EndsWith("11 Rejected Closed", bench.Said());
    }

    [Fact]
    public void Messages_arrive_after_the_latency_never_overtake_and_their_jitter_depends_on_the_seed_alone()
    {
        static long[] Arrivals(ulong seed)
        {
            var latency = new OrderLatency(30_000, 10_000, seed);
            var arrivals = new long[2000];
            for (int i = 0; i < arrivals.Length; i++) arrivals[i] = latency.ArrivalOf(new Nanos(i * 1_000)).Value;
            return arrivals;
        }
        long[] arrivals = Arrivals(5);
        Assert.Equal(arrivals, Arrivals(5));
        Assert.NotEqual(arrivals, Arrivals(6));
        long spread = 0;
        for (int i = 0; i < arrivals.Length; i++)
        {
            long took = arrivals[i] - i * 1_000;
            Assert.InRange(took, 30_000, 40_000);
            Assert.True(i == 0 || arrivals[i] >= arrivals[i - 1]);
            spread |= 1L << (int)((took - 30_000) / 1_000);
        }
        // In FIFO at this rate the early part of the range is overtaken away; the upper half must all occur.
        Assert.Equal(0x3E0, spread & 0x3E0);
    }

    [Theory]
    [InlineData(30, 0)]
    [InlineData(31, 1)]
    public void An_order_that_arrives_at_the_time_of_a_market_message_sees_that_message(int deletedAfter, int fills)
    {
        var tape = new TapeBuilder().Directory().WarmUp(100, 5000, 5001);
        bool sent = false;
        var script = new Script((in SignalContext context, ref IntentBuffer intents) =>
        {
            if (sent || context.Top.Bid.OrderCount != 2 || context.Top.Bid.Quantity.Lots != 1001) return;
            sent = true;
            intents.AddOrder(Script.Near(in context, Buy, 10, 1, TimeInForce.ImmediateOrCancel));
        });
        // Feed 10 ns, order 20 ns: the trigger leaves the venue at t, the order is back at t + 30.
        tape.Wait(1_000).Add(900, Buy, 1, 5000).Wait(deletedAfter).Delete(101).Wait(1_000_000).Delete(900);
        var session = Engine.Session(tape.ToArray(), new ScriptedStrategy(script), Engine.Configuration(venue: new VenueOptions(10, 20, 0, 5, 1, 64, 256)));
        while (session.Step() != ReplayStep.End)
        {
        }
        Assert.Equal((1L, (long)fills), (session.Pipeline.Counters.OrdersSent, session.Pipeline.Counters.Fills));
        Assert.Equal(fills == 1 ? OrderState.Filled : OrderState.Cancelled, script.Orders[^1].State);
    }
}

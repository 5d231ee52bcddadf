// The simulated venue's replacements, good-till-time orders and answers to queries, byte messages in, reports out.
using Trading.Core.Domain;
using Trading.Tests.Support.Engines;
using Xunit;

namespace Trading.Tests.Integration.Venue;

public sealed class VenueReplaceTests
{
    private static VenueBench Market() => new VenueBench().Market(t => t.Add(1, Side.Buy, 100, 5000).Add(2, Side.Sell, 100, 5002));

    [Fact]
    public void Less_quantity_keeps_the_place_and_anything_else_goes_to_the_tail()
    {
        var bench = Market().Enter(1, Side.Buy, 100, 5000);
        bench.Market(t => t.Add(3, Side.Buy, 50, 5000)).Replace(1, 2, 60, 5000);
        Assert.Equal("1 Accepted; 2 Replaced 60@5000", bench.Said());
        Assert.Equal((100L, 60L), (bench.Venue.LiveOrder(0).AheadLots, bench.Venue.LiveOrder(0).Leaves.Lots));
        bench.Replace(2, 3, 61, 5000);
        Assert.Equal((150L, 61L), (bench.Venue.LiveOrder(0).AheadLots, bench.Venue.LiveOrder(0).Leaves.Lots));
        bench.Replace(3, 4, 61, 4999);
        Assert.Equal((0L, 4999L), (bench.Venue.LiveOrder(0).AheadLots, bench.Venue.LiveOrder(0).Price.Ticks / 100));
        Assert.Equal("3 Replaced 61@5000; 4 Replaced 61@4999", bench.Said());
    }

    [Fact]
    public void Quantity_of_a_replacement_counts_what_was_executed_and_a_crossing_one_trades()
    {
        var bench = Market().Enter(1, Side.Buy, 80, 5001);
        bench.Market(t => t.Add(5, Side.Sell, 30, 5001)); // thirty of ours trade
        Assert.Equal("1 Accepted; 1 Maker 30@5001", bench.Said());
        bench.Replace(1, 2, 100, 5002);
        Assert.Equal("2 Replaced 100@5002; 2 Taker 70@5002", bench.Said());
        Assert.Equal(0, bench.Venue.LiveOrders);
        bench.Enter(3, Side.Buy, 80, 5001).Market(t => t.Add(6, Side.Sell, 30, 5001)).Replace(3, 4, 30, 5001);
        Assert.Equal("3 Accepted; 3 Maker 30@5001; 3 Cancelled 50 Requested", bench.Said());
    }

    [Fact]
    public void A_replacement_of_nothing_is_ignored_and_an_impossible_one_ends_its_original()
    {
        var bench = Market().Replace(1, 2, 10, 5000);
        Assert.Equal("", bench.Said());
        bench.Enter(3, Side.Buy, 10, 5000).Replace(3, 3, 20, 5000);
        Assert.Equal("3 Accepted", bench.Said()); // an identifier that is not new
        bench.Replace(3, 4, 0, 5000);
        Assert.Equal("3 Cancelled 10 Malformed", bench.Said());
        bench.Enter(4, Side.Buy, 10, 5000); // the identifier was not used up
        Assert.Equal("4 Accepted", bench.Said());
        bench.Market(t => t.Status('H')).Replace(4, 5, 20, 5000);
        Assert.Equal("5 ReplaceRejected Halted", bench.Said());
        Assert.Equal(4UL, bench.Venue.LiveOrder(0).Id.Value);
    }

    [Fact]
    public void Good_till_time_orders_end_at_their_time_and_not_before()
    {
        var bench = Market().EnterFor(1, Side.Buy, 10, 5000, 3).EnterFor(2, Side.Buy, 20, 4999, 2).Enter(3, Side.Buy, 30, 4998);
        bench.Market(t => t.Wait(1_999_999_999).Add(9, Side.Buy, 1, 4000));
        Assert.Equal("1 Accepted; 2 Accepted; 3 Accepted", bench.Said());
        bench.Market(t => t.Wait(1).Add(10, Side.Buy, 1, 4000));
        Assert.Equal("2 Expired 20@4999", bench.Said());
        bench.Market(t => t.Wait(3_600 * Nanos.PerSecond).Add(11, Side.Buy, 1, 4000));
        Assert.Equal("1 Expired 10@5000", bench.Said());
        Assert.Equal(1, bench.Venue.LiveOrders);
    }

    [Fact]
    public void A_query_is_answered_with_the_executions_so_far_and_then_the_state()
    {
        var bench = Market().Enter(1, Side.Buy, 80, 5001).Market(t => t.Add(5, Side.Sell, 30, 5001)).Replace(1, 2, 90, 5001);
        bench.Said();
        Assert.Equal("1 Maker 30@5001; 2 StatusLive 30 of 90", bench.Ask(1).Said());
        Assert.Equal("1 Maker 30@5001; 2 StatusLive 30 of 90", bench.Ask(2).Said());
        bench.Cancel(2).Said();
        Assert.Equal("1 Maker 30@5001; 2 StatusEnded 30 of 0", bench.Ask(1).Said());
        Assert.Equal("7 StatusNotFound None", bench.Ask(7).Said());
    }
}

// What the simulated venue does for a whole account: mass cancel, block of order entry, cancel on disconnect.
using System;
using Trading.Core.Domain;
using Trading.Core.Execution;
using Trading.Core.Orders;
using Trading.Tests.Support.Engines;
using Xunit;

namespace Trading.Tests.Integration.Venue;

public sealed class AccountMessageTests
{
    private static VenueBench Quoting() => new VenueBench()
        .Market(tape => tape.Add(100, Side.Buy, 500, 5000).Add(101, Side.Sell, 500, 5002))
        .Enter(1, Side.Buy, 100, 4999).Enter(2, Side.Sell, 100, 5003);

    private static void Submit(VenueBench bench, int length, byte[] buffer) =>
        Assert.True(bench.Venue.TrySubmit(buffer.AsSpan(0, length), new Nanos(bench.Tape.Time)));

    [Fact]
    public void A_mass_cancel_ends_every_order_once_and_one_of_an_old_number_ends_none()
    {
        byte[] buffer = new byte[Ouch50.MaxLength];
        VenueBench bench = Quoting();
        bench.Said();
        Submit(bench, Ouch50Admin.WriteMassCancel(buffer, new ClientOrderId(2)), buffer);
        Assert.Equal(("", 2), (bench.Arrive().Said(), bench.Venue.LiveOrders));
        Submit(bench, Ouch50Admin.WriteMassCancel(buffer, new ClientOrderId(3)), buffer);
        Assert.Equal("2 Cancelled 100 MassCancel; 1 Cancelled 100 MassCancel", bench.Arrive().Said());
        Assert.Equal("4 Accepted", bench.Enter(4, Side.Buy, 100, 4999).Said());
    }

    [Fact]
    public void Disabled_entry_refuses_new_orders_and_lets_cancels_pass_until_it_is_enabled()
    {
        byte[] buffer = new byte[Ouch50.MaxLength];
        VenueBench bench = Quoting();
        bench.Said();
        Submit(bench, Ouch50Admin.WriteEntry(buffer, new ClientOrderId(3), enable: false), buffer);
        bench.Arrive();
        Assert.True(bench.Venue.EntryDisabled);
        Assert.Equal("4 Rejected EntryDisabled; 1 Cancelled 100 Requested", bench.Enter(4, Side.Buy, 100, 4998).Cancel(1).Said());
        Submit(bench, Ouch50Admin.WriteEntry(buffer, new ClientOrderId(5), enable: true), buffer);
        Assert.Equal("6 Accepted", bench.Arrive().Enter(6, Side.Buy, 100, 4998).Said());
    }

    [Fact]
    public void A_lost_session_cancels_what_rests_and_what_still_arrives_and_takes_nothing_more()
    {
        VenueBench bench = Quoting();
        bench.Said();
        bench.Send(3, Side.Buy, 100, 499_800, TimeInForce.Day, bench.Tape.Time);
        bench.Venue.Disconnect(new Nanos(bench.Tape.Time));
        Assert.Equal((0, ""), (bench.Venue.LiveOrders, bench.Arrive().Said()));
        Assert.False(bench.Venue.TrySubmit(new byte[Ouch50.CancelLength], new Nanos(bench.Tape.Time)));
        bench.Venue.Reconnect();
        Assert.Equal("2 Cancelled 100 Disconnected; 1 Cancelled 100 Disconnected; 3 Accepted; 3 Cancelled 100 Disconnected", bench.Arrive().Said());
    }
}

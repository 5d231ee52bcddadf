// The place of our resting orders in the tape's queue, against a slow reference, after every event of whole days.
using System;
using System.Collections.Generic;
using System.IO;
using Trading.Core.Domain;
using Trading.Core.Pipeline;
using Trading.Core.Simulation;
using Trading.Core.Simulation.Market;
using Trading.Tests.Support;
using Trading.Tests.Support.Engines;
using Trading.Tests.Support.Market;
using Xunit;

namespace Trading.Tests.Integration.Venue;

public sealed class QueuePositionTests
{
    private const string Goog = "itch/GOOG-2012-06-21.itch";

    [Fact]
    public void On_a_synthetic_day_the_shares_ahead_are_those_of_the_reference() =>
        AssertPlaces(Tapes.Make(SyntheticMarketOptions.Demo(31, symbols: 1, minutes: 30)), "SYNA");

    [DataFact(Goog)]
    public void On_a_real_day_the_shares_ahead_are_those_of_the_reference() =>
        AssertPlaces(File.ReadAllBytes(SharedData.Path(Goog)), "GOOG");

    private static void AssertPlaces(byte[] tape, string symbol)
    {
        var session = Engine.Session(tape, Engine.Quoter, null, null, symbol);
        var reference = new QueueReference();
        List<ReadOnlyMemory<byte>> messages = Tapes.Messages(tape);
        int next = 0;
        long compared = 0, nonZero = 0, moved = 0;
        var last = new Dictionary<ulong, long>();
        for (ReplayStep step; (step = session.Step()) != ReplayStep.End;)
        {
            if (step == ReplayStep.VenueMarket) reference.Apply(messages[next++].Span);
            if (step is not (ReplayStep.VenueMarket or ReplayStep.VenueOrder)) continue;
            for (int i = 0; i < session.Venue.LiveOrders; i++)
            {
                VenueOrder order = session.Venue.LiveOrder(i);
                if (!reference.Knows(order.Id.Value)) reference.Enter(order.Id.Value, order.Side == Side.Buy ? 'B' : 'S', order.Price.Ticks);
                long expected = reference.AheadOf(order.Id.Value);
                if (expected != order.AheadLots) Assert.Fail($"{symbol}, message {next}: order {order.Id.Value} has {order.AheadLots} ahead, the reference {expected}");
                compared++;
                if (expected > 0) nonZero++;
                if (last.TryGetValue(order.Id.Value, out long before) && before != expected) moved++;
                last[order.Id.Value] = expected;
            }
        }
        Assert.Equal(messages.Count, next);
        Assert.True(compared > 1000 && nonZero > 500 && moved > 50, $"{compared} compared, {nonZero} with a queue ahead, {moved} moves: too little to prove anything");
    }
}

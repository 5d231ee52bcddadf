// Queue positions: the overlay equals a list of references after every event, and the estimate keeps its bounds.
using System;
using System.Linq;
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.MarketData;
using Trading.Tests.Support;
using Trading.Tests.Support.Books;
using Xunit;

namespace Trading.Tests.Property.Books;

public sealed class QueueOverlayProperties
{
    [Theory]
    [InlineData(1, 60, 3)] // few prices: long queues, many of ours on one level
    [InlineData(2, 120, 4)]
    public void The_overlay_equals_a_list_of_references_after_every_event(int instruments, int references, int prices)
    {
        var stream = new BookStream(instruments, references, prices);
        long moves = 0;
        Words.Check(60, 1500, words =>
        {
            var books = new NaiveOrderBooks(instruments, 4096, 300);
            var queues = new NaiveQueues(capacity: 12);
            for (int i = 0; i < words.Length; i++)
            {
                MarketUpdate update = stream.Update(words[i]);
                books.Apply(in update, out BookChange change);
                queues.Apply(in change, books, followReal: i % 9 == 0, followVirtual: i % 9 == 4);
            }
            moves += queues.Moves;
        });
        Assert.True(moves > 1000, $"The generator is worth something only if our orders move up often: {moves}");
    }

    [Fact]
    public void An_estimate_stays_between_its_bounds_and_the_truth_does_too() => Words.Check(400, 300, words =>
    {
        if (words.Length < 3) return;
        // A queue of orders, ours known to be at a place in it; each event names an order to trade from the head, to cancel, or to add at the tail.
        var ahead = words[..(words.Length / 3)].Select(w => (long)(uint)w % 300 + 1).ToList();
        var behind = words[(words.Length / 3)..(words.Length / 2)].Select(w => (long)(uint)w % 300 + 1).ToList();
        long displayed = ahead.Sum();
        EstimatedQueuePosition[] estimates = Enum.GetValues<QueueModel>().SelectMany(m => new[] { 1, 3 }.Select(n => new EstimatedQueuePosition(m, n, new Quantity(displayed)))).ToArray();
        foreach (long lots in behind) Show(estimates, displayed, displayed += lots);
        foreach (int word in words[(words.Length / 2)..])
        {
            long previous = displayed;
            uint draw = (uint)word / 8;
            if (word % 8 is 0 or 1 && ahead.Count > 0) // a trade at the head
            {
                long lots = Math.Min(ahead[0], draw % 200 + 1);
                if ((ahead[0] -= lots) == 0) ahead.RemoveAt(0);
                for (int i = 0; i < estimates.Length; i++) Assert.Equal(0, estimates[i].OnTrade(new Quantity(lots)));
                displayed -= lots;
            }
            else if (word % 8 is 2 or 3 && ahead.Count > 0) displayed -= Cancel(ahead, draw);
            else if (word % 8 is -2 or -3 && behind.Count > 0) displayed -= Cancel(behind, draw);
            else if (word % 8 == 4)
            {
                behind.Add(draw % 300 + 1);
                displayed += behind[^1];
            }
            Show(estimates, previous, displayed);
            foreach (EstimatedQueuePosition estimate in estimates)
            {
                Assert.InRange(ahead.Sum(), estimate.LowerLots, estimate.UpperLots);
                Assert.InRange(estimate.EstimateLots, estimate.LowerLots, estimate.UpperLots);
            }
        }
        for (int i = 0; i < estimates.Length; i++) Assert.Equal(7, estimates[i].OnTrade(new Quantity(estimates[i].UpperLots + 7)));
    });

    private static void Show(EstimatedQueuePosition[] estimates, long previous, long now)
    {
        for (int i = 0; i < estimates.Length; i++) estimates[i].OnDisplay(new Quantity(previous), new Quantity(now));
    }

    private static long Cancel(System.Collections.Generic.List<long> queue, uint draw)
    {
        int at = (int)(draw % (uint)queue.Count);
        long lots = Math.Min(queue[at], draw % 250 + 1);
        if ((queue[at] -= lots) == 0) queue.RemoveAt(at);
        return lots;
    }
}

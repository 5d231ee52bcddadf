// The obvious answer to "how much stands ahead of us": walk the naive book's queue from its head.
using System.Collections.Generic;
using System.Linq;
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.MarketData;
using Xunit;

namespace Trading.Tests.Support.Books;

/// <summary>Follows chosen orders of a stream as if they were ours, in the overlay and in a list of references, and compares the two after every event.</summary>
/// <remarks>A virtual order stands behind the order that was the level's last when it came; a real one is in the book itself.</remarks>
public sealed class NaiveQueues(int capacity)
{
    private sealed record Tracked(InstrumentId Instrument, Side Side, Price Price, int Handle, List<ulong> AheadPriorities, ulong OwnPriority);

    private readonly OwnOrderQueues overlay = new(capacity);
    private readonly List<Tracked> tracked = [];
    private ulong lastPriority;

    /// <summary>How often an order ahead of one of ours shrank or left.</summary>
    public long Moves { get; private set; }

    /// <summary>Takes the change of an update that was applied to the naive book. Follows what enters now and then: the order itself or one behind it.</summary>
    public void Apply(in BookChange change, NaiveOrderBooks books, bool followReal, bool followVirtual)
    {
        Moves += overlay.Apply(in change);
        if (change.AddedQuantity.Lots > 0 && change.AddedPriority > lastPriority) lastPriority = change.AddedPriority;
        Drop(in change);
        if (change.AddedQuantity.Lots > 0 && (followReal || followVirtual)) Follow(in change, books, followReal);
        if (tracked.Count > 0) Compare(books);
    }

    private void Follow(in BookChange change, NaiveOrderBooks books, bool real)
    {
        if (tracked.Count == capacity) Release(0);
        var queue = books.Queue(change.Instrument, change.Side, change.AddedPrice);
        BookLevel level = new() { Price = change.AddedPrice, Quantity = new Quantity(queue.Sum(o => o.Quantity)), OrderCount = queue.Count };
        QueuePosition position = real ? QueuePosition.Entered(in change, in level) : QueuePosition.AtTail(in level, lastPriority);
        int handle = overlay.Track(change.Instrument, change.Side, change.AddedPrice, in position);
        Assert.NotEqual(OwnOrderQueues.None, handle);
        ulong own = real ? change.AddedPriority : 0;
        List<ulong> ahead = queue.Select(o => o.Priority).Where(p => p != own).ToList();
        tracked.Add(new Tracked(change.Instrument, change.Side, change.AddedPrice, handle, ahead, own));
    }

    // A real order of ours that left is followed no more.
    private void Drop(in BookChange change)
    {
        if (!change.RemovedLeft) return;
        ulong left = change.RemovedPriority;
        int at = tracked.FindIndex(t => t.OwnPriority == left);
        if (at >= 0) Release(at);
    }

    private void Release(int at)
    {
        overlay.Release(tracked[at].Handle);
        tracked.RemoveAt(at);
    }

    private void Compare(NaiveOrderBooks books)
    {
        Assert.Equal(tracked.Count, overlay.Count);
        foreach (Tracked own in tracked)
        {
            var ahead = books.Queue(own.Instrument, own.Side, own.Price).Where(o => own.AheadPriorities.Contains(o.Priority)).ToList();
            Assert.Equal((ahead.Sum(o => o.Quantity), ahead.Count), (overlay[own.Handle].AheadLots, overlay[own.Handle].AheadOrders));
        }
    }
}

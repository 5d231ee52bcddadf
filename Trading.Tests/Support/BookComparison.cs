// Asserts that the fast book and the naive one are in the same state, seen from every side a reader has.
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.MarketData;
using Xunit;

namespace Trading.Tests.Support;

/// <summary>Comparisons of <see cref="OrderBooks"/> with <see cref="NaiveOrderBooks"/>.</summary>
public static class BookComparison
{
    /// <summary>Applies the update to both and compares status, change and touch.</summary>
    public static BookStatus ApplyToBoth(OrderBooks fast, NaiveOrderBooks naive, in MarketUpdate update)
    {
        BookStatus status = fast.Apply(update, out BookChange change);
        Assert.Equal(naive.Apply(update, out BookChange expected), status);
        Assert.Equal(change.AddedQuantity.Lots > 0, change.AddedSlot >= 0);
        Assert.Equal(change.RemovedQuantity.Lots > 0, change.RemovedSlot >= 0);
        if (change.AddedSlot >= 0)
        {
            Assert.Equal(change.AddedPriority, fast.PriorityAt(change.AddedSlot));
            Assert.Equal(change.AddedPrice, fast.PriceAt(change.AddedSlot));
        }
        change.AddedSlot = change.RemovedSlot = OrderBooks.NoSlot;
        Assert.Equal(expected, change);
        Assert.Equal(naive.LiveOrders, fast.LiveOrders);
        return status;
    }

    /// <summary>Compares touch, all levels, all queues and the state hash of one instrument.</summary>
    public static void AssertSameState(OrderBooks fast, NaiveOrderBooks naive, InstrumentId instrument)
    {
        Assert.Equal(naive.Top(instrument), fast.Top(instrument));
        Assert.Equal(naive.StateHash(instrument), fast.StateHash(instrument));
        foreach (Side side in new[] { Side.Buy, Side.Sell })
        {
            var expected = naive.Depth(instrument, side);
            DepthView view = fast.View(instrument, side);
            Assert.Equal(expected.Count, view.Count);
            Assert.True(view[view.Count].IsEmpty && view[-1].IsEmpty);
            for (int depth = 0; depth < expected.Count; depth++)
            {
                Assert.Equal(expected[depth], view[depth]);
                Assert.Equal(expected[depth], fast.LevelAt(instrument, side, view[depth].Price));
                AssertSameQueue(fast, naive, instrument, side, view[depth].Price);
            }
        }
    }

    private static void AssertSameQueue(OrderBooks fast, NaiveOrderBooks naive, InstrumentId instrument, Side side, Price price)
    {
        int slot = fast.FirstSlot(instrument, side, price);
        foreach (var (reference, quantity, priority) in naive.Queue(instrument, side, price))
        {
            Assert.Equal((reference, quantity, priority), (fast.ReferenceAt(slot), fast.QuantityAt(slot).Lots, fast.PriorityAt(slot)));
            Assert.Equal(slot, fast.SlotOf(reference));
            slot = fast.NextSlot(slot);
        }
        Assert.Equal(OrderBooks.NoSlot, slot);
    }
}

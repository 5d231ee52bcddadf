// The fast books equal the naive ones after every update of streams that break every rule of a feed.
using System;
using System.Collections.Generic;
using System.Linq;
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.MarketData;
using Trading.Tests.Support;
using Xunit;

namespace Trading.Tests.Property;

public sealed class OrderBooksProperties
{
    private static BookStream Stream(int instruments, int references, int prices, long lowest, int step) =>
        new(instruments, references, prices) { LowestPrice = lowest, PriceStep = step };

    [Theory]
    [InlineData(1, 24, 12, 10, 4, 0, 5_000_000, 100)] // capacities exhausted all the time
    [InlineData(4, 600, 40, 4096, 300, 0, 5_000_000, 100)] // long queues, many instruments
    [InlineData(2, 400, 3000, 4096, 3000, 250, 5_000_000, 100)] // windows move all the time, far levels; some references direct and used again, some hashed
    [InlineData(1, 300, 900, 64, 600, 150, 7, 37)] // across the dollar, most prices off the grid, few hashed orders
    [InlineData(2, 60, 1, 4096, 1, 60, 10_000, 100)] // one tick, one level
    public void Fast_books_equal_naive_books_after_every_update(int instruments, int references, int prices, int orderCapacity, int levelCapacity, int direct, long lowest, int step)
    {
        BookStream stream = Stream(instruments, references, prices, lowest, step);
        var seen = new bool[(int)BookStatus.WrongInstrument + 1];
        Words.Check(60, 1500, words =>
        {
            var fast = new OrderBooks(new BookCapacity(instruments, orderCapacity, levelCapacity, direct), TickScale.UsEquities);
            var naive = new NaiveOrderBooks(instruments, orderCapacity, levelCapacity, direct);
            for (int i = 0; i < words.Length; i++)
            {
                MarketUpdate update = stream.Update(words[i]);
                seen[(int)BookComparison.ApplyToBoth(fast, naive, update)] = true;
                if (update.Instrument.Value >= 0 && update.Instrument.Value < instruments) Assert.Equal(naive.StateHash(update.Instrument), fast.StateHash(update.Instrument));
                if (i % 16 != 0 && i != words.Length - 1) continue;
                for (int instrument = 0; instrument < instruments; instrument++) BookComparison.AssertSameState(fast, naive, new InstrumentId(instrument));
            }
        });
        // The generator is worth something only if it reaches every outcome.
        seen[(int)BookStatus.WrongInstrument] |= instruments == 1;
        seen[(int)BookStatus.CapacityFull] |= orderCapacity > references;
        Assert.DoesNotContain(false, seen);
    }

    [Fact]
    public void Batches_leave_the_statuses_and_the_books_of_one_at_a_time()
    {
        BookStream stream = Stream(3, 500, 800, 5_000_000, 100);
        Words.Check(60, 1500, words =>
        {
            MarketUpdate[] updates = words.Select(stream.Update).ToArray();
            OrderBooks one = New(3), many = New(3);
            var statuses = new BookStatus[updates.Length];
            int split = words.Length / 3;
            many.ApplyBatch(updates.AsSpan(0, split), statuses);
            many.ApplyBatch(updates.AsSpan(split), statuses.AsSpan(split));
            for (int i = 0; i < updates.Length; i++) Assert.Equal(one.Apply(updates[i], out _), statuses[i]);
            Assert.Equal(Hashes(one), Hashes(many));
        });
    }

    [Fact]
    public void A_restored_snapshot_has_the_same_state_and_the_same_future()
    {
        BookStream stream = Stream(3, 500, 800, 9_000, 50);
        Words.Check(60, 1500, words =>
        {
            OrderBooks original = New(3), restored = New(3);
            int half = words.Length / 2;
            foreach (int word in words.AsSpan(half)) restored.Apply(stream.Update(word), out _);
            foreach (int word in words.AsSpan(0, half)) original.Apply(stream.Update(word), out _);
            byte[] snapshot = new byte[original.SnapshotBytes];
            Assert.True(original.TryWriteSnapshot(snapshot));
            Assert.Equal(BookSnapshotStatus.Restored, restored.Restore(snapshot));
            Assert.Equal(Hashes(original), Hashes(restored));
            foreach (int word in words.AsSpan(half))
            {
                MarketUpdate update = stream.Update(word);
                Assert.Equal(original.Apply(update, out BookChange expected), restored.Apply(update, out BookChange change));
                change.AddedSlot = expected.AddedSlot;
                change.RemovedSlot = expected.RemovedSlot;
                Assert.Equal(expected, change);
            }
            Assert.Equal(Hashes(original), Hashes(restored));
        });
    }

    [Fact]
    public void A_book_of_a_hundred_thousand_levels_is_kept_in_order()
    {
        const int Levels = 100_000;
        var books = new OrderBooks(1, Levels, Levels);
        var expected = new SortedDictionary<long, long>();
        var updates = new List<MarketUpdate>();
        // A permutation: the multiplier shares no factor with the number of levels.
        for (int i = 0; i < Levels; i++)
            updates.Add(Order(MarketUpdateKind.Add, (ulong)i, 10_000 + 100L * (int)(i * 77_777L % Levels), 1 + i % 50));
        for (int i = 0; i < Levels; i++) updates.Add(Order(MarketUpdateKind.Delete, (ulong)(i * 33_331L % Levels), 0, 0));
        for (int i = 0; i < updates.Count; i++)
        {
            MarketUpdate update = updates[i];
            Assert.Equal(BookStatus.Applied, books.Apply(update, out BookChange change));
            if (update.Kind == MarketUpdateKind.Add) expected.Add(update.Price.Ticks, update.Quantity.Lots);
            else expected.Remove(change.RemovedPrice.Ticks);
            if (i % 20_000 == 10_000) AssertSameAsks(expected, books);
        }
        Assert.Equal((0, 0, default), (books.LiveOrders, books.View(new InstrumentId(0), Side.Sell).Count, books.Top(new InstrumentId(0))));
    }

    private static void AssertSameAsks(SortedDictionary<long, long> expected, OrderBooks books)
    {
        DepthView view = books.View(new InstrumentId(0), Side.Sell);
        Assert.Equal(expected.Count, view.Count);
        int depth = 0;
        foreach ((long price, long lots) in expected)
        {
            BookLevel level = view[depth++];
            Assert.Equal((price, lots, 1), (level.Price.Ticks, level.Quantity.Lots, level.OrderCount));
        }
    }

    private static MarketUpdate Order(MarketUpdateKind kind, ulong reference, long price, long lots) => new()
    {
        Kind = kind, Side = Side.Sell, OrderReference = reference, Price = new Price(price), Quantity = new Quantity(lots),
    };

    private static OrderBooks New(int instruments) => new(new BookCapacity(instruments, 300, 200, 200), TickScale.UsEquities);

    private static ulong[] Hashes(OrderBooks books) => Enumerable.Range(0, books.Instruments).Select(i => books.StateHash(new InstrumentId(i))).ToArray();
}

// What the book does where a feed is wrong, and the order of its queues, spelled out once by hand.
using System.Collections.Generic;
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.MarketData;
using Xunit;

namespace Trading.Tests.Unit;

public sealed class OrderBooksTests
{
    private static readonly InstrumentId Instrument = new(1);
    private readonly OrderBooks books = new(2, 4, 2);

    [Fact]
    public void A_queue_is_served_first_in_first_out_and_a_replace_goes_to_the_tail()
    {
        Apply(MarketUpdateKind.Add, 1, quantity: 100);
        Apply(MarketUpdateKind.Add, 2, quantity: 200);
        Apply(MarketUpdateKind.Add, 1UL << 50, quantity: 300);
        Assert.Equal([1, 2, 1UL << 50], Queue());

        BookChange partial = Apply(MarketUpdateKind.Execute, 1, quantity: 40);
        Assert.True(partial is { RemovedByTrade: true, RemovedLeft: false, TopChanged: true, RemovedQuantity.Lots: 40, RemovedPriority: 1, AddedSlot: -1 });
        Assert.Equal([1, 2, 1UL << 50], Queue());

        BookChange replaced = Apply(MarketUpdateKind.Replace, 2, quantity: 200, newReference: 3);
        Assert.True(replaced is { RemovedLeft: true, RemovedByTrade: false, TopChanged: false, RemovedPriority: 2, AddedPriority: 4, AddedQuantity.Lots: 200 });
        Assert.Equal([1, 1UL << 50, 3], Queue());
        Assert.Equal((560L, 3), (books.Top(Instrument).Bid.Quantity.Lots, books.Top(Instrument).Bid.OrderCount));

        BookChange atPrice = Apply(MarketUpdateKind.ExecuteAtPrice, 1, quantity: 60, price: 1);
        Assert.True(atPrice is { RemovedByTrade: true, RemovedLeft: true, RemovedPrice.Ticks: 1000 });
        Assert.Equal([1UL << 50, 3], Queue());
        Assert.True(books.Top(new InstrumentId(0)) is { Bid.IsEmpty: true, Ask.IsEmpty: true });
    }

    [Fact]
    public void A_wrong_feed_gets_a_status_and_leaves_a_book_that_still_adds_up()
    {
        Apply(MarketUpdateKind.Add, 1, quantity: 100);
        Refuse(BookStatus.DuplicateReference, MarketUpdateKind.Add, 1, quantity: 5);
        Refuse(BookStatus.UnknownReference, MarketUpdateKind.Delete, 9);
        Refuse(BookStatus.InvalidValue, MarketUpdateKind.Reduce, 1, quantity: 0);
        Refuse(BookStatus.InvalidValue, MarketUpdateKind.Add, 2, quantity: 1, price: 0);
        Refuse(BookStatus.InvalidValue, MarketUpdateKind.Add, 2, quantity: long.MaxValue);
        Refuse(BookStatus.WrongInstrument, MarketUpdateKind.Delete, 1, instrument: 0);
        Refuse(BookStatus.Ignored, MarketUpdateKind.Delete, 1, instrument: 2);
        Apply(MarketUpdateKind.Add, 2, quantity: 1, price: 900);
        Refuse(BookStatus.CapacityFull, MarketUpdateKind.Add, 3, quantity: 1, price: 800);
        Assert.Equal(100, books.Top(Instrument).Bid.Quantity.Lots);

        BookChange exceeded = Apply(MarketUpdateKind.Execute, 1, quantity: 101, expected: BookStatus.QuantityExceeded);
        Assert.True(exceeded is { RemovedLeft: true, RemovedQuantity.Lots: 100 });
        BookChange half = Apply(MarketUpdateKind.Replace, 2, quantity: 0, newReference: 7, expected: BookStatus.InvalidValue);
        Assert.True(half is { RemovedLeft: true, AddedQuantity.Lots: 0, AddedSlot: -1, TopChanged: true });
        Assert.Equal(0, books.LiveOrders);
        Assert.Equal(new OrderBooks(2, 1, 1).StateHash(Instrument), books.StateHash(Instrument));
    }

    private List<ulong> Queue()
    {
        var references = new List<ulong>();
        for (int slot = books.FirstSlot(Instrument, Side.Buy, new Price(1000)); slot != OrderBooks.NoSlot; slot = books.NextSlot(slot)) references.Add(books.ReferenceAt(slot));
        return references;
    }

    private void Refuse(BookStatus expected, MarketUpdateKind kind, ulong reference, long quantity = 1, long price = 1000, int instrument = 1)
    {
        ulong before = books.StateHash(Instrument);
        BookChange change = Apply(kind, reference, quantity, price, 0, expected, instrument);
        Assert.True(change is { TopChanged: false, RemovedSlot: -1, AddedSlot: -1, RemovedQuantity.Lots: 0, AddedQuantity.Lots: 0 });
        Assert.Equal(before, books.StateHash(Instrument));
    }

    private BookChange Apply(
        MarketUpdateKind kind, ulong reference, long quantity = 1, long price = 1000, ulong newReference = 0, BookStatus expected = BookStatus.Applied, int instrument = 1)
    {
        var update = new MarketUpdate
        {
            Kind = kind, Instrument = new InstrumentId(instrument), Side = Side.Buy, OrderReference = reference, NewOrderReference = newReference,
            Price = new Price(price), Quantity = new Quantity(quantity),
        };
        Assert.Equal(expected, books.Apply(update, out BookChange change));
        return change;
    }
}

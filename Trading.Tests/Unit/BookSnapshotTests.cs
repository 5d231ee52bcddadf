// A snapshot that is not whole, not ours or not possible is refused, and the books stay as they were.
using System;
using System.Buffers.Binary;
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.Journal;
using Trading.Core.MarketData;
using Xunit;

namespace Trading.Tests.Unit;

public sealed class BookSnapshotTests
{
    private const int VersionAt = 8, InstrumentsAt = 12, FirstPriorityAt = 40, FirstBookAt = 60;

    [Fact]
    public void Every_damaged_byte_is_noticed_and_changes_nothing()
    {
        byte[] snapshot = Snapshot();
        OrderBooks books = Books(orders: 2);
        ulong before = books.StateHash(default);
        Assert.False(books.TryWriteSnapshot(new byte[books.SnapshotBytes - 1]));
        for (int i = 0; i < snapshot.Length; i++)
        {
            snapshot[i] ^= 0x40;
            Assert.Equal(BookSnapshotStatus.Damaged, books.Restore(snapshot));
            snapshot[i] ^= 0x40;
            Assert.Equal(BookSnapshotStatus.Damaged, books.Restore(snapshot.AsSpan(0, i)));
        }
        Assert.Equal((before, 2), (books.StateHash(default), books.LiveOrders));
    }

    [Theory]
    [InlineData(VersionAt, 2, BookSnapshotStatus.UnknownVersion)]
    [InlineData(InstrumentsAt, 2, BookSnapshotStatus.OtherInstruments)]
    [InlineData(FirstBookAt, 9, BookSnapshotStatus.Inconsistent)]
    [InlineData(FirstPriorityAt, 3, BookSnapshotStatus.Inconsistent)] // the head of the queue would have entered after the tail
    [InlineData(FirstBookAt, 0, BookSnapshotStatus.CapacityFull)] // as it is, into books with room for two
    public void What_cannot_be_restored_says_why(int at, int value, BookSnapshotStatus expected)
    {
        byte[] snapshot = Snapshot();
        BinaryPrimitives.WriteInt32LittleEndian(snapshot.AsSpan(at), value);
        BinaryPrimitives.WriteUInt32LittleEndian(snapshot.AsSpan(snapshot.Length - 4), Crc32C.Compute(snapshot.AsSpan(0, snapshot.Length - 4)));
        var books = new OrderBooks(1, expected == BookSnapshotStatus.CapacityFull ? 2 : 8, 4);
        Assert.Equal((expected, 0), (books.Restore(snapshot), books.LiveOrders));
    }

    private static byte[] Snapshot()
    {
        OrderBooks books = Books(orders: 3);
        byte[] snapshot = new byte[books.SnapshotBytes];
        Assert.True(books.TryWriteSnapshot(snapshot));
        return snapshot;
    }

    private static OrderBooks Books(int orders)
    {
        var books = new OrderBooks(1, 8, 4);
        for (int i = 1; i <= orders; i++)
            Assert.Equal(BookStatus.Applied, books.Apply(
                new MarketUpdate { Kind = MarketUpdateKind.Add, OrderReference = (ulong)i, Price = new Price(10_000), Quantity = new Quantity(i) }, out _));
        return books;
    }
}

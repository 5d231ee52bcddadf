// What goes wrong on a by-price feed: the instrument turns stale with a reason and recovers, and the other goes on.
using System.Linq;
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.MarketData.Depth;
using Trading.Tests.Support.Depth;
using Xunit;

namespace Trading.Tests.Integration.Depth;

public sealed class DepthFeedTests
{
    [Theory]
    [InlineData("D101-102", DepthStaleReason.NoSnapshot, 0)] // diff before snapshot: held
    [InlineData("D99-100 D101-102 D103-104 S101", DepthStaleReason.None, 104)] // ... and used, the one that straddles included
    [InlineData("S100 D90-99 D98-103 D104-104", DepthStaleReason.None, 104)]
    [InlineData("F90-99<80 F95-101<90 F107-110<101 S100", DepthStaleReason.None, 110)] // USD-M ids have holes
    [InlineData("S100 F120-130<110", DepthStaleReason.SequenceGap, 100)]
    [InlineData("S100 D101-101 D103-104", DepthStaleReason.SequenceGap, 101)]
    [InlineData("S100 D101-101 D103-104 D102-102", DepthStaleReason.None, 104)] // the missing one came late
    [InlineData("S100 D101-101 D103-104 D105-105 S104", DepthStaleReason.None, 105)] // recovery by snapshot
    [InlineData("S100 D101-101 D103-104 S101", DepthStaleReason.SequenceGap, 101)] // too old a snapshot
    [InlineData("S100 D101-101 D101-101", DepthStaleReason.Duplicate, 101)]
    [InlineData("S100 D101-101 D101-101 D102-102", DepthStaleReason.None, 102)]
    [InlineData("S100 D101-101 D102-102 D101-101", DepthStaleReason.OutOfOrder, 102)]
    [InlineData("S100 D101-101 ?", DepthStaleReason.Malformed, 101)]
    [InlineData("S100 D101-101 ? D102-102", DepthStaleReason.None, 102)] // nothing was lost
    [InlineData("S100 D101-101 ? D103-103", DepthStaleReason.SequenceGap, 101)]
    [InlineData("S100 D101-101:10.05=1/ D102-102", DepthStaleReason.TickChange, 100)] // off the scale, never rounded
    [InlineData("S100 D101-101:11.5=1/", DepthStaleReason.Crossed, 100)]
    [InlineData("S100 D101-101:9.0=-1/ S102 D103-103", DepthStaleReason.None, 103)]
    [InlineData("S100 D101-101:9.0=-1/", DepthStaleReason.InvalidLevel, 100)]
    [InlineData("S100 D101-101:9.0=1,8.0=1,7.0=1,6.0=1/", DepthStaleReason.CapacityFull, 100)]
    [InlineData("S100 D101-101:7.0=0/12.0=0", DepthStaleReason.None, 101)] // deleting what is not there is normal
    [InlineData("Xcross", DepthStaleReason.BadSnapshot, 0)]
    [InlineData("Xrepeat D101-101 S100", DepthStaleReason.None, 101)]
    [InlineData("Xmany", DepthStaleReason.CapacityFull, 0)]
    [InlineData("S100 D101-101 S50 Xcross", DepthStaleReason.None, 101)] // a live book needs no snapshot
    public void A_broken_stream_turns_stale_with_its_reason_and_recovers(string script, DepthStaleReason reason, long lastId)
    {
        DepthScript run = new DepthScript().Run(script);
        Assert.Equal((reason, lastId), (run.Subject.Reason, run.Subject.LastId));
        // The other instrument goes on; bytes of unknown owner stop it only until its next diff.
        Assert.True(run.Other.IsLive);
        Assert.Equal(100 + script.Split(' ').Length, run.Other.LastId);
        Assert.Equal(run.Other.LastId, run.Other.Book.BestBid.Quantity.Lots);
    }

    [Theory]
    [InlineData(ChecksumRule.Kraken, SequenceRule.None)]
    [InlineData(ChecksumRule.Okx, SequenceRule.Okx)]
    public void A_wrong_checksum_turns_stale_until_a_snapshot_and_depth_is_cut_after_each_message(ChecksumRule rule, SequenceRule sequence)
    {
        var scale = new DecimalScale(1, 0);
        var book = new DepthSynchroniser(new DepthSynchroniserOptions { Sequence = sequence, Checksum = rule, DepthLimit = 3, LevelCapacity = 6 });
        LevelUpdate[] bids = [.. Enumerable.Range(1, 3).Select(i => Level(100 - i, i))], asks = [.. Enumerable.Range(1, 3).Select(i => Level(100 + i, i))];
        var expected = new PriceLevelBook(6);
        expected.TryLoad(bids, asks);
        DepthUpdate Snapshot(uint checksum) => new() { Kind = DepthKind.Snapshot, LastId = 7, Scale = scale, Bids = bids, Asks = asks, HasChecksum = true, Checksum = checksum };
        uint good = BookChecksum.Compute(rule, expected, scale);
        DepthUpdate bad = Snapshot(good + 1), fine = Snapshot(good);
        book.Apply(in bad);
        Assert.Equal(DepthStaleReason.ChecksumMismatch, book.Reason);
        Assert.Equal(DepthAction.Applied, book.Apply(in fine).Action);

        // A better level pushes the worst out, but only after the whole message: the deletion that follows makes room.
        expected.TryLoad([Level(100, 9), Level(99, 1), Level(98, 2)], asks);
        var diff = new DepthUpdate { PreviousId = 7, FirstId = 8, LastId = 8, Scale = scale, Bids = new[] { Level(100, 9) }, HasChecksum = true, Checksum = BookChecksum.Compute(rule, expected, scale) };
        Assert.Equal(DepthAction.Applied, book.Apply(in diff).Action);
        Assert.Equal(expected.StateHash(), book.Book.StateHash());
        diff = diff with { PreviousId = 8, FirstId = 9, LastId = 9, Checksum = 1 };
        Assert.Equal(DepthAction.Refused, book.Apply(in diff).Action);
        Assert.Equal((DepthStaleReason.ChecksumMismatch, 2), (book.Reason, book.TimesStale(DepthStaleReason.ChecksumMismatch)));
        Assert.Equal(DepthAction.Applied, book.Apply(in fine).Action);
    }

    private static LevelUpdate Level(long price, long lots) => new(new Price(price), new Quantity(lots));
}

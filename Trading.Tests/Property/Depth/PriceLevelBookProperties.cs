// The fast by-price book equals the naive one after every level, snapshot and cut.
using System.Collections.Generic;
using System.Linq;
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.MarketData.Depth;
using Trading.Tests.Support;
using Trading.Tests.Support.Depth;
using Xunit;

namespace Trading.Tests.Property.Depth;

public sealed class PriceLevelBookProperties
{
    [Theory]
    [InlineData(5, 12)] // one end of the buffer used up all the time, sides full
    [InlineData(400, 300)] // deep sides, binary search, both ends shifted
    public void Fast_book_equals_naive_book_after_every_step(int capacity, int prices)
    {
        var levelStatuses = new HashSet<LevelStatus>();
        var snapshotStatuses = new HashSet<SnapshotStatus>();
        Words.Check(60, 1500, words =>
        {
            var fast = new PriceLevelBook(capacity);
            var naive = new NaivePriceLevelBook(capacity);
            foreach (int word in words)
            {
                var draw = new Draw(word);
                if (draw.Next(40) == 0) snapshotStatuses.Add(Snapshot(fast, naive, draw, capacity, prices));
                else if (draw.Next(30) == 0) Truncate(fast, naive, draw.Next(capacity));
                else levelStatuses.Add(Set(fast, naive, draw, prices));
                AssertSame(fast, naive);
            }
        });
        // The generator is worth something only if it reaches every outcome.
        Assert.Equal(capacity < prices ? 7 : 6, levelStatuses.Count);
        Assert.Equal(capacity < prices ? 5 : 4, snapshotStatuses.Count); // a side of all prices cannot be full
    }

    // Bids and asks overlap, so that books cross; prices lie around zero and at the ends of the range.
    private static long Price(Draw draw, int prices) => draw.Next(60) switch
    {
        0 => long.MaxValue,
        1 => long.MinValue,
        _ => draw.Next(prices) - prices / 2,
    };

    private static LevelStatus Set(PriceLevelBook fast, NaivePriceLevelBook naive, Draw draw, int prices)
    {
        var side = (Side)draw.Next(2);
        long price = Price(draw, prices), lots = draw.Next(50) == 0 ? -1 : draw.Next(5) < 2 ? 0 : draw.Next(50) == 0 ? long.MaxValue : 1 + draw.Next(3);
        LevelStatus expected = naive.Set(side, price, lots, out bool topExpected);
        Assert.Equal(expected, fast.Set(side, new Price(price), new Quantity(lots), out bool top));
        Assert.Equal(topExpected, top);
        Assert.Equal(naive.Levels(side).FirstOrDefault(level => level.Price == price).Lots, fast.LevelAt(side, new Price(price)).Quantity.Lots);
        return expected;
    }

    private static SnapshotStatus Snapshot(PriceLevelBook fast, NaivePriceLevelBook naive, Draw draw, int capacity, int prices)
    {
        List<LevelUpdate> Side(int sign)
        {
            // 0 prices of the other side, 1 and 2 a quantity below or at zero, 3 repeated prices and too many, else clean.
            int fault = draw.Next(12);
            var levels = Enumerable.Range(0, fault == 3 ? 1 + draw.Next(capacity + 9) : draw.Next(capacity + 2)).Select(_ => (Price: sign * (1 + draw.Next(prices)), Lots: 1 + draw.Next(9))).ToList();
            if (fault != 3) levels = levels.DistinctBy(level => level.Price).OrderBy(level => level.Price * sign).Take(capacity).ToList();
            return levels.Select((level, i) => new LevelUpdate(new Price(fault == 0 ? -level.Price : level.Price), new Quantity(i == 1 && (fault is 1 or 2) ? fault - 2 : level.Lots))).ToList();
        }
        List<LevelUpdate> bids = Side(-1), asks = Side(1);
        SnapshotStatus expected = naive.Load(bids, asks);
        Assert.Equal(expected, fast.TryLoad(bids.ToArray(), asks.ToArray()));
        return expected;
    }

    private static void Truncate(PriceLevelBook fast, NaivePriceLevelBook naive, int depth)
    {
        bool cuts = naive.Levels(Side.Buy).Count() > depth || naive.Levels(Side.Sell).Count() > depth;
        naive.Truncate(depth);
        Assert.Equal(cuts, fast.Truncate(depth));
    }

    private static void AssertSame(PriceLevelBook fast, NaivePriceLevelBook naive)
    {
        Assert.Equal(naive.StateHash(), fast.StateHash());
        Assert.Equal(naive.IsCrossed, fast.IsCrossed);
        Assert.Equal(naive.Levels(Side.Buy).FirstOrDefault(), (fast.BestBid.Price.Ticks, fast.BestBid.Quantity.Lots));
        Assert.Equal(naive.Levels(Side.Sell).FirstOrDefault(), (fast.BestAsk.Price.Ticks, fast.BestAsk.Quantity.Lots));
    }

    private sealed class Draw(int word)
    {
        private ulong bits = BookHash.Mix(BookHash.Seed, (uint)word);

        public int Next(int bound)
        {
            bits = BookHash.Mix(bits, 1);
            return (int)((bits >> 16) % (ulong)bound);
        }
    }
}

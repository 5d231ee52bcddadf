// The slow obvious by-price book that the fast one is held against.
using System.Collections.Generic;
using System.Linq;
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.MarketData.Depth;

namespace Trading.Tests.Support.Depth;

/// <summary>Two sorted maps from price to quantity.</summary>
public sealed class NaivePriceLevelBook(int levelCapacity)
{
    private readonly SortedDictionary<long, long>[] sides = [new(), new()];

    public LevelStatus Set(Side side, long price, long lots, out bool topChanged)
    {
        SortedDictionary<long, long> levels = sides[(int)side];
        (long, long) before = Best(side);
        LevelStatus status = SetLevel(levels, price, lots);
        topChanged = Best(side) != before;
        return status;
    }

    public SnapshotStatus Load(IReadOnlyList<LevelUpdate> bids, IReadOnlyList<LevelUpdate> asks)
    {
        Clear();
        SnapshotStatus status = LoadSide(Side.Buy, bids);
        if (status == SnapshotStatus.Loaded) status = LoadSide(Side.Sell, asks);
        if (status == SnapshotStatus.Loaded && IsCrossed) status = SnapshotStatus.Crossed;
        if (status != SnapshotStatus.Loaded) Clear();
        return status;
    }

    public void Truncate(int depth)
    {
        foreach (Side side in new[] { Side.Buy, Side.Sell })
            foreach ((long price, _) in Levels(side).Skip(depth).ToList()) sides[(int)side].Remove(price);
    }

    public bool IsCrossed => sides.All(side => side.Count > 0) && Best(Side.Buy).Price >= Best(Side.Sell).Price;

    /// <summary>Best first.</summary>
    public IEnumerable<(long Price, long Lots)> Levels(Side side)
    {
        IEnumerable<KeyValuePair<long, long>> levels = side == Side.Buy ? sides[0].Reverse() : sides[1];
        return levels.Select(level => (level.Key, level.Value));
    }

    public ulong StateHash()
    {
        ulong hash = BookHash.Seed;
        foreach (Side side in new[] { Side.Buy, Side.Sell })
        {
            hash = BookHash.MixSide(hash, side);
            foreach ((long price, long lots) in Levels(side)) hash = BookHash.Mix(BookHash.Mix(hash, (ulong)price), (ulong)lots);
        }
        return hash;
    }

    private void Clear()
    {
        foreach (SortedDictionary<long, long> side in sides) side.Clear();
    }

    private (long Price, long Lots) Best(Side side) => Levels(side).FirstOrDefault();

    private LevelStatus SetLevel(SortedDictionary<long, long> levels, long price, long lots)
    {
        if (lots < 0) return LevelStatus.InvalidQuantity;
        if (!levels.TryGetValue(price, out long before))
        {
            if (lots == 0) return LevelStatus.Absent;
            if (levels.Count == levelCapacity) return LevelStatus.Full;
            levels[price] = lots;
            return LevelStatus.Inserted;
        }
        if (lots == before) return LevelStatus.Same;
        levels[price] = lots;
        if (lots != 0) return LevelStatus.Changed;
        levels.Remove(price);
        return LevelStatus.Removed;
    }

    // From the last level to the first, as which fault is told first depends on it.
    private SnapshotStatus LoadSide(Side side, IReadOnlyList<LevelUpdate> levels)
    {
        foreach (LevelUpdate level in levels.Reverse().Where(level => level.Quantity.Lots != 0))
        {
            switch (SetLevel(sides[(int)side], level.Price.Ticks, level.Quantity.Lots))
            {
                case LevelStatus.Inserted: break;
                case LevelStatus.Full: return SnapshotStatus.Full;
                case LevelStatus.InvalidQuantity: return SnapshotStatus.InvalidQuantity;
                default: return SnapshotStatus.RepeatedPrice;
            }
        }
        return SnapshotStatus.Loaded;
    }
}

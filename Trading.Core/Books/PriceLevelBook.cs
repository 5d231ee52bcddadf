// The by-price book of one instrument, from absolute quantities per level.
using System;
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.MarketData.Depth;

namespace Trading.Core.Books;

/// <summary>Levels of both sides, each a price with its total quantity; prices may be negative, and nothing here knows a tick from a cent.</summary>
/// <remarks>One owner thread. 32 bytes a level of capacity, all taken by the constructor; full is a status. Setting a level costs its distance from the touch
/// or from the far end, whichever is nearer; at the touch it is constant.</remarks>
[HotPath]
public sealed class PriceLevelBook
{
    private readonly PriceLevelSide bids;
    private readonly PriceLevelSide asks;

    /// <param name="levelCapacity">Most levels a side.</param>
    public PriceLevelBook(int levelCapacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(levelCapacity, 1);
        LevelCapacity = levelCapacity;
        bids = new PriceLevelSide(levelCapacity);
        asks = new PriceLevelSide(levelCapacity);
    }

    public int LevelCapacity { get; }

    public DepthLevel BestBid => Levels(Side.Buy)[0];

    public DepthLevel BestAsk => Levels(Side.Sell)[0];

    /// <summary>Both sides have levels and the best bid is at or above the best ask.</summary>
    public bool IsCrossed
    {
        get
        {
            DepthLevel bid = BestBid, ask = BestAsk;
            return !bid.IsEmpty && !ask.IsEmpty && bid.Price >= ask.Price;
        }
    }

    /// <summary>Says what is now shown at a price; zero deletes, and deleting what is not there is normal.</summary>
    /// <param name="side">Side of the level.</param>
    /// <param name="price">Its price.</param>
    /// <param name="quantity">The absolute quantity.</param>
    /// <param name="topChanged">The best level of the side changed in price or quantity.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LevelStatus Set(Side side, Price price, Quantity quantity, out bool topChanged)
    {
        topChanged = false;
        if (quantity.Lots < 0) return LevelStatus.InvalidQuantity;
        long mask = MaskOf(side);
        LevelStatus status = SideOf(side).Set(price.Ticks ^ mask, quantity.Lots, out topChanged);
        return status;
    }

    /// <summary>The level at a price, empty if there is none.</summary>
    public DepthLevel LevelAt(Side side, Price price)
    {
        PriceLevelSide levels = SideOf(side);
        int position = levels.Find(price.Ticks ^ MaskOf(side), out bool found);
        return found ? new DepthLevel(price, new Quantity(levels.Rungs[position].Lots)) : default;
    }

    /// <summary>One side by depth, in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DepthLevels Levels(Side side) => new(SideOf(side).Rungs, MaskOf(side));

    /// <summary>Drops the levels beyond a depth on both sides, as feeds of a bounded depth demand after each message. True when any was dropped.</summary>
    public bool Truncate(int depth) => bids.Truncate(depth) | asks.Truncate(depth);

    public void Clear()
    {
        bids.Clear();
        asks.Clear();
    }

    /// <summary>Replaces the whole book. Levels may come in any order; best first is fastest. A level of zero quantity is no level.</summary>
    public SnapshotStatus TryLoad(ReadOnlySpan<LevelUpdate> bidLevels, ReadOnlySpan<LevelUpdate> askLevels)
    {
        Clear();
        SnapshotStatus status = LoadSide(Side.Buy, bidLevels);
        if (status == SnapshotStatus.Loaded) status = LoadSide(Side.Sell, askLevels);
        if (status == SnapshotStatus.Loaded && IsCrossed) status = SnapshotStatus.Crossed;
        if (status != SnapshotStatus.Loaded) Clear();
        return status;
    }

    /// <summary>Hash of the book: for each side (bids first), its levels from the best outwards by price and quantity. O(levels).</summary>
    [ColdPath]
    public ulong StateHash()
    {
        ulong hash = BookHash.Seed;
        for (int side = 0; side <= 1; side++)
        {
            hash = BookHash.MixSide(hash, (Side)side);
            DepthLevels levels = Levels((Side)side);
            for (int depth = 0; depth < levels.Count; depth++)
                hash = BookHash.Mix(BookHash.Mix(hash, (ulong)levels[depth].Price.Ticks), (ulong)levels[depth].Quantity.Lots);
        }
        return hash;
    }

    private SnapshotStatus LoadSide(Side side, ReadOnlySpan<LevelUpdate> levels)
    {
        for (int i = levels.Length - 1; i >= 0; i--)
        {
            LevelUpdate level = levels[i];
            if (level.Quantity.Lots == 0) continue;
            switch (Set(side, level.Price, level.Quantity, out _))
            {
                case LevelStatus.Inserted: break;
                case LevelStatus.Full: return SnapshotStatus.Full;
                case LevelStatus.InvalidQuantity: return SnapshotStatus.InvalidQuantity;
                default: return SnapshotStatus.RepeatedPrice;
            }
        }
        return SnapshotStatus.Loaded;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private PriceLevelSide SideOf(Side side) => side == Side.Buy ? bids : asks;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long MaskOf(Side side) => -(long)side;
}

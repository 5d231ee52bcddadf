// A side of a by-price book by depth, read in place.
using System;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Books;

/// <summary>The levels of one side from the best (0) outwards, without copying. Valid until the book's next change.</summary>
[HotPath]
public readonly ref struct DepthLevels
{
    private readonly ReadOnlySpan<PriceRung> rungs;
    private readonly long mask; // 0 for bids, -1 for asks: the key's complement is the price

    internal DepthLevels(ReadOnlySpan<PriceRung> rungs, long mask)
    {
        this.rungs = rungs;
        this.mask = mask;
    }

    /// <summary>How many levels the side has.</summary>
    public int Count => rungs.Length;

    /// <summary>The level at a depth; an empty one at <see cref="Count"/> and beyond.</summary>
    public DepthLevel this[int depth]
    {
        get
        {
            if ((uint)depth >= (uint)rungs.Length) return default;
            ref readonly PriceRung rung = ref rungs[rungs.Length - 1 - depth];
            return new DepthLevel(new Price(rung.Key ^ mask), new Quantity(rung.Lots));
        }
    }
}

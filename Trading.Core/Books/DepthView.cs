// A book side by depth, read in place.
using System;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Books;

/// <summary>The levels of one side from the best (0) outwards, without copying. Valid until the next applied update.</summary>
[HotPath]
public readonly ref struct DepthView
{
    private readonly ReadOnlySpan<LadderRung> rungs;
    private readonly ReadOnlySpan<PriceLevel> levels;

    internal DepthView(ReadOnlySpan<LadderRung> rungs, ReadOnlySpan<PriceLevel> levels)
    {
        this.rungs = rungs;
        this.levels = levels;
    }

    /// <summary>How many levels the side has.</summary>
    public int Count => rungs.Length;

    /// <summary>The level at a depth; an empty one at <see cref="Count"/> and beyond.</summary>
    public BookLevel this[int depth]
    {
        get
        {
            BookLevel seen = default;
            if ((uint)depth >= (uint)rungs.Length) return seen;
            ref readonly PriceLevel level = ref levels[rungs[rungs.Length - 1 - depth].Level];
            seen.Price = new Price(level.Price);
            seen.Quantity = new Quantity(level.Quantity);
            seen.OrderCount = level.OrderCount;
            return seen;
        }
    }
}

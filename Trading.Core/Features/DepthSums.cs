// Displayed quantity over the best 3, 5 and 10 levels of one side, kept from change to change.
using System;
using Trading.Core.Books;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Features;

/// <summary>Cumulative quantity in lots of one book side, and the gap behind its best level.</summary>
/// <remarks>Recomputed, with ten level reads, only when a change of its own side reached these ten levels. That rests on seeing every change: features of
/// an instrument whose changes were not all seen begin anew.</remarks>
[HotPath]
internal struct DepthSums
{
    private const int FirstDepth = 3, SecondDepth = 5, ThirdDepth = 10;

    public long Lots3, Lots5, Lots10;

    /// <summary>Ticks from the best to the second level; 0 when there is none.</summary>
    public long GapTicks;

    // Price of the tenth level when there are ten; what changes strictly behind it leaves all sums alone.
    private long outermostTicks;

    /// <summary>True if a change of this side may have changed what is kept here.</summary>
    public readonly bool IsReachedBy(in BookChange change)
    {
        if (outermostTicks == 0) return true;
        long sign = change.Side.Sign();
        return (change.RemovedQuantity.Lots != 0 && (change.RemovedPrice.Ticks - outermostTicks) * sign >= 0)
            || (change.AddedQuantity.Lots != 0 && (change.AddedPrice.Ticks - outermostTicks) * sign >= 0);
    }

    // One walk outwards: going back would begin at the best again.
    public void Recompute(DepthView side)
    {
        int levels = side.Count < ThirdDepth ? side.Count : ThirdDepth;
        long sum = 0, best = 0;
        Lots3 = 0;
        Lots5 = 0;
        GapTicks = 0;
        outermostTicks = 0;
        for (int i = 0; i < levels; i++)
        {
            BookLevel level = side[i];
            sum += level.Quantity.Lots;
            if (i == 0) best = level.Price.Ticks;
            if (i == 1) GapTicks = Math.Abs(best - level.Price.Ticks);
            if (i < FirstDepth) Lots3 = sum;
            if (i < SecondDepth) Lots5 = sum;
            if (i == ThirdDepth - 1) outermostTicks = level.Price.Ticks;
        }
        Lots10 = sum;
    }
}

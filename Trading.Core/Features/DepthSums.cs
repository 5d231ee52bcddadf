// Displayed quantity over the best 3, 5 and 10 levels of one side, kept from change to change.
using System;
using Trading.Core.Books;
using Trading.Core.Diagnostics;

namespace Trading.Core.Features;

/// <summary>Cumulative quantity in lots of one book side, and the gap behind its best level.</summary>
/// <remarks>Recomputed only when its own side changed: O(10) level reads.</remarks>
[HotPath]
internal struct DepthSums
{
    private const int FirstDepth = 3, SecondDepth = 5, ThirdDepth = 10;

    public long Lots3, Lots5, Lots10;

    /// <summary>Ticks from the best to the second level; 0 when there is none.</summary>
    public long GapTicks;

    // One walk outwards: going back would begin at the best again.
    public void Recompute(DepthView side)
    {
        int levels = side.Count < ThirdDepth ? side.Count : ThirdDepth;
        long sum = 0, best = 0;
        Lots3 = 0;
        Lots5 = 0;
        GapTicks = 0;
        for (int i = 0; i < levels; i++)
        {
            BookLevel level = side[i];
            sum += level.Quantity.Lots;
            if (i == 0) best = level.Price.Ticks;
            if (i == 1) GapTicks = Math.Abs(best - level.Price.Ticks);
            if (i < FirstDepth) Lots3 = sum;
            if (i < SecondDepth) Lots5 = sum;
        }
        Lots10 = sum;
    }
}

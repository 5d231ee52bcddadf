// Displayed quantity over the best 3, 5 and 10 levels of one side, kept from change to change.
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

    public void Recompute(DepthView side)
    {
        int levels = side.Count < ThirdDepth ? side.Count : ThirdDepth;
        long sum = 0;
        int i = 0;
        for (; i < levels && i < FirstDepth; i++) sum += side[i].Quantity.Lots;
        Lots3 = sum;
        for (; i < levels && i < SecondDepth; i++) sum += side[i].Quantity.Lots;
        Lots5 = sum;
        for (; i < levels; i++) sum += side[i].Quantity.Lots;
        Lots10 = sum;
        long gap = levels > 1 ? side[0].Price.Ticks - side[1].Price.Ticks : 0;
        GapTicks = gap < 0 ? -gap : gap;
    }
}

// What the displayed book did lately: order flow imbalance at the touch and weighted flow in depth.
using Trading.Core.Books;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Indicators;

namespace Trading.Core.Features;

/// <summary>Decayed displayed-liquidity flow of one instrument in lots. Plus is buying pressure.</summary>
[HotPath]
internal struct BookFlow
{
    // An order this many increments behind the best counts half.
    private const double HalfWeightIncrements = 8.0;

    private DecayedSum touchShort, touchMedium, touchLong, depthMedium, depthLong;

    public readonly double TouchShort => touchShort.Value;
    public readonly double TouchMedium => touchMedium.Value;
    public readonly double TouchLong => touchLong.Value;
    public readonly double DepthMedium => depthMedium.Value;
    public readonly double DepthLong => depthLong.Value;

    public void Decay(in Decays by)
    {
        touchShort.Decay(by.OverShort);
        touchMedium.Decay(by.OverMedium);
        touchLong.Decay(by.OverLong);
        depthMedium.Decay(by.OverMedium);
        depthLong.Decay(by.OverLong);
    }

    /// <summary>Adds the order flow imbalance between two consecutive two-sided tops.</summary>
    public void AddTouch(in BookTop before, in BookTop after)
    {
        double flow = OrderFlowImbalance(in before, in after);
        touchShort.Add(flow);
        touchMedium.Add(flow);
        touchLong.Add(flow);
    }

    /// <summary>Adds what entered and left at any level, less the farther it is from the best price of its side before the change.</summary>
    public void AddDepth(in BookChange change, in BookTop before, double perIncrement)
    {
        double flow = 0;
        if (change.AddedQuantity.Lots > 0) flow += change.AddedQuantity.Lots * Weight(change.Side, change.AddedPrice, in before, perIncrement);
        if (change.RemovedQuantity.Lots > 0) flow -= change.RemovedQuantity.Lots * Weight(change.Side, change.RemovedPrice, in before, perIncrement);
        flow *= change.Side.Sign();
        depthMedium.Add(flow);
        depthLong.Add(flow);
    }

    private static double Weight(Side side, Price price, in BookTop before, double perIncrement)
    {
        long behind = side == Side.Buy ? before.Bid.Price.Ticks - price.Ticks : price.Ticks - before.Ask.Price.Ticks;
        return behind <= 0 ? 1.0 : HalfWeightIncrements / (HalfWeightIncrements + behind * perIncrement);
    }

    /// <summary>e = 1{Pb≥Pb'} qb - 1{Pb≤Pb'} qb' - 1{Pa≤Pa'} qa + 1{Pa≥Pa'} qa', primes before: Cont, Kukanov and Stoikov (2014), equation 2.</summary>
    private static double OrderFlowImbalance(in BookTop before, in BookTop after)
    {
        long flow = 0;
        if (after.Bid.Price >= before.Bid.Price) flow += after.Bid.Quantity.Lots;
        if (after.Bid.Price <= before.Bid.Price) flow -= before.Bid.Quantity.Lots;
        if (after.Ask.Price <= before.Ask.Price) flow -= after.Ask.Quantity.Lots;
        if (after.Ask.Price >= before.Ask.Price) flow += before.Ask.Quantity.Lots;
        return flow;
    }
}

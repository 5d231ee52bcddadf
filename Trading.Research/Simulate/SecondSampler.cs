// The state of one symbol at every full second of a tape: the raw material of the stylised facts.
using System.Collections.Generic;
using Trading.Core.Books;
using Trading.Core.Domain;

namespace Trading.Research.Simulate;

/// <summary>Samples the book on a one-second grid while both sides are there; flow and volume are of the second that ends at the sample.</summary>
internal sealed class SecondSampler
{
    private const double TicksPerCent = 100;
    private const int NearLevels = 5;

    private long nextSample = long.MinValue;
    private long volume;
    private double orderFlow;

    public List<double> Mid { get; } = [];
    public List<double> SpreadCents { get; } = [];
    public List<double> TouchDepth { get; } = [];
    public List<double> NearDepth { get; } = [];
    public List<double> Imbalance { get; } = [];
    public List<double> OrderFlowImbalance { get; } = [];
    public List<double> Volume { get; } = [];

    /// <summary>Called before the book takes a message of this time: closes every second that has passed.</summary>
    public void AdvanceTo(long nanos, OrderBooks books, InstrumentId instrument)
    {
        if (nextSample == long.MinValue) nextSample = (nanos / Nanos.PerSecond + 1) * Nanos.PerSecond;
        for (; nextSample <= nanos; nextSample += Nanos.PerSecond) Sample(books, instrument);
    }

    public void Traded(long quantity) => volume += quantity;

    /// <summary>Adds the change of the touch by one message to the second's order-flow imbalance (Cont, Kukanov, Stoikov 2014).</summary>
    public void TouchChanged(in BookTop before, in BookTop after)
    {
        if (after.Bid.Price >= before.Bid.Price) orderFlow += after.Bid.Quantity.Lots;
        if (after.Bid.Price <= before.Bid.Price) orderFlow -= before.Bid.Quantity.Lots;
        if (after.Ask.Price <= before.Ask.Price) orderFlow -= after.Ask.Quantity.Lots;
        if (after.Ask.Price >= before.Ask.Price) orderFlow += before.Ask.Quantity.Lots;
    }

    private void Sample(OrderBooks books, InstrumentId instrument)
    {
        BookTop top = books.Top(instrument);
        if (!top.IsTwoSided) return;
        double bid = top.Bid.Quantity.Lots, ask = top.Ask.Quantity.Lots;
        Mid.Add(0.5 * (top.Bid.Price.Ticks + top.Ask.Price.Ticks) / TicksPerCent);
        SpreadCents.Add((top.Ask.Price.Ticks - top.Bid.Price.Ticks) / TicksPerCent);
        TouchDepth.Add(0.5 * (bid + ask));
        NearDepth.Add(0.5 * (Depth(books.View(instrument, Side.Buy)) + Depth(books.View(instrument, Side.Sell))));
        Imbalance.Add((bid - ask) / (bid + ask));
        OrderFlowImbalance.Add(orderFlow);
        Volume.Add(volume);
        orderFlow = 0;
        volume = 0;
    }

    private static long Depth(DepthView side)
    {
        long sum = 0;
        for (int i = 0; i < NearLevels; i++) sum += side[i].Quantity.Lots;
        return sum;
    }
}

// The state of one symbol at every full second of a tape: the raw material of the stylised facts.
using System.Collections.Generic;

namespace Trading.Research.Simulate;

/// <summary>Samples the book on a one-second grid while both sides are there; flow and volume are of the second that ends at the sample.</summary>
internal sealed class SecondSampler
{
    private const long GridNanos = 1_000_000_000;

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
    public void AdvanceTo(long nanos, TopOfBook book)
    {
        if (nextSample == long.MinValue) nextSample = (nanos / GridNanos + 1) * GridNanos;
        for (; nextSample <= nanos; nextSample += GridNanos) Sample(book);
    }

    public void Traded(long quantity) => volume += quantity;

    /// <summary>Adds the change of the touch by one message to the second's order-flow imbalance (Cont, Kukanov, Stoikov 2014).</summary>
    public void TouchChanged(long bidBefore, long bidSizeBefore, long askBefore, long askSizeBefore, TopOfBook book)
    {
        if (book.BestBid >= bidBefore) orderFlow += book.BestBidQuantity;
        if (book.BestBid <= bidBefore) orderFlow -= bidSizeBefore;
        if (book.BestAsk <= askBefore) orderFlow -= book.BestAskQuantity;
        if (book.BestAsk >= askBefore) orderFlow += askSizeBefore;
    }

    private void Sample(TopOfBook book)
    {
        if (!book.IsTwoSided) return;
        Mid.Add(book.Mid / 100);
        SpreadCents.Add((book.BestAsk - book.BestBid) / 100.0);
        TouchDepth.Add(0.5 * book.Depth(1));
        NearDepth.Add(0.5 * book.Depth(5));
        Imbalance.Add((book.BestBidQuantity - book.BestAskQuantity) / (double)(book.BestBidQuantity + book.BestAskQuantity));
        OrderFlowImbalance.Add(orderFlow);
        Volume.Add(volume);
        orderFlow = 0;
        volume = 0;
    }
}

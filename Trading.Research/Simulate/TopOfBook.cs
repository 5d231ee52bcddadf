// The touch and near depth of one symbol while a tape is read for its summary.
using System.Collections.Generic;

namespace Trading.Research.Simulate;

/// <summary>Aggregated price levels of one symbol; prices x 10000.</summary>
internal sealed class TopOfBook
{
    private readonly SortedList<long, long> bids = [];
    private readonly SortedList<long, long> asks = [];

    public bool IsTwoSided => bids.Count > 0 && asks.Count > 0;
    public long BestBid => bids.Keys[^1];
    public long BestAsk => asks.Keys[0];
    public long BestBidQuantity => bids.Values[^1];
    public long BestAskQuantity => asks.Values[0];
    public double Mid => 0.5 * (BestBid + BestAsk);

    public void Change(bool isBid, long price, long quantity)
    {
        SortedList<long, long> side = isBid ? bids : asks;
        long now = side.GetValueOrDefault(price) + quantity;
        if (now == 0) side.Remove(price);
        else side[price] = now;
    }

    /// <summary>Displayed shares of both sides over the best <paramref name="levels"/> prices.</summary>
    public long Depth(int levels)
    {
        long sum = 0;
        for (int i = 0; i < levels && i < bids.Count; i++) sum += bids.Values[^(i + 1)];
        for (int i = 0; i < levels && i < asks.Count; i++) sum += asks.Values[i];
        return sum;
    }
}

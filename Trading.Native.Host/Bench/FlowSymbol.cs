// One symbol of the flow tape: its resting orders and where its touch is.
using System.Collections.Generic;
using Trading.Core.Simulation.Market;

namespace Trading.Native.Host.Bench;

/// <summary>A zero-intelligence book (Smith, Farmer, Gillemot and Krishnamurthy 2003): orders enter at a geometric distance from the opposite touch and leave at
/// random, the young ones sooner. It never crosses, its touch wanders, and its levels hold queues.</summary>
internal sealed class FlowSymbol(int baseCents)
{
    private const int Ticks = 1024;
    private const int Middle = Ticks / 2;
    private const double NearShare = 0.98;
    private const int NearMean = 6;
    private const int FarReach = 300;
    private const int Young = 24;

    private readonly List<FlowOrder> resting = [];
    private readonly int[] bids = new int[Ticks];
    private readonly int[] asks = new int[Ticks];
    private int bestBid = Middle - 1;
    private int bestAsk = Middle + 1;

    public int Resting => resting.Count;

    public FlowOrder this[int index] => resting[index];

    /// <summary>A price and side for a new order.</summary>
    public FlowOrder Draw(ulong reference, ref CounterRandom random)
    {
        bool buy = random.NextSign() > 0;
        int tick = TickFor(buy, ref random);
        return new FlowOrder(reference, tick, 100 * (1 + (uint)random.NextInt(8)), buy);
    }

    public int TickFor(bool buy, ref CounterRandom random)
    {
        int distance = random.Chance(NearShare) ? (int)(NearMean * random.NextExponential()) : random.NextInt(FarReach);
        int tick = buy ? bestAsk - 1 - distance : bestBid + 1 + distance;
        // The ends of the range are walls: beyond them the order stands at the wall, on its own side of the touch.
        if (buy) return tick < 1 ? 1 : tick;
        return tick > Ticks - 2 ? Ticks - 2 : tick;
    }

    public uint PriceOf(int tick) => (uint)(baseCents + tick - Middle) * 100;

    public void Enter(FlowOrder order)
    {
        resting.Add(order);
        if (order.IsBuy)
        {
            bids[order.Tick]++;
            if (order.Tick > bestBid) bestBid = order.Tick;
        }
        else
        {
            asks[order.Tick]++;
            if (order.Tick < bestAsk) bestAsk = order.Tick;
        }
    }

    /// <summary>Half of those that go are among the youngest, the others anywhere.</summary>
    public int PickLeaving(ref CounterRandom random)
    {
        int reach = random.NextSign() > 0 && resting.Count > Young ? Young : resting.Count;
        return resting.Count - 1 - random.NextInt(reach);
    }

    /// <summary>The better placed of a few.</summary>
    public int PickExecuted(ref CounterRandom random)
    {
        int best = random.NextInt(resting.Count);
        for (int i = 0; i < 6; i++)
        {
            int other = random.NextInt(resting.Count);
            if (Depth(resting[other]) < Depth(resting[best])) best = other;
        }
        return best;
    }

    public void Shrink(int index, uint shares)
    {
        FlowOrder order = resting[index];
        if (shares == order.Shares) Leave(index);
        else resting[index] = order with { Shares = order.Shares - shares };
    }

    public void Leave(int index)
    {
        FlowOrder order = resting[index];
        resting[index] = resting[^1];
        resting.RemoveAt(resting.Count - 1);
        if (order.IsBuy)
        {
            bids[order.Tick]--;
            while (bestBid > 1 && bids[bestBid] == 0) bestBid--;
        }
        else
        {
            asks[order.Tick]--;
            while (bestAsk < Ticks - 2 && asks[bestAsk] == 0) bestAsk++;
        }
    }

    private int Depth(in FlowOrder order) => order.IsBuy ? bestBid - order.Tick : order.Tick - bestAsk;
}

/// <summary>A resting order of the flow tape.</summary>
internal readonly record struct FlowOrder(ulong Reference, int Tick, uint Shares, bool IsBuy);

// The priority queue that gives all events of all symbols one order.
using System;
using Trading.Core.Diagnostics;

namespace Trading.Core.Simulation.Market;

/// <summary>Binary heap of <see cref="MarketEvent"/> by (time, agent, message number): a total order, so ties never depend on the heap's history.</summary>
/// <remarks>O(log n). Doubles when full, which ends once the market has reached its working population.</remarks>
internal sealed class EventQueue(int capacity)
{
    private MarketEvent[] heap = new MarketEvent[capacity];

    public int Count { get; private set; }

    public void Push(in MarketEvent item)
    {
        if (Count == heap.Length) Array.Resize(ref heap, heap.Length * 2);
        int at = Count++;
        while (at > 0)
        {
            int parent = (at - 1) >> 1;
            if (!item.IsBefore(heap[parent])) break;
            heap[at] = heap[parent];
            at = parent;
        }
        heap[at] = item;
    }

    public MarketEvent Pop()
    {
        Invariant.That(Count > 0);
        MarketEvent first = heap[0];
        MarketEvent last = heap[--Count];
        int at = 0;
        while (true)
        {
            int child = 2 * at + 1;
            if (child >= Count) break;
            if (child + 1 < Count && heap[child + 1].IsBefore(heap[child])) child++;
            if (!heap[child].IsBefore(last)) break;
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = last;
        return first;
    }
}

// The walks over live orders: all of them, and those of one side of one instrument.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Orders;

/// <summary>Two doubly linked lists through fixed arrays, newest first. O(1) in and out.</summary>
[HotPath]
internal sealed class OrderLinks
{
    private const int None = OrderStore.None;

    private readonly int[] next;
    private readonly int[] previous;
    private readonly int[] nextOn;
    private readonly int[] previousOn;
    private readonly int[] firstOn;

    public OrderLinks(int slots, int instruments)
    {
        next = new int[slots];
        previous = new int[slots];
        nextOn = new int[slots];
        previousOn = new int[slots];
        firstOn = new int[instruments * 2];
        for (int i = 0; i < firstOn.Length; i++) firstOn[i] = None;
    }

    public int First { get; private set; } = None;

    public int Next(int slot) => next[slot];

    public int FirstOn(InstrumentId instrument, Side side) => firstOn[Row(instrument, side)];

    public int NextOn(int slot) => nextOn[slot];

    public void Add(int slot, InstrumentId instrument, Side side)
    {
        next[slot] = First;
        previous[slot] = None;
        if (First != None) previous[First] = slot;
        First = slot;
        ref int firstHere = ref firstOn[Row(instrument, side)];
        nextOn[slot] = firstHere;
        previousOn[slot] = None;
        if (firstHere != None) previousOn[firstHere] = slot;
        firstHere = slot;
    }

    public void Remove(int slot, InstrumentId instrument, Side side)
    {
        int after = next[slot], before = previous[slot];
        if (after != None) previous[after] = before;
        if (before != None) next[before] = after;
        else First = after;
        after = nextOn[slot];
        before = previousOn[slot];
        if (after != None) previousOn[after] = before;
        if (before != None) nextOn[before] = after;
        else firstOn[Row(instrument, side)] = after;
    }

    private static int Row(InstrumentId instrument, Side side) => instrument.Value * 2 + (int)side;
}

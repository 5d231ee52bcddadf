// The three records the books are made of.
using System.Runtime.InteropServices;

namespace Trading.Core.Books;

/// <summary>A resting order in the slab, linked to its neighbours in the queue of its level (-1 ends).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct RestingOrder
{
    public ulong Reference;
    public ulong Priority;
    public long Quantity;
    public int Ahead;
    public int Behind;
    public int Level;
}

/// <summary>A price level in the slab. Book is instrument x 2 + side.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PriceLevel
{
    public long Price;
    public long Quantity;
    public int OrderCount;
    public int Head;
    public int Tail;
    public int Book;
}

/// <summary>An entry of a side's sorted ladder. The key is the price for bids and its negative for asks, so that a larger key is a better price.</summary>
internal struct LadderRung
{
    public long Key;
    public int Level;
}

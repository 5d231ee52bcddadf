// The records the books are made of: sizes divide a cache line, so that touching one touches one line.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Trading.Core.Books;

/// <summary>An order in the slab. All zero: never used. Quantity zero: departed; its link may still be in the queue of its level.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct RestingOrder
{
    public uint Quantity;

    /// <summary>Index of its level; never zero once used.</summary>
    public int Level;
}

/// <summary>What a price level shows, and the order that entered last; empty when Count is 0.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LevelQueue
{
    /// <summary>At most 2^31 orders of less than 2^32 each: cannot overflow.</summary>
    public long Quantity;

    public int Count;

    /// <summary>Slot of the last link of the queue, the nil slot when the level is empty.</summary>
    public int Tail;
}

/// <summary>256 occupancy bits of a window, bit = key and 255.</summary>
[InlineArray(4)]
internal struct Occupancy
{
    private ulong first;
}

/// <summary>One side of one instrument, one cache line. Keys are ticks, mirrored for asks so that a larger key is a better price.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct BookSide
{
    public Occupancy Occupied;

    /// <summary>The window holds the keys Base .. Base+255; a multiple of 64.</summary>
    public long Base;

    /// <summary>Best key in the window; the least number when it is empty.</summary>
    public long BestKey;

    /// <summary>Rank of the best level outside of the window.</summary>
    public long FarBest;

    /// <summary>Levels in the window.</summary>
    public int Windowed;

    /// <summary>Levels outside of the window.</summary>
    public int Far;
}

/// <summary>An entry of a side's sorted ladder. The key is the price for bids and its negative for asks, so that a larger key is a better price.</summary>
internal struct LadderRung
{
    public long Key;
    public int Level;
}

/// <summary>Whose a level outside of the windows is.</summary>
internal struct FarLevel
{
    public long Rank;
    public int Book;
}

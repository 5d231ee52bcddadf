// Reading the books: touch, depth, queues and state hash.
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Books;

public sealed partial class OrderBooks
{
    /// <summary>The touch, kept up to date by every apply; the reference stays valid for the life of the books.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly BookTop Top(InstrumentId instrument) => ref tops[instrument.Value];

    /// <summary>One side by depth, in place.</summary>
    public DepthView View(InstrumentId instrument, Side side) => new(ladder.Rungs(BookOf(instrument, side)), levels);

    /// <summary>The level at a price, empty if there is none.</summary>
    public BookLevel LevelAt(InstrumentId instrument, Side side, Price price)
    {
        BookLevel seen = default;
        int level = FindLevel(instrument, side, price);
        if (level < 0) return seen;
        seen.Price = price;
        seen.Quantity = new Quantity(levels[level].Quantity);
        seen.OrderCount = levels[level].OrderCount;
        return seen;
    }

    /// <summary>The slot of the order at the head of the queue at a price, or <see cref="NoSlot"/>.</summary>
    public int FirstSlot(InstrumentId instrument, Side side, Price price)
    {
        int level = FindLevel(instrument, side, price);
        return level < 0 ? NoSlot : levels[level].Head;
    }

    /// <summary>The slot of the order next behind, or <see cref="NoSlot"/>. The slot given must rest, as for the accessors below.</summary>
    public int NextSlot(int slot) => orders[slot].Behind;

    /// <summary>The slot of a resting order, or <see cref="NoSlot"/>.</summary>
    public int SlotOf(ulong reference) => references.Find(reference, out _);

    public Quantity QuantityAt(int slot) => new(orders[slot].Quantity);

    public ulong PriorityAt(int slot) => orders[slot].Priority;

    public ulong ReferenceAt(int slot) => orders[slot].Reference;

    public Price PriceAt(int slot) => new(levels[orders[slot].Level].Price);

    /// <summary>Hash of the instrument's whole book as <see cref="BookHash"/> defines it; O(its orders).</summary>
    [ColdPath]
    public ulong StateHash(InstrumentId instrument)
    {
        ulong hash = BookHash.Seed;
        for (int side = 0; side <= 1; side++)
        {
            hash = BookHash.MixSide(hash, (Side)side);
            DepthView view = View(instrument, (Side)side);
            for (int depth = 0; depth < view.Count; depth++)
            {
                BookLevel level = view[depth];
                hash = BookHash.MixLevel(hash, in level);
                for (int slot = FirstSlot(instrument, (Side)side, level.Price); slot >= 0; slot = NextSlot(slot))
                    hash = BookHash.MixOrder(hash, ReferenceAt(slot), QuantityAt(slot));
            }
        }
        return hash;
    }

    private int FindLevel(InstrumentId instrument, Side side, Price price)
    {
        int book = BookOf(instrument, side);
        return ladder.Find(book, KeyOf(book, price.Ticks), out _);
    }
}

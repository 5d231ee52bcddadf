// Which orders of a whole market rest, so that an event on an order nobody has seen enter is noticed.
using System;
using Trading.Core.Books;
using Trading.Core.MarketData;

namespace Trading.Native.Host.Feed;

/// <summary>Order references of all symbols with their locate and what is left of them: the bookkeeping of a book without prices and queues.</summary>
/// <remarks>Answers as <see cref="OrderBooks"/> would: a replace of an unknown order enters nothing. Open addressing with linear probing and
/// backward-shift deletion; 18 bytes a bucket, at most half full, doubled as needed up to <see cref="OrdersMax"/>. A free bucket has no lots.</remarks>
internal sealed class ReferenceLedger
{
    /// <summary>Most orders that rest at once; further ones are answered with <see cref="BookStatus.CapacityFull"/>.</summary>
    public const int OrdersMax = 1 << 25;

    private const int FirstBits = 16;

    private ulong[] references = new ulong[1 << FirstBits];
    private long[] lots = new long[1 << FirstBits];
    private ushort[] locates = new ushort[1 << FirstBits];
    private int shift = 64 - FirstBits;

    /// <summary>Orders resting now.</summary>
    public int Count { get; private set; }

    public BookStatus Apply(in MarketUpdate update, ushort locate) => update.Kind switch
    {
        MarketUpdateKind.Add => Enter(update.OrderReference, locate, update.Quantity.Lots),
        MarketUpdateKind.Delete => Leave(update.OrderReference, locate),
        MarketUpdateKind.Execute or MarketUpdateKind.ExecuteAtPrice or MarketUpdateKind.Reduce => Shrink(update.OrderReference, locate, update.Quantity.Lots),
        MarketUpdateKind.Replace => Replace(in update, locate),
        _ => BookStatus.Ignored,
    };

    private BookStatus Enter(ulong reference, ushort locate, long quantity)
    {
        if (quantity <= 0) return BookStatus.InvalidValue;
        int at = Find(reference);
        if (lots[at] != 0) return BookStatus.DuplicateReference;
        if (Count == OrdersMax) return BookStatus.CapacityFull;
        Put(at, reference, locate, quantity);
        if (2 * ++Count > references.Length) Grow();
        return BookStatus.Applied;
    }

    private BookStatus Leave(ulong reference, ushort locate)
    {
        int at = Find(reference);
        if (lots[at] == 0) return BookStatus.UnknownReference;
        if (locates[at] != locate) return BookStatus.WrongInstrument;
        RemoveAt(at);
        return BookStatus.Applied;
    }

    private BookStatus Shrink(ulong reference, ushort locate, long quantity)
    {
        int at = Find(reference);
        if (lots[at] == 0) return BookStatus.UnknownReference;
        if (locates[at] != locate) return BookStatus.WrongInstrument;
        if (quantity <= 0) return BookStatus.InvalidValue;
        BookStatus status = quantity > lots[at] ? BookStatus.QuantityExceeded : BookStatus.Applied;
        if (quantity >= lots[at]) RemoveAt(at);
        else lots[at] -= quantity;
        return status;
    }

    private BookStatus Replace(in MarketUpdate update, ushort locate)
    {
        BookStatus status = Leave(update.OrderReference, locate);
        return status == BookStatus.Applied ? Enter(update.NewOrderReference, locate, update.Quantity.Lots) : status;
    }

    // The bucket that holds the reference, or the free one where it belongs.
    private int Find(ulong reference)
    {
        int mask = references.Length - 1;
        int at = Home(reference);
        while (lots[at] != 0 && references[at] != reference) at = (at + 1) & mask;
        return at;
    }

    private void Put(int at, ulong reference, ushort locate, long quantity)
    {
        references[at] = reference;
        locates[at] = locate;
        lots[at] = quantity;
    }

    // An entry moves back into the hole unless its home lies cyclically behind the hole, up to where it stands.
    private void RemoveAt(int hole)
    {
        int mask = references.Length - 1;
        for (int at = (hole + 1) & mask; lots[at] != 0; at = (at + 1) & mask)
        {
            if (((at - Home(references[at])) & mask) < ((at - hole) & mask)) continue;
            Put(hole, references[at], locates[at], lots[at]);
            hole = at;
        }
        lots[hole] = 0;
        Count--;
    }

    private void Grow()
    {
        (ulong[] oldReferences, long[] oldLots, ushort[] oldLocates) = (references, lots, locates);
        references = new ulong[2 * oldReferences.Length];
        lots = new long[references.Length];
        locates = new ushort[references.Length];
        shift--;
        for (int i = 0; i < oldLots.Length; i++)
            if (oldLots[i] != 0) Put(Find(oldReferences[i]), oldReferences[i], oldLocates[i], oldLots[i]);
    }

    private int Home(ulong reference) => (int)((reference * 0x9E3779B97F4A7C15UL) >> shift);
}

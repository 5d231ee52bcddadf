// The mixing step of the book's state hash, shared by every implementation of the book.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Books;

/// <summary>Hash of one instrument's book: for each side (bids first), for each level from the best outwards: price, order count and quantity, then its
/// orders from the head of the queue: reference and quantity. Sides are told apart by <see cref="Side"/> being mixed in first.</summary>
/// <remarks>A multiply-xorshift mix; not cryptographic. Slots and priorities are left out: they are how a book is kept, not what it is.</remarks>
[HotPath]
public static class BookHash
{
    public const ulong Seed = 0xCBF29CE484222325UL;

    public static ulong Mix(ulong hash, ulong value)
    {
        hash = (hash ^ value) * 0xFF51AFD7ED558CCDUL;
        return hash ^ (hash >> 32);
    }

    public static ulong MixSide(ulong hash, Side side) => Mix(hash, (ulong)side);

    public static ulong MixLevel(ulong hash, in BookLevel level) =>
        Mix(Mix(Mix(hash, (ulong)level.Price.Ticks), (ulong)level.OrderCount), (ulong)level.Quantity.Lots);

    public static ulong MixOrder(ulong hash, ulong reference, Quantity quantity) => Mix(Mix(hash, reference), (ulong)quantity.Lots);
}

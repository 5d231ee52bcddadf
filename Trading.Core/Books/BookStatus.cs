// What applying one market update to the books came to.
namespace Trading.Core.Books;

/// <summary>Outcome of <see cref="OrderBooks.Apply(in MarketData.MarketUpdate)"/>. Everything from <see cref="UnknownReference"/> up means that feed and book disagree: the instrument turns stale.</summary>
/// <remarks>A replace first removes the old order, then adds the new one by the rules of an add. When the second half is refused, its status is
/// returned and the old order is gone all the same: the venue has withdrawn it, and a ghost at the touch is worse than a gap.</remarks>
public enum BookStatus : byte
{
    /// <summary>The book changed.</summary>
    Applied = 0,

    /// <summary>The update does not concern a book (informational, trade, untracked instrument).</summary>
    Ignored,

    /// <summary>Execute, reduce, delete or replace of a reference that is not resting.</summary>
    UnknownReference,

    /// <summary>Add or replace to a reference that already rests; the resting one is kept.</summary>
    DuplicateReference,

    /// <summary>Execute or reduce of more than the order holds; the order is removed, for what it held.</summary>
    QuantityExceeded,

    /// <summary>Zero or negative price of an order that enters, zero or negative quantity, or more than <see cref="OrderBooks.OrderLotsMax"/>; not applied.</summary>
    InvalidValue,

    /// <summary>Order or level capacity is exhausted; not applied.</summary>
    CapacityFull,

    /// <summary>The reference rests in another instrument than the update names; not applied.</summary>
    WrongInstrument,
}

/// <summary>Facts about <see cref="BookStatus"/>.</summary>
public static class BookStatuses
{
    /// <summary>How many statuses there are: the length of an array indexed by status.</summary>
    public const int Count = (int)BookStatus.WrongInstrument + 1;
}

// What applying one market update to the books came to.
namespace Trading.Core.Books;

/// <summary>Outcome of <c>OrderBooks.Apply</c>. Everything from <see cref="UnknownReference"/> up means that feed and book disagree: the instrument turns stale.</summary>
public enum BookStatus : byte
{
    /// <summary>The book changed.</summary>
    Applied = 0,

    /// <summary>The update does not concern a book (informational, trade, untracked instrument).</summary>
    Ignored,

    /// <summary>Execute, reduce, delete or replace of a reference that is not resting.</summary>
    UnknownReference,

    /// <summary>Add or replace to a reference that already rests; the first one is kept.</summary>
    DuplicateReference,

    /// <summary>Execute or reduce of more than the order holds; the order is removed.</summary>
    QuantityExceeded,

    /// <summary>Zero or negative price or quantity, or a level's quantity would overflow; not applied.</summary>
    InvalidValue,

    /// <summary>Order or level capacity is exhausted; not applied.</summary>
    CapacityFull,

    /// <summary>The reference rests in another instrument than the update names; not applied.</summary>
    WrongInstrument,
}

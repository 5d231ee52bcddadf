// What restoring the books from a snapshot came to.
namespace Trading.Core.Books;

/// <summary>Outcome of <see cref="OrderBooks.Restore"/>. On any but <see cref="Restored"/> the books are as they were.</summary>
public enum BookSnapshotStatus : byte
{
    Restored = 0,

    /// <summary>Not a snapshot, cut short, longer than it says, or its checksum is wrong.</summary>
    Damaged,

    /// <summary>Written by another version of the format.</summary>
    UnknownVersion,

    /// <summary>Taken from books of another number of instruments.</summary>
    OtherInstruments,

    /// <summary>Holds more orders or levels than these books have room for.</summary>
    CapacityFull,

    /// <summary>The checksum holds, but an order cannot be: out of range, twice, or out of turn in its queue.</summary>
    Inconsistent,
}

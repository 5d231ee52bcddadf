// Why a by-price book is not to be traded on.
namespace Trading.Core.Books;

/// <summary>The reason an instrument is stale; <see cref="None"/> while its book is live.</summary>
public enum DepthStaleReason : byte
{
    None = 0,

    /// <summary>Nothing to apply diffs to yet; they are held until a snapshot comes.</summary>
    NoSnapshot,

    /// <summary>A message is missing. Healed by the missing one arriving late, or by a snapshot.</summary>
    SequenceGap,

    /// <summary>The last message came again. Healed by the next in sequence.</summary>
    Duplicate,

    /// <summary>A message older than the book's state. Healed by the next in sequence.</summary>
    OutOfOrder,

    /// <summary>Bytes that could not be read and may have been about this instrument. Healed by the next message in sequence, which shows that they were not, or by a snapshot.</summary>
    Malformed,

    /// <summary>A message in another scale than the book's. Needs a snapshot, as do all below.</summary>
    TickChange,

    ChecksumMismatch,

    /// <summary>The best bid reached the best ask after a message.</summary>
    Crossed,

    /// <summary>A snapshot was crossed, or repeated a price.</summary>
    BadSnapshot,

    /// <summary>A quantity below zero.</summary>
    InvalidLevel,

    /// <summary>More levels than the book, or than a message, has room for.</summary>
    CapacityFull,
}

/// <summary>Facts about <see cref="DepthStaleReason"/>.</summary>
public static class DepthStaleReasons
{
    /// <summary>How many reasons there are: the length of an array indexed by reason.</summary>
    public const int Count = (int)DepthStaleReason.CapacityFull + 1;
}

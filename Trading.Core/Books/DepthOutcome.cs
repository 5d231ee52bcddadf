// What one by-price message did to an instrument.
namespace Trading.Core.Books;

/// <summary>What became of a message.</summary>
public enum DepthAction : byte
{
    /// <summary>It is in the book.</summary>
    Applied = 0,

    /// <summary>The book held it already: older than the snapshot, or not needed.</summary>
    Dropped,

    /// <summary>Kept until a snapshot or the missing message comes.</summary>
    Held,

    /// <summary>It could not be applied; the instrument is stale.</summary>
    Refused,
}

/// <summary>Outcome of <see cref="DepthSynchroniser.Apply"/>, held messages that it released included.</summary>
/// <param name="Action">What became of the message.</param>
/// <param name="BookChanged">Some level is not as before.</param>
/// <param name="TopChanged">A best level was touched by some level of the message.</param>
public readonly record struct DepthOutcome(DepthAction Action, bool BookChanged, bool TopChanged);

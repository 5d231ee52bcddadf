// What a by-price instrument's feed is like.
namespace Trading.Core.Books;

/// <summary>Rules and capacities of one <see cref="DepthSynchroniser"/>.</summary>
public sealed record DepthSynchroniserOptions
{
    public SequenceRule Sequence { get; init; }

    public ChecksumRule Checksum { get; init; }

    /// <summary>Most levels a side, snapshot and growth of the day included.</summary>
    public int LevelCapacity { get; init; } = 1 << 14;

    /// <summary>Levels a side to which the book is cut after each message, for feeds that stop telling of levels beyond (Kraken); 0 keeps all.</summary>
    public int DepthLimit { get; init; }

    /// <summary>Most messages held while the instrument is stale.</summary>
    public int HeldMessages { get; init; } = 1 << 10;

    /// <summary>Most levels in them.</summary>
    public int HeldLevels { get; init; } = 1 << 15;
}

// What decoding one message of a by-price feed came to.
namespace Trading.Core.MarketData.Depth;

/// <summary>Outcome of a depth decoder. Only <see cref="Ok"/> may go on to the books; everything from <see cref="Malformed"/> up makes books stale.</summary>
public enum DepthDecodeStatus : byte
{
    Ok = 0,

    /// <summary>Well-formed, but not about depth (trades, tickers, partial-depth streams, answers to requests).</summary>
    Ignored,

    /// <summary>Depth of an instrument that is not tracked.</summary>
    OtherInstrument,

    /// <summary>A snapshot that names no instrument while several are tracked.</summary>
    Unattributed,

    /// <summary>Not JSON, or a depth message whose fields are missing, repeated, of the wrong kind or contradictory.</summary>
    Malformed,

    /// <summary>A price or quantity has digits beyond the instrument's scale: its tick or lot has changed.</summary>
    OffScale,

    /// <summary>A price or quantity is too large for its scale.</summary>
    Overflow,

    /// <summary>More levels than the decoder has room for.</summary>
    TooManyLevels,
}

/// <summary>Facts about <see cref="DepthDecodeStatus"/>.</summary>
public static class DepthDecodeStatuses
{
    /// <summary>How many statuses there are: the length of an array indexed by status.</summary>
    public const int Count = (int)DepthDecodeStatus.TooManyLevels + 1;

    /// <summary>The message was to be about depth and could not be used.</summary>
    public static bool IsFailure(this DepthDecodeStatus status) => status >= DepthDecodeStatus.Malformed;
}

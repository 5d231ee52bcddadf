// What decoding one message came to.
namespace Trading.Core.MarketData;

/// <summary>Outcome of <see cref="ItchDecoder.Decode"/>. Only <see cref="Ok"/> may go on to the books.</summary>
public enum DecodeStatus : byte
{
    Ok = 0,

    /// <summary>No bytes at all.</summary>
    Empty,

    /// <summary>A type byte the specification does not know.</summary>
    UnknownType,

    /// <summary>Not the exact length of its type.</summary>
    WrongLength,

    /// <summary>A side, flag or state that does not exist, an unprintable symbol, a price of 2^31 or more, or a time of 24 hours or more.</summary>
    InvalidField,

    /// <summary>The locate was announced for another symbol, or the symbol for another locate; the first of both is kept.</summary>
    SymbolConflict,
}

/// <summary>Facts about <see cref="DecodeStatus"/>.</summary>
public static class DecodeStatuses
{
    /// <summary>How many statuses there are: the length of an array indexed by status.</summary>
    public const int Count = (int)DecodeStatus.SymbolConflict + 1;
}

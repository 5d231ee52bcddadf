// What the next frame of a tape turned out to be.
namespace Trading.Core.MarketData;

/// <summary>Outcome of <see cref="TapeFramer.Next"/>.</summary>
public enum FrameStatus : byte
{
    /// <summary>A frame of possible length.</summary>
    Message = 0,

    /// <summary>The tape ends at a frame boundary, or what remained was reported before.</summary>
    End,

    /// <summary>The last bytes are less than their frame announces (or a lone byte); said once, then <see cref="End"/>.</summary>
    TruncatedTail,

    /// <summary>A length of zero; its two bytes were skipped.</summary>
    ZeroLength,

    /// <summary>A length above <see cref="Itch50.MaxLength"/>; skipped, to the end of the tape if it reaches beyond.</summary>
    ImpossibleLength,
}

// How a cancel on a price level is shared between those ahead of us and those behind, where the feed does not tell.
namespace Trading.Core.Books;

/// <summary>The probability P(f, b) that a cancelled share stood behind us, with f shares ahead and b behind.</summary>
/// <remarks>The family of hftbacktest's probability queue models. n is the exponent.</remarks>
public enum QueueModel : byte
{
    /// <summary>bⁿ / (bⁿ + fⁿ).</summary>
    Power = 0,

    /// <summary>ln(1+b) / (ln(1+b) + ln(1+f)).</summary>
    Log,

    /// <summary>ln(1+b) / ln(1+b+f).</summary>
    LogOfSum,

    /// <summary>bⁿ / (b+f)ⁿ.</summary>
    PowerOfSum,

    /// <summary>1 - (f / (f+b))ⁿ.</summary>
    PowerOfShare,
}

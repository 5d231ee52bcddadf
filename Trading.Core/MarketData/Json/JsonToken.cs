// The pieces of JSON text.
namespace Trading.Core.MarketData.Json;

/// <summary>What <see cref="JsonScanner.Next"/> found.</summary>
public enum JsonToken : byte
{
    /// <summary>The text ended after one whole value.</summary>
    End = 0,

    /// <summary>Not JSON, or nested deeper than <see cref="JsonScanner.DepthMax"/>. Sticky.</summary>
    Error,

    ObjectStart,
    ObjectEnd,
    ArrayStart,
    ArrayEnd,

    /// <summary>A member's name; its value is the next token.</summary>
    Name,

    String,
    Number,
    True,
    False,
    Null,
}

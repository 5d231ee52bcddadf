// What a tape contains, read back from its own bytes rather than from the generator's memory.
using System.Collections.Generic;

namespace Trading.Research.Simulate;

/// <summary>Counts and prices of one symbol on a tape.</summary>
public sealed record SymbolSummary
{
    public required string Symbol { get; init; }
    public required long Messages { get; init; }
    public required long Trades { get; init; }
    public required long Volume { get; init; }

    /// <summary>Lowest and highest trade price in ticks of 1/10000; 0 when nothing traded.</summary>
    public required long LowTicks { get; init; }

    public required long HighTicks { get; init; }
    public required StylisedFacts Facts { get; init; }
}

/// <summary>A tape's summary.</summary>
public sealed record TapeSummary
{
    public required long Bytes { get; init; }
    public required long Messages { get; init; }

    /// <summary>Messages by ITCH type, in the order of the type's code.</summary>
    public required IReadOnlyDictionary<char, long> MessagesByType { get; init; }

    public required IReadOnlyList<SymbolSummary> Symbols { get; init; }

    /// <summary>SHA-256 of all bytes, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }
}

// A decoded by-price message: a snapshot of the whole book or the levels that changed.
using System;
using Trading.Core.Domain;

namespace Trading.Core.MarketData.Depth;

/// <summary>What a by-price message is.</summary>
public enum DepthKind : byte
{
    /// <summary>Levels that changed, each with its new absolute quantity.</summary>
    Diff = 0,

    /// <summary>The whole visible book.</summary>
    Snapshot,
}

/// <summary>A by-price message as it left the decoder. Its levels are read in place and hold until the decoder's next call.</summary>
public ref struct DepthUpdate
{
    /// <summary>The feed did not tell the id before.</summary>
    public const long NoPreviousId = -1;

    public DepthKind Kind;
    public InstrumentId Instrument;

    /// <summary>First sequence id that the message covers; for a snapshot the same as <see cref="LastId"/>.</summary>
    public long FirstId;

    /// <summary>Last sequence id that the message covers.</summary>
    public long LastId;

    /// <summary>Last id of the message before, where the feed tells it, or <see cref="NoPreviousId"/>.</summary>
    public long PreviousId;

    /// <summary><see cref="Checksum"/> is given and is to be checked after the message.</summary>
    public bool HasChecksum;

    /// <summary>The venue's checksum of the book after this message. A signed one is given by its bits.</summary>
    public uint Checksum;

    /// <summary>Decimals of its prices and quantities.</summary>
    public DecimalScale Scale;

    public ReadOnlySpan<LevelUpdate> Bids;
    public ReadOnlySpan<LevelUpdate> Asks;
}

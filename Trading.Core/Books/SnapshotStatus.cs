// What loading a snapshot into a by-price book came to.
namespace Trading.Core.Books;

/// <summary>Outcome of <see cref="PriceLevelBook.TryLoad"/>. A refused snapshot leaves the book empty.</summary>
public enum SnapshotStatus : byte
{
    Loaded = 0,

    /// <summary>The best bid is at or above the best ask.</summary>
    Crossed,

    /// <summary>A price twice on a side.</summary>
    RepeatedPrice,

    /// <summary>A quantity below zero.</summary>
    InvalidQuantity,

    /// <summary>More levels than a side has room for.</summary>
    Full,
}

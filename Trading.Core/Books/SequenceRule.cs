// How a by-price feed numbers its messages.
namespace Trading.Core.Books;

/// <summary>By what rule a diff is known to follow the book's state.</summary>
public enum SequenceRule : byte
{
    /// <summary>No numbers: every diff follows (Kraken, which has its checksum instead). Snapshots come in the stream and count at once.</summary>
    None = 0,

    /// <summary>Spot: first id = last id + 1. USD-M (a previous id is given): previous id = last id. The first diff after a snapshot straddles its id; older
    /// ones are dropped. Snapshots are asked for aside from the stream and matter only while the instrument is stale.</summary>
    Binance,

    /// <summary>Previous id = last id; ids may jump either way. Snapshots come in the stream and count at once.</summary>
    Okx,
}

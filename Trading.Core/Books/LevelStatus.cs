// What setting one level of a by-price book came to.
namespace Trading.Core.Books;

/// <summary>Outcome of <see cref="PriceLevelBook.Set"/>. From <see cref="Full"/> up the level was refused and the book is no longer the venue's.</summary>
public enum LevelStatus : byte
{
    /// <summary>The level had this quantity already.</summary>
    Same = 0,

    /// <summary>A deletion of a level that is not there: normal on diff feeds, whose levels may lie outside the snapshot.</summary>
    Absent,

    Inserted,
    Changed,
    Removed,

    /// <summary>The side has no room for another level.</summary>
    Full,

    /// <summary>A quantity below zero.</summary>
    InvalidQuantity,
}

/// <summary>Facts about <see cref="LevelStatus"/>.</summary>
public static class LevelStatuses
{
    /// <summary>The book is not the same as before.</summary>
    public static bool IsChange(this LevelStatus status) => status is LevelStatus.Inserted or LevelStatus.Changed or LevelStatus.Removed;

    public static bool IsFailure(this LevelStatus status) => status >= LevelStatus.Full;
}

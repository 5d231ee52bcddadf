// Rebuilds the by-price book of a LOBSTER day from its messages and checks it against the published one, row by row.
using System;
using Trading.Core.Domain;
using Trading.Core.MarketData.Depth;
using Trading.Core.MarketData.Lobster;

namespace Trading.Core.Books;

/// <summary>The visible levels of a LOBSTER window. Each message is applied to what is known, and the result must be the beginning of the published row;
/// levels that the window's edge reveals are taken from the row, as nothing else tells them.</summary>
/// <remarks>Offline use. The first row is the book to start from. After a row that differs the book is the published one again.</remarks>
public sealed class LobsterBook
{
    private readonly int window;

    /// <param name="window">Levels a side of the orderbook file.</param>
    public LobsterBook(int window)
    {
        this.window = window;
        Book = new PriceLevelBook(window + 1);
    }

    /// <summary>After each step the published book, all levels of it.</summary>
    public PriceLevelBook Book { get; }

    /// <summary>Rows whose known part was rebuilt from messages and found equal.</summary>
    public long RowsRebuilt { get; private set; }

    /// <summary>Rows that differ from what their message makes of the row before, or that no book can be.</summary>
    public long RowsDifferent { get; private set; }

    /// <summary>Levels that came into the window from beyond its edge.</summary>
    public long LevelsRevealed { get; private set; }

    private bool started;

    /// <summary>Takes a message and the row published after it; true when they agree with the row before.</summary>
    public bool Step(in LobsterMessage message, ReadOnlySpan<LevelUpdate> asks, ReadOnlySpan<LevelUpdate> bids)
    {
        bool agrees = started && TryApply(in message) && Begins(Side.Sell, asks) && Begins(Side.Buy, bids);
        if (agrees)
        {
            Reveal(Side.Sell, asks);
            Reveal(Side.Buy, bids);
            RowsRebuilt++;
            return true;
        }
        bool first = !started;
        started = true;
        if (Book.TryLoad(bids, asks) == SnapshotStatus.Loaded && first) return true;
        RowsDifferent++;
        return false;
    }

    private bool TryApply(in LobsterMessage message)
    {
        if (message.Event >= LobsterEvent.HiddenExecution) return true;
        long resting = Book.LevelAt(message.Side, message.Price).Quantity.Lots;
        long after = message.Event == LobsterEvent.Submission ? resting + message.Quantity.Lots : resting - message.Quantity.Lots;
        LevelStatus status = Book.Set(message.Side, message.Price, new Quantity(after), out _);
        Book.Truncate(window);
        return !status.IsFailure();
    }

    private bool Begins(Side side, ReadOnlySpan<LevelUpdate> published)
    {
        DepthLevels known = Book.Levels(side);
        if (known.Count > published.Length) return false;
        for (int i = 0; i < known.Count; i++)
        {
            if (known[i].Price != published[i].Price || known[i].Quantity != published[i].Quantity) return false;
        }
        return true;
    }

    private void Reveal(Side side, ReadOnlySpan<LevelUpdate> published)
    {
        for (int i = Book.Levels(side).Count; i < published.Length; i++)
        {
            Book.Set(side, published[i].Price, published[i].Quantity, out _);
            LevelsRevealed++;
        }
    }
}

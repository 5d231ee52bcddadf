// The level updates that the l2 scenario measures: of a capture, or made.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Trading.Core.Books;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.MarketData.Binance;
using Trading.Core.MarketData.Depth;
using Trading.Native.Host.Book;

namespace Trading.Native.Host.Bench;

/// <summary>Level updates in arrays, ready before the clock starts, and for a capture the bytes of its depth messages.</summary>
internal sealed class DepthFlow
{
    /// <summary>Levels a side at the start of the synthetic flow and about which it keeps.</summary>
    public const int Depth = 1000;

    public const string Description = "synthetic diffs, depth 1000, seed 1";

    private const int SyntheticLevels = 1_000_000;
    private const int LevelCapacity = 1 << 14;
    private const int Near = 10;
    private const long Mid = 1_000_000;

    private readonly List<byte[]> messages = [];
    private readonly string symbol;
    private readonly LevelUpdate[] openingBids;
    private readonly LevelUpdate[] openingAsks;
    private readonly LevelUpdate[] levels;
    private readonly Side[] sides;
    private BinanceDepthDecoder? decoder;
    private DepthSynchroniser? synchroniser;

    private DepthFlow(string symbol, List<byte[]> messages, PriceLevelBook opening, List<(Side Side, LevelUpdate Level)> updates)
    {
        this.symbol = symbol;
        this.messages = messages;
        openingBids = Copy(opening.Levels(Side.Buy));
        openingAsks = Copy(opening.Levels(Side.Sell));
        levels = [.. updates.Select(update => update.Level)];
        sides = [.. updates.Select(update => update.Side)];
        PriceLevelBook book = OpeningBook();
        SetLevels(book);
        FinalHash = book.StateHash();
        FinalDepth = (book.Levels(Side.Buy).Count + book.Levels(Side.Sell).Count) / 2;
    }

    public int Levels => levels.Length;

    public int Messages => messages.Count;

    /// <summary>State hash of the book after all levels.</summary>
    public ulong FinalHash { get; }

    /// <summary>Levels a side at the end.</summary>
    public int FinalDepth { get; }

    /// <summary>Half of the diffs lie within 10 ticks of the touch, the rest anywhere. A level that is there is deleted four times in ten, else gets another quantity; one that is not
    /// there enters. So five of seven prices are occupied in the long run, and <see cref="Depth"/> levels need a reach of seven fifths of it.</summary>
    public static DepthFlow Synthetic()
    {
        var opening = new PriceLevelBook(LevelCapacity);
        for (int i = 1; i <= Depth; i++)
        {
            opening.Set(Side.Buy, new Price(Mid - 2 * i), new Quantity(i), out _);
            opening.Set(Side.Sell, new Price(Mid + 2 * i), new Quantity(i), out _);
        }
        var updates = new List<(Side, LevelUpdate)>(SyntheticLevels);
        var shown = new PriceLevelBook(LevelCapacity);
        Reset(shown, opening);
        ulong bits = BookHash.Seed;
        while (updates.Count < SyntheticLevels)
        {
            bits = BookHash.Mix(bits, (ulong)updates.Count);
            var side = (Side)(bits & 1);
            int reach = (bits >> 1 & 1) == 0 ? Near : Depth * 7 / 5;
            long distance = 1 + (long)((bits >> 8) % (ulong)reach);
            long price = Mid + (side == Side.Buy ? -2 : 2) * distance;
            bool isThere = !shown.LevelAt(side, new Price(price)).IsEmpty;
            long lots = isThere && (bits >> 40) % 10 < 4 ? 0 : 1 + (long)((bits >> 44) % 1000);
            shown.Set(side, new Price(price), new Quantity(lots), out _);
            updates.Add((side, new LevelUpdate(new Price(price), new Quantity(lots))));
        }
        return new DepthFlow("", [], opening, updates);
    }

    /// <summary>The depth messages of one symbol of a capture, from its snapshot on.</summary>
    public static DepthFlow OfCapture(string path, string symbol, CancellationToken stop)
    {
        var messages = new List<byte[]>();
        var updates = new List<(Side, LevelUpdate)>();
        var opening = new PriceLevelBook(LevelCapacity);
        var decoder = new BinanceDepthDecoder(new SymbolList(symbol), LevelCapacity);
        DepthSynchroniser book = Synchroniser();
        using LineReader lines = LineReader.Open(path, "a capture of '<local ns> <json>' a line, plain or gzip");
        while (lines.Next(out ReadOnlySpan<byte> line))
        {
            stop.ThrowIfCancellationRequested();
            if (!CaptureLine.TrySplit(line, out _, out ReadOnlySpan<byte> message) || decoder.Decode(message, out DepthUpdate update) != DepthDecodeStatus.Ok) continue;
            messages.Add(message.ToArray());
            bool wasLive = book.IsLive;
            DepthOutcome outcome = book.Apply(in update);
            if (outcome.Action != DepthAction.Applied) continue;
            if (!wasLive || update.Kind == DepthKind.Snapshot)
            {
                Reset(opening, book.Book);
                updates.Clear();
                continue;
            }
            foreach (LevelUpdate level in update.Bids) updates.Add((Side.Buy, level));
            foreach (LevelUpdate level in update.Asks) updates.Add((Side.Sell, level));
        }
        if (updates.Count == 0 || !book.IsLive)
            throw new RefusalException(RefusalKind.BadInput, $"The capture gives no live book of {symbol}", path, $"stale: {book.Reason}", "a capture with a snapshot and the diffs that follow it", "try `trading book --feed binance` on it");
        return new DepthFlow(symbol, messages, opening, updates);
    }

    /// <summary>A fresh book as it is before the first level.</summary>
    public PriceLevelBook OpeningBook()
    {
        var book = new PriceLevelBook(LevelCapacity);
        Invariant.That(book.TryLoad(openingBids, openingAsks) == SnapshotStatus.Loaded);
        return book;
    }

    public void SetLevels(PriceLevelBook book)
    {
        for (int i = 0; i < levels.Length; i++) book.Set(sides[i], levels[i].Price, levels[i].Quantity, out _);
    }

    /// <summary>Makes the decoder and the synchroniser of the next <see cref="ApplyMessages"/>.</summary>
    public void PrepareMessages()
    {
        decoder = new BinanceDepthDecoder(new SymbolList(symbol), LevelCapacity);
        synchroniser = Synchroniser();
    }

    public void ApplyMessages()
    {
        foreach (byte[] message in messages)
        {
            if (decoder!.Decode(message, out DepthUpdate update) == DepthDecodeStatus.Ok) synchroniser!.Apply(in update);
        }
    }

    public ulong MessagesHash() => synchroniser!.Book.StateHash();

    private static DepthSynchroniser Synchroniser() => new(new DepthSynchroniserOptions { Sequence = SequenceRule.Binance, LevelCapacity = LevelCapacity });

    private static void Reset(PriceLevelBook book, PriceLevelBook like) =>
        Invariant.That(book.TryLoad(Copy(like.Levels(Side.Buy)), Copy(like.Levels(Side.Sell))) == SnapshotStatus.Loaded);

    private static LevelUpdate[] Copy(DepthLevels side)
    {
        var copy = new LevelUpdate[side.Count];
        for (int i = 0; i < copy.Length; i++) copy[i] = new LevelUpdate(side[i].Price, side[i].Quantity);
        return copy;
    }
}

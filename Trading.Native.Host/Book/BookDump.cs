// The work of the verb "book": a tape in, a CSV row after every message that changed one symbol's book out.
using System;
using System.IO;
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.MarketData;

namespace Trading.Native.Host.Book;

/// <summary>Dumps one symbol's book by depth.</summary>
public static class BookDump
{
    /// <summary>Most levels a side that a row may show.</summary>
    public const int MaxDepth = 1000;

    /// <summary>Most orders of one symbol resting at once; beyond, updates are refused and counted as <see cref="BookStatus.CapacityFull"/>.</summary>
    public const int OrderCapacity = 1 << 20;

    /// <summary>Most price levels on a side.</summary>
    public const int LevelCapacity = 1 << 16;

    /// <summary>Runs over a whole tape and writes UTF-8 with "\n" line ends; the output is flushed but left open.</summary>
    /// <param name="tape">Frames of two length bytes and an ITCH 5.0 message.</param>
    /// <param name="symbol">The symbol whose book is kept.</param>
    /// <param name="depth">Levels a side, 1 to <see cref="MaxDepth"/>; missing ones are written as 0,0,0.</param>
    /// <param name="output">Where the CSV goes.</param>
    public static BookDumpResult Run(ReadOnlySpan<byte> tape, Symbol symbol, int depth, Stream output)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(depth, MaxDepth);
        InstrumentDirectory directory = new([symbol]);
        ItchDecoder decoder = new(directory);
        OrderBooks books = new(1, OrderCapacity, LevelCapacity);
        BookDumpResult result = new() { Feed = decoder.Counters };
        BookCsvWriter csv = new(output, depth);
        TapeFramer framer = new(tape);
        FrameStatus frame;
        while ((frame = framer.Next(out ReadOnlySpan<byte> message)) != FrameStatus.End)
        {
            result.Messages++;
            if (frame != FrameStatus.Message) result.DamagedFrames++;
            else if (decoder.Decode(message, out MarketUpdate update) == DecodeStatus.Ok) Step(books, in update, csv, result);
        }
        csv.Flush();
        InstrumentId instrument = new(0);
        result.SymbolSeen = directory.LocateOf(instrument) >= 0;
        result.MissedOrderEvents = directory.MissedOrderEvents(instrument);
        result.Resting = books.LiveOrders;
        return result;
    }

    private static void Step(OrderBooks books, in MarketUpdate update, BookCsvWriter csv, BookDumpResult result)
    {
        result.Count(books.Apply(in update, out BookChange change));
        if (change.RemovedQuantity.Lots == 0 && change.AddedQuantity.Lots == 0) return;
        csv.WriteRow(result.Messages, update.VenueTime, books.View(update.Instrument, Side.Sell), books.View(update.Instrument, Side.Buy));
        result.Rows++;
    }
}

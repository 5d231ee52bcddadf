// The work of the verb "book": a tape in, a CSV row after every message that changed one symbol's book out.
using System;
using System.IO;
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.MarketData;

namespace Trading.Native.Host.Book;

/// <summary>Dumps one symbol's book by depth. Takes the tape in windows of any size, so that a tape may be larger than a span.</summary>
/// <remarks>Writes UTF-8 with "\n" line ends; the output is flushed by <see cref="Finish"/> and left open. One use a tape.</remarks>
public sealed class BookDump
{
    /// <summary>Most levels a side that a row may show.</summary>
    public const int MaxDepth = 1000;

    /// <summary>Most orders of one symbol resting at once; beyond, updates are refused and counted as <see cref="BookStatus.CapacityFull"/>.</summary>
    public const int OrderCapacity = 1 << 20;

    /// <summary>Most price levels on a side.</summary>
    public const int LevelCapacity = 1 << 16;

    private readonly InstrumentDirectory directory;
    private readonly ItchDecoder decoder;
    private readonly OrderBooks books = new(1, OrderCapacity, LevelCapacity);
    private readonly BookCsvWriter csv;
    private readonly BookDumpResult result;

    /// <param name="symbol">The symbol whose book is kept.</param>
    /// <param name="depth">Levels a side, 1 to <see cref="MaxDepth"/>; missing ones are written as 0,0,0.</param>
    /// <param name="output">Where the CSV goes.</param>
    public BookDump(Symbol symbol, int depth, Stream output)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(depth, MaxDepth);
        directory = new InstrumentDirectory([symbol]);
        decoder = new ItchDecoder(directory);
        result = new BookDumpResult { Feed = decoder.Counters };
        csv = new BookCsvWriter(output, depth);
    }

    /// <summary>Takes the next bytes of the tape: frames of two length bytes and an ITCH 5.0 message.</summary>
    /// <param name="window">Starts at a frame; at least one whole frame (65,537 bytes suffice) unless it is the last.</param>
    /// <param name="isLast">The window reaches the end of the tape: what is cut is a truncated tail.</param>
    /// <returns>Bytes consumed. A frame that the window cuts is left for the next window.</returns>
    public int Feed(ReadOnlySpan<byte> window, bool isLast)
    {
        TapeFramer framer = new(window);
        while (true)
        {
            int start = framer.Position;
            FrameStatus frame = framer.Next(out ReadOnlySpan<byte> message);
            bool cut = frame != FrameStatus.Message && framer.Position == window.Length && !isLast;
            // A frame of length zero at the very end is the venue's mark for the end of the session (BinaryFILE), not damage.
            bool endMark = frame == FrameStatus.ZeroLength && framer.Position == window.Length && isLast;
            if (cut || endMark || frame == FrameStatus.End)
            {
                int consumed = endMark ? window.Length : start;
                result.Bytes += consumed;
                return consumed;
            }
            result.Messages++;
            if (frame == FrameStatus.Message) Decode(message, result.Bytes + start);
            else result.CountDamage(frame, result.Bytes + start);
        }
    }

    /// <summary>Flushes the rows and gives the counts.</summary>
    public BookDumpResult Finish()
    {
        csv.Flush();
        InstrumentId instrument = new(0);
        result.SymbolSeen = directory.LocateOf(instrument) >= 0;
        result.MissedOrderEvents = directory.MissedOrderEvents(instrument);
        result.Resting = books.LiveOrders;
        return result;
    }

    private void Decode(ReadOnlySpan<byte> message, long offset)
    {
        DecodeStatus status = decoder.Decode(message, out MarketUpdate update);
        if (status == DecodeStatus.Ok) Step(in update);
        else result.CountRejection(status, offset);
    }

    private void Step(in MarketUpdate update)
    {
        result.Count(books.Apply(in update, out BookChange change));
        if (change.RemovedQuantity.Lots == 0 && change.AddedQuantity.Lots == 0) return;
        csv.WriteRow(result.Messages, update.VenueTime, books.View(update.Instrument, Side.Sell), books.View(update.Instrument, Side.Buy));
        result.Rows++;
    }
}

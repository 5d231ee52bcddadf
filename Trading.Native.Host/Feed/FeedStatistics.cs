// What a feed consists of, counted in one pass over all symbols: the work of the verb "feed stat".
using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.MarketData;

namespace Trading.Native.Host.Feed;

/// <summary>Counts messages by type, symbol and second, session events, damage, and order references that contradict what went before.</summary>
/// <remarks>Takes the tape in windows of any size. Memory does not grow with the tape but with the orders resting at once.</remarks>
/// <param name="zeroLengthMarksGap">The tape was made from packets: a frame of length zero stands for a sequence gap, which is counted there.</param>
internal sealed class FeedStatistics(bool zeroLengthMarksGap)
{
    private const int Locates = 65_536;
    private readonly ItchDecoder decoder = new(InstrumentDirectory.TrackAll(Locates));
    private readonly ReferenceLedger ledger = new();
    private readonly long[] byLocate = new long[Locates];
    private readonly long[] byBookStatus = new long[(int)BookStatus.WrongInstrument + 1];
    private readonly long[] byFrameStatus = new long[(int)FrameStatus.ImpossibleLength + 1];
    private readonly List<SessionEvent> sessionEvents = [];
    private SessionVolume volume;

    /// <summary>Most session events kept; a day has six.</summary>
    public const int SessionEventsMax = 64;

    public FeedCounters Feed => decoder.Counters;

    public RateCounter Rates { get; } = new();

    /// <summary>Bytes consumed.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whole frames, malformed messages included.</summary>
    public long Messages => Feed.Messages;

    /// <summary>Events that name an order which must rest already: executions, cancels, deletes and replaces.</summary>
    public long References { get; private set; }

    public long DamagedFrames => byFrameStatus.Sum();

    /// <summary>Offset of the first frame or message that was not understood; -1 when there is none.</summary>
    public long FirstDamageOffset { get; private set; } = -1;

    /// <summary>Orders still resting at the end.</summary>
    public int Resting => ledger.Count;

    /// <summary>Lots traded over all symbols.</summary>
    public SessionVolume Volume => volume;

    public IReadOnlyList<SessionEvent> SessionEvents => sessionEvents;

    /// <summary>Symbols that were named.</summary>
    public int Symbols => decoder.Directory.Count;

    public long Of(BookStatus status) => byBookStatus[(int)status];

    public long Of(FrameStatus status) => byFrameStatus[(int)status];

    /// <summary>The symbols with the most messages, busiest first; those of equal count by locate. A locate nobody named is shown as its number.</summary>
    public IEnumerable<(ushort Locate, string Symbol, long Messages)> Busiest(int count) =>
        Enumerable.Range(1, Locates - 1).Where(l => byLocate[l] > 0).OrderByDescending(l => byLocate[l]).ThenBy(l => l).Take(count)
            .Select(l => ((ushort)l, NameOf((ushort)l), byLocate[l]));

    /// <summary>Takes the next bytes; returns how many were consumed as whole frames.</summary>
    /// <param name="window">Starts at a frame.</param>
    /// <param name="isLast">The window reaches the end of the tape: what is cut is a truncated tail.</param>
    public int Add(ReadOnlySpan<byte> window, bool isLast)
    {
        TapeFramer framer = new(window);
        int consumed = 0;
        for (FrameStatus frame; (frame = framer.Next(out ReadOnlySpan<byte> message)) != FrameStatus.End; consumed = framer.Position)
        {
            if (frame != FrameStatus.Message && framer.Position == window.Length && !isLast) break;
            if (frame == FrameStatus.Message) Decode(message, Bytes + consumed);
            else CountFrame(frame, Bytes + consumed, atEnd: framer.Position == window.Length);
        }
        Bytes += consumed;
        return consumed;
    }

    // At the very end a frame of length zero is the venue's mark for the end of the session (BinaryFILE).
    private void CountFrame(FrameStatus frame, long offset, bool atEnd)
    {
        if (frame == FrameStatus.ZeroLength && (atEnd || zeroLengthMarksGap)) return;
        byFrameStatus[(int)frame]++;
        NoteDamage(offset);
    }

    private void Decode(ReadOnlySpan<byte> message, long offset)
    {
        DecodeStatus status = decoder.Decode(message, out MarketUpdate update);
        if (status != DecodeStatus.Ok)
        {
            NoteDamage(offset);
            return;
        }
        Rates.Add(update.VenueTime);
        volume.Apply(in update);
        ushort locate = BinaryPrimitives.ReadUInt16BigEndian(message[1..]);
        byLocate[locate]++;
        if (update.Kind is MarketUpdateKind.SystemEvent && sessionEvents.Count < SessionEventsMax)
            sessionEvents.Add(new SessionEvent((char)update.Detail, update.VenueTime));
        if (message[0] is Itch50.OrderExecuted or Itch50.OrderExecutedWithPrice or Itch50.OrderCancel or Itch50.OrderDelete or Itch50.OrderReplace) References++;
        byBookStatus[(int)ledger.Apply(in update, locate)]++;
    }

    private string NameOf(ushort locate)
    {
        InstrumentId id = decoder.Directory.OfLocate(locate);
        return id.IsTracked ? decoder.Directory.SymbolOf(id).ToString() : "";
    }

    private void NoteDamage(long offset)
    {
        if (FirstDamageOffset < 0) FirstDamageOffset = offset;
    }
}

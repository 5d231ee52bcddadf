// What a book dump saw, for the verb to print.
using Trading.Core.Books;
using Trading.Core.MarketData;

namespace Trading.Native.Host.Book;

/// <summary>Counts of one dump: what the framer, the decoder and the book said.</summary>
public sealed class BookDumpResult
{
    private readonly long[] byBookStatus = new long[(int)BookStatus.WrongInstrument + 1];

    /// <summary>Ordinal of the last frame, damaged ones included: what the column "message" counts.</summary>
    public long Messages { get; internal set; }

    /// <summary>Rows written after the header.</summary>
    public long Rows { get; internal set; }

    /// <summary>Frames of length zero, of impossible length, or cut off by the end of the tape.</summary>
    public long DamagedFrames { get; internal set; }

    /// <summary>Well-framed messages that the decoder did not accept.</summary>
    public long RejectedMessages => Feed.Rejected;

    /// <summary>Bytes consumed, damaged ones included.</summary>
    public long Bytes { get; internal set; }

    /// <summary>Offset of the first damaged frame or rejected message; -1 when there is none.</summary>
    public long FirstDamageOffset { get; private set; } = -1;

    /// <summary>What was wrong at <see cref="FirstDamageOffset"/>.</summary>
    public string FirstDamage { get; private set; } = "";

    /// <summary>The tape named the symbol in some message.</summary>
    public bool SymbolSeen { get; internal set; }

    /// <summary>Order events on the symbol's locate that went by before the tape named it.</summary>
    public long MissedOrderEvents { get; internal set; }

    /// <summary>Orders resting at the end.</summary>
    public int Resting { get; internal set; }

    /// <summary>What the decoder counted.</summary>
    public required FeedCounters Feed { get; init; }

    /// <summary>Updates of the symbol by what the book said; <see cref="BookStatus.Ignored"/> also counts all that was not the symbol's.</summary>
    public long Of(BookStatus status) => byBookStatus[(int)status];

    internal void CountDamage(FrameStatus status, long offset)
    {
        DamagedFrames++;
        NoteDamage(status switch
        {
            FrameStatus.ZeroLength => "a frame of length zero (in a capture of packets: a sequence gap)",
            FrameStatus.ImpossibleLength => "a frame longer than any message",
            _ => "the tape ends inside a frame",
        }, offset);
    }

    internal void CountRejection(DecodeStatus status, long offset) => NoteDamage(status switch
    {
        DecodeStatus.UnknownType => "a message of unknown type",
        DecodeStatus.WrongLength => "a message of the wrong length for its type",
        DecodeStatus.SymbolConflict => "a locate that stands for another symbol",
        _ => "a message with an impossible field",
    }, offset);

    private void NoteDamage(string what, long offset)
    {
        if (FirstDamageOffset >= 0) return;
        FirstDamageOffset = offset;
        FirstDamage = what;
    }

    internal void Count(BookStatus status) => byBookStatus[(int)status]++;
}

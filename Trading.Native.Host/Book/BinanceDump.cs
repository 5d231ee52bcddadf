// The work of `--feed binance`: capture lines in, a CSV row after every event that changed the symbol's book out.
using System;
using System.IO;
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.MarketData.Binance;
using Trading.Core.MarketData.Depth;

namespace Trading.Native.Host.Book;

/// <summary>Decodes, synchronises and writes one symbol's by-price book from lines of one or several captures in order.</summary>
internal sealed class BinanceDump
{
    private const int LevelCapacity = 1 << 16;
    private const int HeldMessages = 1 << 12;
    private const int HeldLevels = 1 << 17;

    private static readonly InstrumentId Instrument = new(0);

    private readonly BinanceDepthDecoder decoder;
    private readonly DepthCsvWriter csv;

    public BinanceDump(SymbolList symbol, int depth, Stream output)
    {
        decoder = new BinanceDepthDecoder(symbol, LevelCapacity);
        csv = new DepthCsvWriter(output, depth);
        Book = new DepthSynchroniser(new DepthSynchroniserOptions
        {
            Sequence = SequenceRule.Binance, LevelCapacity = LevelCapacity, HeldMessages = HeldMessages, HeldLevels = HeldLevels,
        });
    }

    public DepthSynchroniser Book { get; }

    /// <summary>Lines so far, over all inputs: what the column "message" counts.</summary>
    public long Lines { get; private set; }

    public long Rows => csv.Rows;

    /// <summary>Diffs of the symbol, whatever became of them.</summary>
    public long Diffs { get; private set; }

    /// <summary>Lines that are not <c>&lt;local ns&gt; &lt;json&gt;</c>.</summary>
    public long BadLines { get; private set; }

    public long Of(DepthDecodeStatus status) => decoder.Of(status);

    /// <summary>Ordinal of the first line that could not be used or made the book stale; 0 when there is none.</summary>
    public long FirstTroubleLine { get; private set; }

    /// <summary>What was wrong there.</summary>
    public DepthStaleReason FirstTrouble { get; private set; }

    public void Take(ReadOnlySpan<byte> line)
    {
        Lines++;
        if (line.Length == 0) return;
        bool wasLive = Book.IsLive;
        if (!CaptureLine.TrySplit(line, out Nanos localTime, out ReadOnlySpan<byte> message))
        {
            BadLines++;
            Doubt(DepthStaleReason.Malformed);
            return;
        }
        DepthDecodeStatus status = decoder.Decode(message, out DepthUpdate update);
        if (status.IsFailure()) Doubt(ReasonOf(status));
        if (status != DepthDecodeStatus.Ok) return;
        if (update.Kind == DepthKind.Diff) Diffs++;
        DepthOutcome outcome = Book.Apply(in update);
        if (wasLive && !Book.IsLive || outcome.Action == DepthAction.Refused) NoteTrouble(Book.Reason);
        if (outcome.BookChanged && Book.IsLive) csv.WriteRow(Lines, localTime, Book.Book, Book.Scale);
    }

    public void Finish() => csv.Flush();

    private void Doubt(DepthStaleReason reason)
    {
        NoteTrouble(reason);
        Book.Doubt(reason);
    }

    private void NoteTrouble(DepthStaleReason reason)
    {
        if (FirstTroubleLine > 0) return;
        FirstTroubleLine = Lines;
        FirstTrouble = reason;
    }

    private static DepthStaleReason ReasonOf(DepthDecodeStatus status) => status switch
    {
        DepthDecodeStatus.OffScale => DepthStaleReason.TickChange,
        DepthDecodeStatus.Overflow => DepthStaleReason.InvalidLevel,
        DepthDecodeStatus.TooManyLevels => DepthStaleReason.CapacityFull,
        _ => DepthStaleReason.Malformed,
    };
}

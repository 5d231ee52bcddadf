// Walks a tape through the engine's own decoder, books and features, and labels the rows afterwards.
using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using Trading.Core.Books;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Features;
using Trading.Core.MarketData;

namespace Trading.Research.Dataset;

/// <summary>Builds <see cref="LabelledRows"/> of one symbol. A row is taken after every update that changed the best bid or offer while the features are ready.</summary>
/// <remarks>The code that makes a row is the code that trades, fed in the same order, so a row cannot know the future; only the label looks ahead.
/// Rows whose horizon ends after the tape's last quote are dropped. Memory: 136 bytes a row.</remarks>
public sealed class DatasetBuilder : IDisposable
{
    private const int OrderCapacity = 1 << 18;
    private const int LevelCapacity = 1 << 15;

    private readonly InstrumentId id = new(0);
    private readonly Instrument instrument;
    private readonly ItchDecoder decoder;
    private readonly OrderBooks books = new(1, OrderCapacity, LevelCapacity);
    private readonly InstrumentFeatures features;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private readonly List<float> rows = [];
    private readonly List<long> rowTimes = [], rowMids = [], quoteTimes = [], quoteMids = [];
    private long messages, instrumentUpdates, bookFaults, decodeFaults;
    private bool closed;

    public DatasetBuilder(Symbol symbol)
    {
        instrument = Instrument.UsEquity(id, symbol);
        decoder = new ItchDecoder(new InstrumentDirectory([symbol]));
        features = new InstrumentFeatures(in instrument);
    }

    /// <summary>Takes bytes of the tape, starting at a frame; returns how many were consumed as whole frames.</summary>
    /// <param name="bytes">The next bytes.</param>
    /// <param name="last">These are the tape's last bytes: a cut frame at their end is a fault, not a wait for more.</param>
    public int Add(ReadOnlySpan<byte> bytes, bool last)
    {
        var framer = new TapeFramer(bytes);
        int consumed = 0;
        for (FrameStatus status; (status = framer.Next(out ReadOnlySpan<byte> message)) != FrameStatus.End; consumed = framer.Position)
        {
            if (status == FrameStatus.TruncatedTail && !last) break;
            if (status == FrameStatus.ZeroLength && last && framer.Position == bytes.Length) continue; // the venue's mark for the end of the session
            messages++;
            if (status != FrameStatus.Message || decoder.Decode(message, out MarketUpdate update) != DecodeStatus.Ok) decodeFaults++;
            else OnUpdate(in update);
        }
        hash.AppendData(bytes[..consumed]);
        return consumed;
    }

    private void OnUpdate(in MarketUpdate update)
    {
        // After 'M' (end of market hours) the book empties out; what it does then is no guide to trading.
        if (update.Kind == MarketUpdateKind.SystemEvent && update.Detail == 'M') closed = true;
        if (closed || update.Instrument != id) return;
        BookStatus status = books.Apply(in update, out BookChange change);
        if (status >= BookStatus.UnknownReference) bookFaults++;
        bool isTrade = update.Kind == MarketUpdateKind.Trade;
        bool changed = change.AddedQuantity.Lots > 0 || change.RemovedQuantity.Lots > 0;
        if (!changed && !isTrade) return;
        instrumentUpdates++;
        features.OnUpdate(in update, in change, books);
        TakeQuote(update.VenueTime.Value);
        if (changed && change.TopChanged && features.IsReady) TakeRow(update.VenueTime.Value);
    }

    private void TakeQuote(long timeNanos)
    {
        long mid = features.TwiceMidTicks;
        if (mid == 0 || (quoteMids.Count > 0 && quoteMids[^1] == mid)) return;
        quoteTimes.Add(timeNanos);
        quoteMids.Add(mid);
    }

    private void TakeRow(long timeNanos)
    {
        foreach (float value in features.Values) rows.Add(value);
        rowTimes.Add(timeNanos);
        rowMids.Add(features.TwiceMidTicks);
    }

    /// <summary>Labels the rows with the mid that holds at row time + horizon.</summary>
    /// <exception cref="RefusalException">The symbol's book gave no row.</exception>
    public LabelledRows Finish(long horizonNanos)
    {
        int labelled = 0, quote = 0;
        long end = quoteTimes.Count == 0 ? 0 : quoteTimes[^1];
        float[] moves = new float[rowTimes.Count];
        for (; labelled < moves.Length && rowTimes[labelled] + horizonNanos <= end; labelled++)
        {
            while (quote + 1 < quoteTimes.Count && quoteTimes[quote + 1] <= rowTimes[labelled] + horizonNanos) quote++;
            moves[labelled] = (quoteMids[quote] - rowMids[labelled]) / (2f * instrument.PriceIncrementTicks);
        }
        var tally = new TapeTally(messages, instrumentUpdates, bookFaults, decodeFaults, Convert.ToHexStringLower(hash.GetCurrentHash()));
        if (labelled == 0)
            throw new RefusalException(RefusalKind.BadInput, $"The tape gives no training row for {instrument.Symbol}", $"{messages} messages",
                $"{instrumentUpdates} updates of the symbol", "a two-sided book for longer than the features' warm-up and the horizon",
                "check the symbol, or give a longer tape");
        return new LabelledRows(rows[..(labelled * FeatureSchema.Count)].ToArray(), rowTimes[..labelled].ToArray(), moves[..labelled], horizonNanos, tally);
    }

    public void Dispose() => hash.Dispose();
}

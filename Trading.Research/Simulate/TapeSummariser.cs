// Reads a tape as it is written and keeps what its summary needs.
using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using Trading.Core.Books;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.MarketData;

namespace Trading.Research.Simulate;

/// <summary>Takes chunks of whole ITCH frames through the engine's own decoder and books, and tells what went by.</summary>
/// <remarks>For tapes we made: a message that decoder or book does not take is a bug of ours. Memory grows with seconds, not with messages.</remarks>
public sealed class TapeSummariser : IDisposable
{
    private sealed class SymbolState
    {
        public SecondSampler Sampler { get; } = new();
        public long Messages;
        public long Trades;
        public long Volume;
        public long Low;
        public long High;
    }

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ItchDecoder decoder;
    private readonly OrderBooks books;
    private readonly SymbolState[] states;
    private long bytes;
    private bool isOpen;

    /// <param name="symbols">How many symbols the tape holds.</param>
    /// <param name="ordersPerSymbol">Most orders resting in one symbol.</param>
    public TapeSummariser(int symbols, int ordersPerSymbol)
    {
        decoder = new ItchDecoder(InstrumentDirectory.TrackAll(symbols));
        books = new OrderBooks(symbols, checked(symbols * ordersPerSymbol), ordersPerSymbol);
        states = new SymbolState[symbols];
        for (int i = 0; i < symbols; i++) states[i] = new SymbolState();
    }

    /// <summary>Takes the next chunk, which holds whole frames.</summary>
    public void Add(ReadOnlySpan<byte> frames)
    {
        hash.AppendData(frames);
        bytes += frames.Length;
        var framer = new TapeFramer(frames);
        while (framer.Next(out ReadOnlySpan<byte> message) == FrameStatus.Message)
        {
            Invariant.That(decoder.Decode(message, out MarketUpdate update) == DecodeStatus.Ok);
            if (update.Kind == MarketUpdateKind.SystemEvent) isOpen = update.Detail == 'Q';
            else Apply(in update);
        }
        Invariant.That(framer.Position == frames.Length, "a chunk holds whole frames");
    }

    public TapeSummary Finish()
    {
        var types = new SortedDictionary<char, long>();
        for (int type = 0; type < 256; type++)
        {
            if (decoder.Counters.OfType((byte)type) is > 0 and long count) types[(char)type] = count;
        }
        var symbols = new SymbolSummary[decoder.Directory.Count];
        for (int i = 0; i < symbols.Length; i++) symbols[i] = Summary(new InstrumentId(i));
        return new TapeSummary
        {
            Bytes = bytes, Messages = decoder.Counters.Messages, MessagesByType = types, Symbols = symbols,
            Sha256 = Convert.ToHexStringLower(hash.GetCurrentHash()),
        };
    }

    public void Dispose() => hash.Dispose();

    private void Apply(in MarketUpdate update)
    {
        Invariant.That(update.Instrument.IsTracked);
        SymbolState state = states[update.Instrument.Value];
        state.Messages++;
        if (isOpen) state.Sampler.AdvanceTo(update.VenueTime.Value, books, update.Instrument);
        BookTop before = books.Top(update.Instrument);
        BookStatus status = books.Apply(in update, out BookChange change);
        Invariant.That(status is BookStatus.Applied or BookStatus.Ignored);
        ref readonly BookTop after = ref books.Top(update.Instrument);
        if (isOpen && before.IsTwoSided && after.IsTwoSided) state.Sampler.TouchChanged(in before, in after);
        if (update.Kind == MarketUpdateKind.Execute) Trade(state, change.RemovedPrice, update.Quantity);
        else if (update.Kind is MarketUpdateKind.ExecuteAtPrice or MarketUpdateKind.Trade) Trade(state, update.Price, update.Quantity);
    }

    private static void Trade(SymbolState state, Price price, Quantity quantity)
    {
        state.Trades++;
        state.Volume += quantity.Lots;
        state.Low = state.Low == 0 ? price.Ticks : Math.Min(state.Low, price.Ticks);
        state.High = Math.Max(state.High, price.Ticks);
        state.Sampler.Traded(quantity.Lots);
    }

    private SymbolSummary Summary(InstrumentId id)
    {
        SymbolState state = states[id.Value];
        return new SymbolSummary
        {
            Symbol = decoder.Directory.SymbolOf(id).ToString(),
            Messages = state.Messages, Trades = state.Trades, Volume = state.Volume, LowTicks = state.Low, HighTicks = state.High,
            Facts = StylisedFacts.Of(state.Sampler),
        };
    }
}

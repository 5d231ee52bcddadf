// What the line notes of the market beside the book: session, halts, and whether the data can be trusted.
using System;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.MarketData;
using Trading.Core.Risk;

namespace Trading.Core.Pipeline;

public sealed partial class TradingPipeline<TStrategy, TGateway, TClock>
{
    // True when the update moved a tracked instrument whose data is fit to decide on.
    private bool NoteMarket(in MarketUpdate update, BookStatus booked)
    {
        if (update.VenueTime < lastVenueTime) OnTimeBackwards(in update);
        else lastVenueTime = update.VenueTime;
        if (update.Kind is MarketUpdateKind.SystemEvent or MarketUpdateKind.CircuitBreaker) NoteWholeMarket(in update);
        if (!update.Instrument.IsTracked) return false;
        int id = update.Instrument.Value;
        if ((update.Flags & MarketUpdateFlags.LateResolution) != 0) MarkStale(id, StaleReason.LateDirectory, update.LocalTime);
        if (update.Kind >= MarketUpdateKind.TradingStatus) NoteTradingState(id, in update);
        volumes[id].Apply(in update);
        if (booked > BookStatus.Ignored) OnBookError(id, booked, update.LocalTime);
        OnMarket(id, booked, update.LocalTime);
        if (kill.IsEngaged) OnKilled(update.LocalTime);
        if (fitness[id].Stale != StaleReason.None || fitness[id].Trading.IsHalted || HasEmptySide(update.Instrument)) CancelAll(update.Instrument, update.LocalTime);
        bool moved = booked == BookStatus.Applied || update.Kind == MarketUpdateKind.Trade;
        return moved && fitness[id].Stale == StaleReason.None;
    }

    private void NoteSession(byte code)
    {
        for (int i = 0; i < fitness.Length; i++) fitness[i].Phase = PhaseAfter(code, fitness[i].Phase);
    }

    // A code that the specification does not have leaves the phase as it was.
    private static SessionPhase PhaseAfter(byte code, SessionPhase before) => code switch
    {
        (byte)'O' or (byte)'S' => SessionPhase.PreOpen,
        (byte)'Q' => SessionPhase.Open,
        (byte)'M' or (byte)'E' or (byte)'C' => SessionPhase.Closed,
        _ => before,
    };

    private void NoteWholeMarket(in MarketUpdate update)
    {
        if (update.Kind == MarketUpdateKind.SystemEvent) NoteSession(update.Detail);
        else
            for (int i = 0; i < fitness.Length; i++) NoteTradingState(i, in update);
    }

    private void NoteTradingState(int id, in MarketUpdate update)
    {
        if (fitness[id].Trading.Apply(in update)) CancelAll(new InstrumentId(id), update.LocalTime);
        OnVenueState(id, update.LocalTime);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void OnTimeBackwards(in MarketUpdate update)
    {
        counters.TimestampsBackwards++;
        if (update.Instrument.IsTracked) MarkStale(update.Instrument.Value, StaleReason.TimestampBackwards, update.LocalTime);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void OnBookError(int id, BookStatus status, Nanos localTime)
    {
        if (status == BookStatus.UnknownReference) counters.UnknownReferences++;
        else if (status == BookStatus.DuplicateReference) counters.DuplicateReferences++;
        else counters.OtherBookErrors++;
        MarkStale(id, ReasonOf(status), localTime);
    }

    // The message may have been about any instrument with its locate, about one whose locate is not known yet, or about the one it names.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void OnMalformed(ReadOnlySpan<byte> message, InstrumentId named, Nanos localTime)
    {
        counters.Malformed++;
        int locate = message.Length >= 3 ? BinaryPrimitives.ReadUInt16BigEndian(message[1..]) : 0;
        for (int i = 0; i < fitness.Length; i++)
        {
            int known = decoder.Directory.LocateOf(new InstrumentId(i));
            if (locate == 0 || known < 0 || known == locate || named.Value == i) MarkStale(i, StaleReason.MalformedMessage, localTime);
        }
    }

    private void OnFramingLost(Nanos localTime)
    {
        counters.FramingLost++;
        for (int i = 0; i < fitness.Length; i++) MarkStale(i, StaleReason.FramingLost, localTime);
    }

    private void MarkStale(int id, StaleReason reason, Nanos localTime)
    {
        OnDataFault(id, localTime);
        if (!fitness[id].MarkStale(reason)) return;
        signature.Add((ulong)reason << 32 | (uint)id);
        CancelAll(new InstrumentId(id), localTime);
    }

    // Values the position at the mid.
    private void MarkToMarket(int id, in BookTop top, Nanos localTime)
    {
        ledger.Mark(instruments[id].Id, new Price((top.Bid.Price.Ticks + top.Ask.Price.Ticks) / 2));
        OnResult(localTime);
    }

    // Quotes are left in place only while there is a market to quote against.
    private bool HasEmptySide(InstrumentId instrument) => orders.Exposure(instrument).Orders > 0 && !books.Top(instrument).IsTwoSided;

    private static StaleReason ReasonOf(BookStatus status) => status switch
    {
        BookStatus.UnknownReference => StaleReason.UnknownReference,
        BookStatus.DuplicateReference => StaleReason.DuplicateReference,
        BookStatus.QuantityExceeded => StaleReason.QuantityExceeded,
        BookStatus.CapacityFull => StaleReason.CapacityFull,
        BookStatus.WrongInstrument => StaleReason.WrongInstrument,
        _ => StaleReason.InvalidValue,
    };
}

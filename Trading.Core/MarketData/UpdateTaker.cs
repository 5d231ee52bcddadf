// Takes an ITCH message into the normalised update.
using System;
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.MarketData;

/// <summary>Fills an update that was empty before.</summary>
[HotPath]
internal ref struct UpdateTaker(ref MarketUpdate update) : IItchTaker
{
    private readonly ref MarketUpdate update = ref update;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void OnTime(long venueTime) => update.VenueTime = new Nanos(venueTime);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void OnAdd(InstrumentId instrument, ulong reference, Side side, uint lots, uint price, MarketUpdateFlags flags)
    {
        update.Kind = MarketUpdateKind.Add;
        update.Side = side;
        update.Flags = flags;
        update.Instrument = instrument;
        update.OrderReference = reference;
        update.Price = new Price(price);
        update.Quantity = new Quantity(lots);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void OnExecuted(InstrumentId instrument, ulong reference, uint lots, ulong match)
    {
        update.Kind = MarketUpdateKind.Execute;
        update.Flags = MarketUpdateFlags.Printable;
        update.Instrument = instrument;
        update.OrderReference = reference;
        update.NewOrderReference = match;
        update.Quantity = new Quantity(lots);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void OnReduced(InstrumentId instrument, ulong reference, uint lots)
    {
        update.Kind = MarketUpdateKind.Reduce;
        update.Instrument = instrument;
        update.OrderReference = reference;
        update.Quantity = new Quantity(lots);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void OnDeleted(InstrumentId instrument, ulong reference)
    {
        update.Kind = MarketUpdateKind.Delete;
        update.Instrument = instrument;
        update.OrderReference = reference;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void OnReplaced(InstrumentId instrument, ulong reference, ulong newReference, uint lots, uint price)
    {
        update.Kind = MarketUpdateKind.Replace;
        update.Instrument = instrument;
        update.OrderReference = reference;
        update.NewOrderReference = newReference;
        update.Price = new Price(price);
        update.Quantity = new Quantity(lots);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void OnFault(InstrumentId instrument) => update.Instrument = instrument;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly DecodeStatus OnRare(ItchDecoder decoder, byte type, ushort locate, ReadOnlySpan<byte> message) =>
        decoder.DecodeRare(type, locate, message, ref update);
}

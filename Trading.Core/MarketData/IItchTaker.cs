// Who takes what the ITCH decoder reads.
using System;
using Trading.Core.Domain;

namespace Trading.Core.MarketData;

/// <summary>A struct type parameter of the decoder: one takes messages into a <see cref="MarketUpdate"/>, another straight into the books.</summary>
internal interface IItchTaker
{
    /// <summary>A message of a known type and a possible time begins.</summary>
    void OnTime(long venueTime);

    void OnAdd(InstrumentId instrument, ulong reference, Side side, uint lots, uint price, MarketUpdateFlags flags);

    void OnExecuted(InstrumentId instrument, ulong reference, uint lots, ulong match);

    void OnReduced(InstrumentId instrument, ulong reference, uint lots);

    void OnDeleted(InstrumentId instrument, ulong reference);

    void OnReplaced(InstrumentId instrument, ulong reference, ulong newReference, uint lots, uint price);

    /// <summary>The message cannot be taken; the instrument it concerned, as far as known.</summary>
    void OnFault(InstrumentId instrument);

    /// <summary>A type that is not one of the above.</summary>
    DecodeStatus OnRare(ItchDecoder decoder, byte type, ushort locate, ReadOnlySpan<byte> message);
}

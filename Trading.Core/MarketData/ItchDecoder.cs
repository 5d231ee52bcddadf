// Turns one ITCH 5.0 message into the normalised market update: the first step of the line.
using System;
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Memory;

namespace Trading.Core.MarketData;

/// <summary>Decodes ITCH 5.0 messages (without framing), all types; what the books do not need comes out as <see cref="MarketUpdateKind.Informational"/>.</summary>
/// <remarks>One owner thread. Never reads past the span, never throws, never rounds. <c>Sequence</c> and <c>LocalTime</c> are left zero for the
/// caller. Operational halts of other markets than NASDAQ (h, market B or X) do not concern these books and come out as informational. Source: TotalView-ITCH 5.0 specification.</remarks>
[HotPath]
public sealed partial class ItchDecoder(InstrumentDirectory directory)
{
    private const int StockAfterHeader = Itch50.HeaderLength;

    /// <summary>The specification bounds a price by 200,000.0000 = 2 x 10^9, so the upper half of the 32 bits is never a price.</summary>
    private const uint PriceMax = int.MaxValue;

    private readonly InstrumentDirectory directory = directory;
    private readonly FeedCounters counters = new();
    private long lastVenueTime;

    public InstrumentDirectory Directory => directory;

    public FeedCounters Counters => counters;

    /// <summary>Decodes one message. On any status but <see cref="DecodeStatus.Ok"/> the update is informational and names the instrument
    /// where the message could still be attributed to one, so that it can be marked stale.</summary>
    public DecodeStatus Decode(ReadOnlySpan<byte> message, out MarketUpdate update)
    {
        update = default;
        update.Instrument = InstrumentId.None;
        var taker = new UpdateTaker(ref update);
        return Decode(message, ref taker);
    }

    /// <summary>Hands one message to its taker.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal DecodeStatus Decode<TTaker>(ReadOnlySpan<byte> message, ref TTaker taker) where TTaker : struct, IItchTaker, allows ref struct
    {
        if (message.IsEmpty) return counters.Count(DecodeStatus.Empty);
        byte type = message[0];
        if (Itch50.LengthOf(type) != message.Length) return CountMalformed(type);
        counters.CountType(type);
        ref readonly ItchHeadWire head = ref WireOverlay.Of<ItchHeadWire>(message);
        long venueTime = (long)(WireOrder.Ours(head.TrackingAndTime) & WireWriter.TimestampMask);
        if (venueTime < lastVenueTime) counters.CountBackwards();
        if (venueTime >= Itch50.NanosPerDay) return counters.Count(DecodeStatus.InvalidField);
        lastVenueTime = venueTime;
        taker.OnTime(venueTime);
        return counters.Count(DecodeBody(type, WireOrder.Ours(head.Locate), message, ref taker));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private DecodeStatus CountMalformed(byte type) => counters.Count(Itch50.LengthOf(type) == 0 ? DecodeStatus.UnknownType : DecodeStatus.WrongLength);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private DecodeStatus DecodeBody<TTaker>(byte type, ushort locate, ReadOnlySpan<byte> message, ref TTaker taker) where TTaker : struct, IItchTaker, allows ref struct
    {
        switch (type)
        {
            case Itch50.AddOrder or Itch50.AddOrderMpid:
                return DecodeAdd(locate, in WireOverlay.Of<ItchAddWire>(message), ref taker);
            case Itch50.OrderDelete:
                taker.OnDeleted(directory.OfOrderEvent(locate), WireOrder.Ours(WireOverlay.Of<ItchReferenceWire>(message).Reference));
                return DecodeStatus.Ok;
            case Itch50.OrderReplace:
                return DecodeReplace(locate, in WireOverlay.Of<ItchReplaceWire>(message), ref taker);
            case Itch50.OrderExecuted:
                ref readonly ItchExecutedWire executed = ref WireOverlay.Of<ItchExecutedWire>(message);
                taker.OnExecuted(directory.OfOrderEvent(locate), WireOrder.Ours(executed.Reference), WireOrder.Ours(executed.Shares), WireOrder.Ours(executed.Match));
                return DecodeStatus.Ok;
            case Itch50.OrderCancel:
                ref readonly ItchCancelWire cancel = ref WireOverlay.Of<ItchCancelWire>(message);
                taker.OnReduced(directory.OfOrderEvent(locate), WireOrder.Ours(cancel.Reference), WireOrder.Ours(cancel.Shares));
                return DecodeStatus.Ok;
            default:
                return taker.OnRare(this, type, locate, message);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private DecodeStatus DecodeAdd<TTaker>(ushort locate, in ItchAddWire add, ref TTaker taker) where TTaker : struct, IItchTaker, allows ref struct
    {
        var flags = MarketUpdateFlags.None;
        DirectoryStatus found = directory.OfSymbol(locate, new Symbol(WireOrder.Ours(add.Stock)), out InstrumentId instrument);
        DecodeStatus status = found == DirectoryStatus.Known ? DecodeStatus.Ok : TellUnusual(found, ref flags);
        uint price = WireOrder.Ours(add.Price);
        int side = add.Side - 'B';
        if (status == DecodeStatus.Ok && (side is not (0 or 'S' - 'B') || price > PriceMax)) status = DecodeStatus.InvalidField;
        if (status != DecodeStatus.Ok)
        {
            taker.OnFault(instrument);
            return status;
        }
        // 'S' - 'B' is 17: its lowest bit is the side, without a branch.
        taker.OnAdd(instrument, WireOrder.Ours(add.Reference), (Side)(side & 1), WireOrder.Ours(add.Shares), price, flags);
        return DecodeStatus.Ok;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private DecodeStatus DecodeReplace<TTaker>(ushort locate, in ItchReplaceWire replace, ref TTaker taker) where TTaker : struct, IItchTaker, allows ref struct
    {
        InstrumentId instrument = directory.OfOrderEvent(locate);
        uint price = WireOrder.Ours(replace.Price);
        if (price > PriceMax)
        {
            taker.OnFault(instrument);
            return DecodeStatus.InvalidField;
        }
        taker.OnReplaced(instrument, WireOrder.Ours(replace.Reference), WireOrder.Ours(replace.NewReference), WireOrder.Ours(replace.Shares), price);
        return DecodeStatus.Ok;
    }
}

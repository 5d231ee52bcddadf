// Turns one ITCH 5.0 message into the normalised market update: the first step of the line.
using System;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.MarketData;

/// <summary>Decodes ITCH 5.0 messages (without framing), all types; what the books do not need comes out as <see cref="MarketUpdateKind.Informational"/>.</summary>
/// <remarks>One owner thread. Never reads past the span, never throws, never rounds. <c>Sequence</c> and <c>LocalTime</c> are left zero for the
/// caller. Operational halts of other markets than NASDAQ (h, market B or X) do not concern these books and come out as informational. Source: TotalView-ITCH 5.0 specification.</remarks>
[HotPath]
public sealed class ItchDecoder(InstrumentDirectory directory)
{
    private const int StockAfterHeader = Itch50.HeaderLength;
    private long lastVenueTime;

    public InstrumentDirectory Directory { get; } = directory;

    public FeedCounters Counters { get; } = new();

    /// <summary>Decodes one message. On any status but <see cref="DecodeStatus.Ok"/> the update is informational and names the instrument
    /// where the message could still be attributed to one, so that it can be marked stale.</summary>
    public DecodeStatus Decode(ReadOnlySpan<byte> message, out MarketUpdate update)
    {
        update = default;
        update.Instrument = InstrumentId.None;
        if (message.IsEmpty) return Counters.Count(DecodeStatus.Empty);
        byte type = message[0];
        if (Itch50.LengthOf(type) != message.Length)
            return Counters.Count(Itch50.LengthOf(type) == 0 ? DecodeStatus.UnknownType : DecodeStatus.WrongLength);
        Counters.CountType(type);
        long venueTime = (long)(BinaryPrimitives.ReadUInt64BigEndian(message[3..]) & WireWriter.TimestampMask);
        if (venueTime < lastVenueTime) Counters.CountBackwards();
        if (venueTime >= Itch50.NanosPerDay) return Counters.Count(DecodeStatus.InvalidField);
        lastVenueTime = venueTime;
        update.VenueTime = new Nanos(venueTime);
        DecodeStatus status = DecodeBody(type, BinaryPrimitives.ReadUInt16BigEndian(message[1..]), message, ref update);
        if (status != DecodeStatus.Ok) update.Kind = MarketUpdateKind.Informational;
        return Counters.Count(status);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private DecodeStatus DecodeBody(byte type, ushort locate, ReadOnlySpan<byte> message, ref MarketUpdate update)
    {
        switch (type)
        {
            case Itch50.AddOrder or Itch50.AddOrderMpid:
                return DecodePriced(MarketUpdateKind.Add, locate, message, ref update);
            case Itch50.OrderDelete:
                DecodeOrderEvent(MarketUpdateKind.Delete, locate, message, ref update);
                return DecodeStatus.Ok;
            case Itch50.OrderReplace:
                DecodeOrderEvent(MarketUpdateKind.Replace, locate, message, ref update);
                update.NewOrderReference = U64(message, 19);
                update.Quantity = new Quantity(U32(message, 27));
                return DecodePrice(U32(message, 31), ref update);
            case Itch50.OrderExecuted:
                DecodeExecution(MarketUpdateKind.Execute, locate, message, ref update);
                update.Flags = MarketUpdateFlags.Printable;
                return DecodeStatus.Ok;
            case Itch50.OrderCancel:
                DecodeOrderEvent(MarketUpdateKind.Reduce, locate, message, ref update);
                update.Quantity = new Quantity(U32(message, 19));
                return DecodeStatus.Ok;
            default:
                return DecodeRare(type, locate, message, ref update);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private DecodeStatus DecodeRare(byte type, ushort locate, ReadOnlySpan<byte> message, ref MarketUpdate update)
    {
        switch (type)
        {
            case Itch50.OrderExecutedWithPrice:
                DecodeExecution(MarketUpdateKind.ExecuteAtPrice, locate, message, ref update);
                if (message[31] is not ((byte)'Y' or (byte)'N')) return DecodeStatus.InvalidField;
                update.Flags = message[31] == 'Y' ? MarketUpdateFlags.Printable : MarketUpdateFlags.None;
                return DecodePrice(U32(message, 32), ref update);
            case Itch50.Trade:
                update.NewOrderReference = U64(message, 36);
                update.Flags = MarketUpdateFlags.Printable;
                return DecodePriced(MarketUpdateKind.Trade, locate, message, ref update);
            case Itch50.CrossTrade:
                return DecodeCross(locate, message, ref update);
            case Itch50.BrokenTrade:
                update.Kind = MarketUpdateKind.BrokenTrade;
                update.Instrument = Directory.OfLocate(locate);
                update.NewOrderReference = U64(message, 11);
                return DecodeStatus.Ok;
            case Itch50.SystemEvent:
                update.Kind = MarketUpdateKind.SystemEvent;
                update.Detail = message[11];
                return DecodeStatus.Ok;
            case Itch50.TradingAction:
                return DecodeState(MarketUpdateKind.TradingStatus, message[19], "THPQ"u8, locate, message, ref update);
            case Itch50.OperationalHalt when message[19] == 'Q':
                return DecodeState(MarketUpdateKind.OperationalHalt, message[20], "HT"u8, locate, message, ref update);
            case Itch50.RegSho:
                return DecodeState(MarketUpdateKind.ShortSaleRestriction, message[19], "012"u8, locate, message, ref update);
            case Itch50.IpoQuotingPeriod:
                return DecodeIpo(locate, message, ref update);
            case Itch50.LuldAuctionCollar:
                return DecodeCollar(locate, message, ref update);
            case Itch50.MwcbStatus:
                update.Kind = MarketUpdateKind.CircuitBreaker;
                update.Detail = message[11];
                return message[11] is >= (byte)'1' and <= (byte)'3' ? DecodeStatus.Ok : DecodeStatus.InvalidField;
            case Itch50.MwcbDeclineLevel:
                return DecodeStatus.Ok;
            case Itch50.MarketParticipantPosition:
                return ResolveSymbol(locate, message, 15, ref update);
            case Itch50.Noii:
                return ResolveSymbol(locate, message, 28, ref update);
            default:
                return ResolveSymbol(locate, message, StockAfterHeader, ref update);
        }
    }

    // A, F and P share the layout: reference, side, shares, stock, price.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private DecodeStatus DecodePriced(MarketUpdateKind kind, ushort locate, ReadOnlySpan<byte> message, ref MarketUpdate update)
    {
        update.Kind = kind;
        update.OrderReference = U64(message, 11);
        update.Quantity = new Quantity(U32(message, 20));
        byte side = message[19];
        update.Side = side == 'S' ? Side.Sell : Side.Buy;
        DecodeStatus status = ResolveSymbol(locate, message, 24, ref update);
        if (status != DecodeStatus.Ok) return status;
        if (side is not ((byte)'B' or (byte)'S')) return DecodeStatus.InvalidField;
        return DecodePrice(U32(message, 32), ref update);
    }

    private DecodeStatus DecodeCross(ushort locate, ReadOnlySpan<byte> message, ref MarketUpdate update)
    {
        update.Kind = MarketUpdateKind.Cross;
        update.Flags = MarketUpdateFlags.Printable;
        ulong shares = U64(message, 11);
        update.Quantity = new Quantity((long)shares);
        update.NewOrderReference = U64(message, 31);
        DecodeStatus status = ResolveSymbol(locate, message, 19, ref update);
        if (status != DecodeStatus.Ok) return status;
        return shares > long.MaxValue ? DecodeStatus.InvalidField : DecodePrice(U32(message, 27), ref update);
    }

    private DecodeStatus DecodeState(
        MarketUpdateKind kind, byte state, ReadOnlySpan<byte> allowed, ushort locate, ReadOnlySpan<byte> message, ref MarketUpdate update)
    {
        update.Kind = kind;
        update.Detail = state;
        DecodeStatus status = ResolveSymbol(locate, message, StockAfterHeader, ref update);
        return status == DecodeStatus.Ok && allowed.IndexOf(state) < 0 ? DecodeStatus.InvalidField : status;
    }

    private DecodeStatus DecodeIpo(ushort locate, ReadOnlySpan<byte> message, ref MarketUpdate update)
    {
        uint releaseSeconds = U32(message, 19);
        update.OrderReference = releaseSeconds * (ulong)Nanos.PerSecond;
        DecodeStatus status = DecodeState(MarketUpdateKind.IpoQuoting, message[23], "AC"u8, locate, message, ref update);
        if (status != DecodeStatus.Ok) return status;
        return releaseSeconds < Itch50.NanosPerDay / Nanos.PerSecond ? DecodePrice(U32(message, 24), ref update) : DecodeStatus.InvalidField;
    }

    private DecodeStatus DecodeCollar(ushort locate, ReadOnlySpan<byte> message, ref MarketUpdate update)
    {
        update.Kind = MarketUpdateKind.AuctionCollar;
        update.OrderReference = U32(message, 23);
        update.NewOrderReference = U32(message, 27);
        update.Quantity = new Quantity(U32(message, 31));
        DecodeStatus status = ResolveSymbol(locate, message, StockAfterHeader, ref update);
        if (status != DecodeStatus.Ok) return status;
        return update.OrderReference > int.MaxValue || update.NewOrderReference > int.MaxValue ? DecodeStatus.InvalidField : DecodePrice(U32(message, 19), ref update);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void DecodeOrderEvent(MarketUpdateKind kind, ushort locate, ReadOnlySpan<byte> message, ref MarketUpdate update)
    {
        update.Kind = kind;
        update.Instrument = Directory.OfOrderEvent(locate);
        update.OrderReference = U64(message, 11);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void DecodeExecution(MarketUpdateKind kind, ushort locate, ReadOnlySpan<byte> message, ref MarketUpdate update)
    {
        DecodeOrderEvent(kind, locate, message, ref update);
        update.Quantity = new Quantity(U32(message, 19));
        update.NewOrderReference = U64(message, 23);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private DecodeStatus ResolveSymbol(ushort locate, ReadOnlySpan<byte> message, int offset, ref MarketUpdate update)
    {
        DirectoryStatus found = Directory.OfSymbol(locate, Symbol.FromWire(message[offset..]), out update.Instrument);
        return found == DirectoryStatus.Known ? DecodeStatus.Ok : TellUnusual(found, ref update);
    }

    private static DecodeStatus TellUnusual(DirectoryStatus found, ref MarketUpdate update)
    {
        if (found == DirectoryStatus.Conflict) return DecodeStatus.SymbolConflict;
        if (found == DirectoryStatus.InvalidSymbol) return DecodeStatus.InvalidField;
        if (found == DirectoryStatus.LearnedLate) update.Flags |= MarketUpdateFlags.LateResolution;
        return DecodeStatus.Ok;
    }

    // The specification bounds a price by 200,000.0000 = 2 x 10^9, so the upper half of the 32 bits is never a price.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DecodeStatus DecodePrice(uint price, ref MarketUpdate update)
    {
        update.Price = new Price(price);
        return price <= int.MaxValue ? DecodeStatus.Ok : DecodeStatus.InvalidField;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint U32(ReadOnlySpan<byte> message, int offset) => BinaryPrimitives.ReadUInt32BigEndian(message[offset..]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong U64(ReadOnlySpan<byte> message, int offset) => BinaryPrimitives.ReadUInt64BigEndian(message[offset..]);
}

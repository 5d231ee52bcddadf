// The ITCH messages that a day has few of: trades, states, auctions, the directory.
using System;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Trading.Core.Domain;

namespace Trading.Core.MarketData;

public sealed partial class ItchDecoder
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal DecodeStatus DecodeRare(byte type, ushort locate, ReadOnlySpan<byte> message, ref MarketUpdate update)
    {
        DecodeStatus status = DecodeRareBody(type, locate, message, ref update);
        if (status != DecodeStatus.Ok) update.Kind = MarketUpdateKind.Informational;
        return status;
    }

    private DecodeStatus DecodeRareBody(byte type, ushort locate, ReadOnlySpan<byte> message, ref MarketUpdate update)
    {
        switch (type)
        {
            case Itch50.OrderExecutedWithPrice:
                update.Kind = MarketUpdateKind.ExecuteAtPrice;
                update.Instrument = Directory.OfOrderEvent(locate);
                update.OrderReference = U64(message, 11);
                update.Quantity = new Quantity(U32(message, 19));
                update.NewOrderReference = U64(message, 23);
                if (message[31] is not ((byte)'Y' or (byte)'N')) return DecodeStatus.InvalidField;
                update.Flags = message[31] == 'Y' ? MarketUpdateFlags.Printable : MarketUpdateFlags.None;
                return DecodePrice(U32(message, 32), ref update);
            case Itch50.Trade:
                return DecodeTrade(locate, message, ref update);
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

    // The layout of A, and a match number.
    private DecodeStatus DecodeTrade(ushort locate, ReadOnlySpan<byte> message, ref MarketUpdate update)
    {
        update.Kind = MarketUpdateKind.Trade;
        update.Flags = MarketUpdateFlags.Printable;
        update.OrderReference = U64(message, 11);
        update.NewOrderReference = U64(message, 36);
        update.Quantity = new Quantity(U32(message, 20));
        byte side = message[19];
        update.Side = side == 'S' ? Side.Sell : Side.Buy;
        DecodeStatus status = ResolveSymbol(locate, message, 24, ref update);
        if (status != DecodeStatus.Ok) return status;
        return side is (byte)'B' or (byte)'S' ? DecodePrice(U32(message, 32), ref update) : DecodeStatus.InvalidField;
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

    private DecodeStatus ResolveSymbol(ushort locate, ReadOnlySpan<byte> message, int offset, ref MarketUpdate update)
    {
        DirectoryStatus found = Directory.OfSymbol(locate, Symbol.FromWire(message[offset..]), out update.Instrument);
        return found == DirectoryStatus.Known ? DecodeStatus.Ok : TellUnusual(found, ref update.Flags);
    }

    private static DecodeStatus TellUnusual(DirectoryStatus found, ref MarketUpdateFlags flags)
    {
        if (found == DirectoryStatus.Conflict) return DecodeStatus.SymbolConflict;
        if (found == DirectoryStatus.InvalidSymbol) return DecodeStatus.InvalidField;
        if (found == DirectoryStatus.LearnedLate) flags |= MarketUpdateFlags.LateResolution;
        return DecodeStatus.Ok;
    }

    private static DecodeStatus DecodePrice(uint price, ref MarketUpdate update)
    {
        update.Price = new Price(price);
        return price <= PriceMax ? DecodeStatus.Ok : DecodeStatus.InvalidField;
    }

    private static uint U32(ReadOnlySpan<byte> message, int offset) => BinaryPrimitives.ReadUInt32BigEndian(message[offset..]);

    private static ulong U64(ReadOnlySpan<byte> message, int offset) => BinaryPrimitives.ReadUInt64BigEndian(message[offset..]);
}

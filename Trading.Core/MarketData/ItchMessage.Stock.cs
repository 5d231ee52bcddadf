// ITCH 5.0 messages about one stock: directory, halts, restrictions, market makers, IPO, collars.
using System;
using Trading.Core.Domain;

namespace Trading.Core.MarketData;

public static partial class ItchMessage
{
    /// <summary>Stock directory entry (R), sent for every stock before the day; links stock locate and symbol.</summary>
    public readonly record struct StockDirectory(
        ItchHeader Header, Symbol Stock, byte MarketCategory, byte FinancialStatus, uint RoundLotSize, byte RoundLotsOnly,
        byte IssueClassification, ushort IssueSubType, byte Authenticity, byte ShortSaleThreshold, byte IpoFlag, byte LuldTier,
        byte EtpFlag, uint EtpLeverageFactor, byte InverseIndicator)
        : IItchMessage<StockDirectory>
    {
        public static byte WireType => Itch50.StockDirectory;

        public static StockDirectory Read(ReadOnlySpan<byte> message)
        {
            WireReader wire = new(message);
            return new(wire.Header, wire.Symbol(), wire.U8(), wire.U8(), wire.U32(), wire.U8(), wire.U8(), wire.U16(), wire.U8(),
                wire.U8(), wire.U8(), wire.U8(), wire.U8(), wire.U32(), wire.U8());
        }

        public int Write(Span<byte> destination)
        {
            WireWriter wire = new(destination, WireType, Header);
            wire.Symbol(Stock);
            wire.U8(MarketCategory);
            wire.U8(FinancialStatus);
            wire.U32(RoundLotSize);
            wire.U8(RoundLotsOnly);
            wire.U8(IssueClassification);
            wire.U16(IssueSubType);
            wire.U8(Authenticity);
            wire.U8(ShortSaleThreshold);
            wire.U8(IpoFlag);
            wire.U8(LuldTier);
            wire.U8(EtpFlag);
            wire.U32(EtpLeverageFactor);
            wire.U8(InverseIndicator);
            return wire.Length;
        }
    }

    /// <summary>Trading state of a stock (H): H halted, P paused, Q quotation only, T trading; the reason is four characters.</summary>
    public readonly record struct TradingAction(
        ItchHeader Header, Symbol Stock, byte TradingState, byte Reserved, uint Reason)
        : IItchMessage<TradingAction>
    {
        public static byte WireType => Itch50.TradingAction;

        public static TradingAction Read(ReadOnlySpan<byte> message)
        {
            WireReader wire = new(message);
            return new(wire.Header, wire.Symbol(), wire.U8(), wire.U8(), wire.U32());
        }

        public int Write(Span<byte> destination)
        {
            WireWriter wire = new(destination, WireType, Header);
            wire.Symbol(Stock);
            wire.U8(TradingState);
            wire.U8(Reserved);
            wire.U32(Reason);
            return wire.Length;
        }
    }

    /// <summary>Short-sale price test restriction (Y): 0 none, 1 in effect after an intra-day drop, 2 remains in effect.</summary>
    public readonly record struct RegSho(ItchHeader Header, Symbol Stock, byte Action)
        : IItchMessage<RegSho>
    {
        public static byte WireType => Itch50.RegSho;

        public static RegSho Read(ReadOnlySpan<byte> message)
        {
            WireReader wire = new(message);
            return new(wire.Header, wire.Symbol(), wire.U8());
        }

        public int Write(Span<byte> destination)
        {
            WireWriter wire = new(destination, WireType, Header);
            wire.Symbol(Stock);
            wire.U8(Action);
            return wire.Length;
        }
    }

    /// <summary>Market maker status of a participant in a stock (L); the participant is four characters.</summary>
    public readonly record struct MarketParticipantPosition(
        ItchHeader Header, uint Mpid, Symbol Stock, byte PrimaryMarketMaker, byte MarketMakerMode, byte ParticipantState)
        : IItchMessage<MarketParticipantPosition>
    {
        public static byte WireType => Itch50.MarketParticipantPosition;

        public static MarketParticipantPosition Read(ReadOnlySpan<byte> message)
        {
            WireReader wire = new(message);
            return new(wire.Header, wire.U32(), wire.Symbol(), wire.U8(), wire.U8(), wire.U8());
        }

        public int Write(Span<byte> destination)
        {
            WireWriter wire = new(destination, WireType, Header);
            wire.U32(Mpid);
            wire.Symbol(Stock);
            wire.U8(PrimaryMarketMaker);
            wire.U8(MarketMakerMode);
            wire.U8(ParticipantState);
            return wire.Length;
        }
    }

    /// <summary>IPO quotation release (K): time in seconds since midnight, price x 10000.</summary>
    public readonly record struct IpoQuotingPeriod(
        ItchHeader Header, Symbol Stock, uint ReleaseTimeSeconds, byte ReleaseQualifier, uint IpoPrice)
        : IItchMessage<IpoQuotingPeriod>
    {
        public static byte WireType => Itch50.IpoQuotingPeriod;

        public static IpoQuotingPeriod Read(ReadOnlySpan<byte> message)
        {
            WireReader wire = new(message);
            return new(wire.Header, wire.Symbol(), wire.U32(), wire.U8(), wire.U32());
        }

        public int Write(Span<byte> destination)
        {
            WireWriter wire = new(destination, WireType, Header);
            wire.Symbol(Stock);
            wire.U32(ReleaseTimeSeconds);
            wire.U8(ReleaseQualifier);
            wire.U32(IpoPrice);
            return wire.Length;
        }
    }

    /// <summary>Collars of a reopening auction after a limit-up limit-down pause (J), prices x 10000.</summary>
    public readonly record struct LuldAuctionCollar(
        ItchHeader Header, Symbol Stock, uint ReferencePrice, uint UpperPrice, uint LowerPrice, uint Extension)
        : IItchMessage<LuldAuctionCollar>
    {
        public static byte WireType => Itch50.LuldAuctionCollar;

        public static LuldAuctionCollar Read(ReadOnlySpan<byte> message)
        {
            WireReader wire = new(message);
            return new(wire.Header, wire.Symbol(), wire.U32(), wire.U32(), wire.U32(), wire.U32());
        }

        public int Write(Span<byte> destination)
        {
            WireWriter wire = new(destination, WireType, Header);
            wire.Symbol(Stock);
            wire.U32(ReferencePrice);
            wire.U32(UpperPrice);
            wire.U32(LowerPrice);
            wire.U32(Extension);
            return wire.Length;
        }
    }

    /// <summary>Operational halt at one market centre (h): market Q, B or X; action H halted, T resumed.</summary>
    public readonly record struct OperationalHalt(
        ItchHeader Header, Symbol Stock, byte MarketCode, byte Action)
        : IItchMessage<OperationalHalt>
    {
        public static byte WireType => Itch50.OperationalHalt;

        public static OperationalHalt Read(ReadOnlySpan<byte> message)
        {
            WireReader wire = new(message);
            return new(wire.Header, wire.Symbol(), wire.U8(), wire.U8());
        }

        public int Write(Span<byte> destination)
        {
            WireWriter wire = new(destination, WireType, Header);
            wire.Symbol(Stock);
            wire.U8(MarketCode);
            wire.U8(Action);
            return wire.Length;
        }
    }
}

// ITCH 5.0 messages about trades that do not touch the visible book.
using System;
using Trading.Core.Domain;

namespace Trading.Core.MarketData;

public static partial class ItchMessage
{
    /// <summary>A trade against a non-displayed order (P); the reference is 0 since 2010 and the side B since 2014.</summary>
    public readonly record struct Trade(
        ItchHeader Header, ulong OrderReference, byte BuySell, uint Shares, Symbol Stock, uint Price, ulong MatchNumber)
        : IItchMessage<Trade>
    {
        public static byte WireType => Itch50.Trade;

        public static Trade Read(ReadOnlySpan<byte> message)
        {
            WireReader wire = new(message);
            return new(wire.Header, wire.U64(), wire.U8(), wire.U32(), wire.Symbol(), wire.U32(), wire.U64());
        }

        public int Write(Span<byte> destination)
        {
            WireWriter wire = new(destination, WireType, Header);
            wire.U64(OrderReference);
            wire.U8(BuySell);
            wire.U32(Shares);
            wire.Symbol(Stock);
            wire.U32(Price);
            wire.U64(MatchNumber);
            return wire.Length;
        }
    }

    /// <summary>The bulk print of a cross (Q): type O open, C close, H halt or IPO; may be of 0 shares.</summary>
    public readonly record struct CrossTrade(
        ItchHeader Header, ulong Shares, Symbol Stock, uint CrossPrice, ulong MatchNumber, byte CrossType)
        : IItchMessage<CrossTrade>
    {
        public static byte WireType => Itch50.CrossTrade;

        public static CrossTrade Read(ReadOnlySpan<byte> message)
        {
            WireReader wire = new(message);
            return new(wire.Header, wire.U64(), wire.Symbol(), wire.U32(), wire.U64(), wire.U8());
        }

        public int Write(Span<byte> destination)
        {
            WireWriter wire = new(destination, WireType, Header);
            wire.U64(Shares);
            wire.Symbol(Stock);
            wire.U32(CrossPrice);
            wire.U64(MatchNumber);
            wire.U8(CrossType);
            return wire.Length;
        }
    }

    /// <summary>An earlier execution is broken (B).</summary>
    public readonly record struct BrokenTrade(ItchHeader Header, ulong MatchNumber)
        : IItchMessage<BrokenTrade>
    {
        public static byte WireType => Itch50.BrokenTrade;

        public static BrokenTrade Read(ReadOnlySpan<byte> message)
        {
            WireReader wire = new(message);
            return new(wire.Header, wire.U64());
        }

        public int Write(Span<byte> destination)
        {
            WireWriter wire = new(destination, WireType, Header);
            wire.U64(MatchNumber);
            return wire.Length;
        }
    }
}

// ITCH 5.0 messages about visible orders: everything the book is built from.
using System;
using Trading.Core.Domain;

namespace Trading.Core.MarketData;

public static partial class ItchMessage
{
    /// <summary>A visible order without attribution enters (A). Side is B or S, price x 10000.</summary>
    public readonly record struct AddOrder(
        ItchHeader Header, ulong OrderReference, byte BuySell, uint Shares, Symbol Stock, uint Price)
        : IItchMessage<AddOrder>
    {
        public static byte WireType => Itch50.AddOrder;

        public static AddOrder Read(ReadOnlySpan<byte> message)
        {
            WireReader wire = new(message);
            return new(wire.Header, wire.U64(), wire.U8(), wire.U32(), wire.Symbol(), wire.U32());
        }

        public int Write(Span<byte> destination)
        {
            WireWriter wire = new(destination, WireType, Header);
            wire.U64(OrderReference);
            wire.U8(BuySell);
            wire.U32(Shares);
            wire.Symbol(Stock);
            wire.U32(Price);
            return wire.Length;
        }
    }

    /// <summary>A visible order with a participant's four characters enters (F).</summary>
    public readonly record struct AddOrderMpid(
        ItchHeader Header, ulong OrderReference, byte BuySell, uint Shares, Symbol Stock, uint Price, uint Attribution)
        : IItchMessage<AddOrderMpid>
    {
        public static byte WireType => Itch50.AddOrderMpid;

        public static AddOrderMpid Read(ReadOnlySpan<byte> message)
        {
            WireReader wire = new(message);
            return new(wire.Header, wire.U64(), wire.U8(), wire.U32(), wire.Symbol(), wire.U32(), wire.U32());
        }

        public int Write(Span<byte> destination)
        {
            WireWriter wire = new(destination, WireType, Header);
            wire.U64(OrderReference);
            wire.U8(BuySell);
            wire.U32(Shares);
            wire.Symbol(Stock);
            wire.U32(Price);
            wire.U32(Attribution);
            return wire.Length;
        }
    }

    /// <summary>A resting order trades at its price (E).</summary>
    public readonly record struct OrderExecuted(
        ItchHeader Header, ulong OrderReference, uint ExecutedShares, ulong MatchNumber)
        : IItchMessage<OrderExecuted>
    {
        public static byte WireType => Itch50.OrderExecuted;

        public static OrderExecuted Read(ReadOnlySpan<byte> message)
        {
            WireReader wire = new(message);
            return new(wire.Header, wire.U64(), wire.U32(), wire.U64());
        }

        public int Write(Span<byte> destination)
        {
            WireWriter wire = new(destination, WireType, Header);
            wire.U64(OrderReference);
            wire.U32(ExecutedShares);
            wire.U64(MatchNumber);
            return wire.Length;
        }
    }

    /// <summary>A resting order trades at another price (C); Printable N means that a cross prints the volume again.</summary>
    public readonly record struct OrderExecutedWithPrice(
        ItchHeader Header, ulong OrderReference, uint ExecutedShares, ulong MatchNumber, byte Printable, uint ExecutionPrice)
        : IItchMessage<OrderExecutedWithPrice>
    {
        public static byte WireType => Itch50.OrderExecutedWithPrice;

        public static OrderExecutedWithPrice Read(ReadOnlySpan<byte> message)
        {
            WireReader wire = new(message);
            return new(wire.Header, wire.U64(), wire.U32(), wire.U64(), wire.U8(), wire.U32());
        }

        public int Write(Span<byte> destination)
        {
            WireWriter wire = new(destination, WireType, Header);
            wire.U64(OrderReference);
            wire.U32(ExecutedShares);
            wire.U64(MatchNumber);
            wire.U8(Printable);
            wire.U32(ExecutionPrice);
            return wire.Length;
        }
    }

    /// <summary>A resting order shrinks (X).</summary>
    public readonly record struct OrderCancel(
        ItchHeader Header, ulong OrderReference, uint CanceledShares)
        : IItchMessage<OrderCancel>
    {
        public static byte WireType => Itch50.OrderCancel;

        public static OrderCancel Read(ReadOnlySpan<byte> message)
        {
            WireReader wire = new(message);
            return new(wire.Header, wire.U64(), wire.U32());
        }

        public int Write(Span<byte> destination)
        {
            WireWriter wire = new(destination, WireType, Header);
            wire.U64(OrderReference);
            wire.U32(CanceledShares);
            return wire.Length;
        }
    }

    /// <summary>A resting order leaves (D).</summary>
    public readonly record struct OrderDelete(ItchHeader Header, ulong OrderReference)
        : IItchMessage<OrderDelete>
    {
        public static byte WireType => Itch50.OrderDelete;

        public static OrderDelete Read(ReadOnlySpan<byte> message)
        {
            WireReader wire = new(message);
            return new(wire.Header, wire.U64());
        }

        public int Write(Span<byte> destination)
        {
            WireWriter wire = new(destination, WireType, Header);
            wire.U64(OrderReference);
            return wire.Length;
        }
    }

    /// <summary>A resting order leaves and a new one enters at the tail (U); side and stock are the old one's.</summary>
    public readonly record struct OrderReplace(
        ItchHeader Header, ulong OriginalOrderReference, ulong NewOrderReference, uint Shares, uint Price)
        : IItchMessage<OrderReplace>
    {
        public static byte WireType => Itch50.OrderReplace;

        public static OrderReplace Read(ReadOnlySpan<byte> message)
        {
            WireReader wire = new(message);
            return new(wire.Header, wire.U64(), wire.U64(), wire.U32(), wire.U32());
        }

        public int Write(Span<byte> destination)
        {
            WireWriter wire = new(destination, WireType, Header);
            wire.U64(OriginalOrderReference);
            wire.U64(NewOrderReference);
            wire.U32(Shares);
            wire.U32(Price);
            return wire.Length;
        }
    }
}

// ITCH 5.0 messages before auctions and about retail interest.
using System;
using Trading.Core.Domain;

namespace Trading.Core.MarketData;

public static partial class ItchMessage
{
    /// <summary>Net order imbalance before a cross (I): direction B, S, N none, O insufficient orders, P paused.</summary>
    public readonly record struct Noii(
        ItchHeader Header, ulong PairedShares, ulong ImbalanceShares, byte Direction, Symbol Stock, uint FarPrice, uint NearPrice,
        uint ReferencePrice, byte CrossType, byte PriceVariation)
        : IItchMessage<Noii>
    {
        public static byte WireType => Itch50.Noii;

        public static Noii Read(ReadOnlySpan<byte> message)
        {
            WireReader wire = new(message);
            return new(wire.Header, wire.U64(), wire.U64(), wire.U8(), wire.Symbol(), wire.U32(), wire.U32(), wire.U32(), wire.U8(),
                wire.U8());
        }

        public int Write(Span<byte> destination)
        {
            WireWriter wire = new(destination, WireType, Header);
            wire.U64(PairedShares);
            wire.U64(ImbalanceShares);
            wire.U8(Direction);
            wire.Symbol(Stock);
            wire.U32(FarPrice);
            wire.U32(NearPrice);
            wire.U32(ReferencePrice);
            wire.U8(CrossType);
            wire.U8(PriceVariation);
            return wire.Length;
        }
    }

    /// <summary>Retail price improvement interest (N): B bid, S offer, A both, N none.</summary>
    public readonly record struct Rpii(ItchHeader Header, Symbol Stock, byte InterestFlag)
        : IItchMessage<Rpii>
    {
        public static byte WireType => Itch50.Rpii;

        public static Rpii Read(ReadOnlySpan<byte> message)
        {
            WireReader wire = new(message);
            return new(wire.Header, wire.Symbol(), wire.U8());
        }

        public int Write(Span<byte> destination)
        {
            WireWriter wire = new(destination, WireType, Header);
            wire.Symbol(Stock);
            wire.U8(InterestFlag);
            return wire.Length;
        }
    }

    /// <summary>Direct listing with capital raise price discovery (O); times in nanoseconds since midnight.</summary>
    public readonly record struct DirectListing(
        ItchHeader Header, Symbol Stock, byte OpenEligibility, uint MinimumPrice, uint MaximumPrice, uint NearExecutionPrice,
        ulong NearExecutionTime, uint LowerPriceRangeCollar, uint UpperPriceRangeCollar)
        : IItchMessage<DirectListing>
    {
        public static byte WireType => Itch50.DirectListing;

        public static DirectListing Read(ReadOnlySpan<byte> message)
        {
            WireReader wire = new(message);
            return new(wire.Header, wire.Symbol(), wire.U8(), wire.U32(), wire.U32(), wire.U32(), wire.U64(), wire.U32(), wire.U32());
        }

        public int Write(Span<byte> destination)
        {
            WireWriter wire = new(destination, WireType, Header);
            wire.Symbol(Stock);
            wire.U8(OpenEligibility);
            wire.U32(MinimumPrice);
            wire.U32(MaximumPrice);
            wire.U32(NearExecutionPrice);
            wire.U64(NearExecutionTime);
            wire.U32(LowerPriceRangeCollar);
            wire.U32(UpperPriceRangeCollar);
            return wire.Length;
        }
    }
}

// The ITCH 5.0 wire at a glance: message types, exact lengths and limits.
using System;
using System.Runtime.CompilerServices;

namespace Trading.Core.MarketData;

/// <summary>Constants of NASDAQ TotalView-ITCH 5.0: type bytes and the exact length of every message, type byte included.</summary>
/// <remarks>Source: "Nasdaq TotalView-ITCH 5.0" specification, sections 1.1 to 1.9. Every message opens with type (1), stock locate (2),
/// tracking number (2) and nanoseconds since midnight (6), all integers big-endian.</remarks>
public static class Itch50
{
    public const byte SystemEvent = (byte)'S';
    public const byte StockDirectory = (byte)'R';
    public const byte TradingAction = (byte)'H';
    public const byte RegSho = (byte)'Y';
    public const byte MarketParticipantPosition = (byte)'L';
    public const byte MwcbDeclineLevel = (byte)'V';
    public const byte MwcbStatus = (byte)'W';
    public const byte IpoQuotingPeriod = (byte)'K';
    public const byte LuldAuctionCollar = (byte)'J';
    public const byte OperationalHalt = (byte)'h';
    public const byte AddOrder = (byte)'A';
    public const byte AddOrderMpid = (byte)'F';
    public const byte OrderExecuted = (byte)'E';
    public const byte OrderExecutedWithPrice = (byte)'C';
    public const byte OrderCancel = (byte)'X';
    public const byte OrderDelete = (byte)'D';
    public const byte OrderReplace = (byte)'U';
    public const byte Trade = (byte)'P';
    public const byte CrossTrade = (byte)'Q';
    public const byte BrokenTrade = (byte)'B';
    public const byte Noii = (byte)'I';
    public const byte Rpii = (byte)'N';
    public const byte DirectListing = (byte)'O';

    /// <summary>Length of the longest message (NOII).</summary>
    public const int MaxLength = 50;

    /// <summary>Type, stock locate, tracking number and timestamp, with which every message opens.</summary>
    public const int HeaderLength = 11;

    /// <summary>Timestamps are nanoseconds since midnight, so they stay below one day.</summary>
    public const long NanosPerDay = 24L * 3600 * 1_000_000_000;

    /// <summary>All message types, in the order of the specification.</summary>
    public static ReadOnlySpan<byte> Types => "SRHYLVWKJhAFECXDUPQBINO"u8;

    private static ReadOnlySpan<byte> Lengths =>
    [
         0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,
         0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,
         0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,
         0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,
         0, 36, 19, 36, 19, 31, 40,  0, 25, 50, 35, 28, 26,  0, 20, 48, // A B C D E F H I J K L N O
        44, 40, 39, 12,  0, 35, 35, 12, 23, 20,  0,  0,  0,  0,  0,  0, // P Q R S U V W X Y
         0,  0,  0,  0,  0,  0,  0,  0, 21,  0,  0,  0,  0,  0,  0,  0, // h
         0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,
         0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,
         0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,
         0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,
         0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,
         0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,
         0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,
         0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,
         0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,
    ];

    /// <summary>The exact length of a message of this type, or 0 when there is no such type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int LengthOf(byte type) => Lengths[type];
}

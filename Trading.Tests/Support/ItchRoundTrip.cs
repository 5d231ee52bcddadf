// Reads a message into its typed struct and writes it back: for every type of ITCH 5.0.
using System;
using Trading.Core.MarketData;

namespace Trading.Tests.Support;

/// <summary>Bytes to fields to bytes.</summary>
public static class ItchRoundTrip
{
    /// <summary>Asserts that the typed message of these bytes writes the same bytes, and no more.</summary>
    public static void Assert(byte[] message) => Xunit.Assert.Equal(message, message[0] switch
    {
        (byte)'S' => Through<ItchMessage.SystemEvent>(message),
        (byte)'R' => Through<ItchMessage.StockDirectory>(message),
        (byte)'H' => Through<ItchMessage.TradingAction>(message),
        (byte)'Y' => Through<ItchMessage.RegSho>(message),
        (byte)'L' => Through<ItchMessage.MarketParticipantPosition>(message),
        (byte)'V' => Through<ItchMessage.MwcbDeclineLevel>(message),
        (byte)'W' => Through<ItchMessage.MwcbStatus>(message),
        (byte)'K' => Through<ItchMessage.IpoQuotingPeriod>(message),
        (byte)'J' => Through<ItchMessage.LuldAuctionCollar>(message),
        (byte)'h' => Through<ItchMessage.OperationalHalt>(message),
        (byte)'A' => Through<ItchMessage.AddOrder>(message),
        (byte)'F' => Through<ItchMessage.AddOrderMpid>(message),
        (byte)'E' => Through<ItchMessage.OrderExecuted>(message),
        (byte)'C' => Through<ItchMessage.OrderExecutedWithPrice>(message),
        (byte)'X' => Through<ItchMessage.OrderCancel>(message),
        (byte)'D' => Through<ItchMessage.OrderDelete>(message),
        (byte)'U' => Through<ItchMessage.OrderReplace>(message),
        (byte)'P' => Through<ItchMessage.Trade>(message),
        (byte)'Q' => Through<ItchMessage.CrossTrade>(message),
        (byte)'B' => Through<ItchMessage.BrokenTrade>(message),
        (byte)'I' => Through<ItchMessage.Noii>(message),
        (byte)'N' => Through<ItchMessage.Rpii>(message),
        (byte)'O' => Through<ItchMessage.DirectListing>(message),
        _ => throw new ArgumentOutOfRangeException(nameof(message), message[0], "Not a type of ITCH 5.0."),
    });

    private static byte[] Through<TMessage>(byte[] message)
        where TMessage : struct, IItchMessage<TMessage>
    {
        byte[] written = new byte[Itch50.MaxLength];
        int length = TMessage.Read(message).Write(written);
        Xunit.Assert.Equal(Itch50.LengthOf(TMessage.WireType), length);
        return written[..length];
    }
}

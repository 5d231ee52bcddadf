// What each arrival of a packet means for its stream, on sequences small enough to check by eye.
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Trading.Core.MarketData;
using Trading.Tests.Support.Feeds;
using Xunit;

namespace Trading.Tests.Unit.Feeds;

public sealed class MoldUdp64ReceiverTests
{
    // A packet is session, first sequence and messages ("A5x2" is session A, messages 5 and 6; x0 a heartbeat, xE the end); each message says its own sequence.
    [Theory]
    [InlineData("A5x2 A7x1 A8x0 A8xE", "InSequence:5,6 InSequence:7 Heartbeat EndOfSession", 0, 0)]
    [InlineData("A1x1 A4x1", "InSequence:1 Gap:4", 2, 0)]
    [InlineData("A1x1 A3x0 A3x1", "InSequence:1 Gap InSequence:3", 1, 0)] // a heartbeat tells the loss first
    [InlineData("A1x2 A1x2 A2x2", "InSequence:1,2 Old InSequence:3", 0, 3)] // overlap: only what is new
    [InlineData("A1x1 A3x1 A2x1 A2x1", "InSequence:1 Gap:3 Old Old", 1, 0)] // late, not duplicate
    [InlineData("A5x1 B1x1 B2x1", "InSequence:5 NewSession:1 InSequence:2", 0, 0)]
    [InlineData("A5x1 B3x1", "InSequence:5 NewSession:3", 2, 0)]
    [InlineData("A0x1 A0x1 A7x1", "InSequence:0 InSequence:0 InSequence:7", 0, 0)] // zeroed captures
    public void Arrivals_are_told_apart(string packets, string arrivals, int missing, int duplicates)
    {
        var receiver = new MoldUdp64Receiver();
        Assert.Equal(arrivals, string.Join(' ', packets.Split(' ').Select(p => Accept(receiver, p))));
        Assert.Equal(((ulong)missing, (long)duplicates), (receiver.MissingMessages, receiver.DuplicateMessages));
        Assert.Equal(packets.Split(' ').Length, receiver.Packets);
    }

    private static string Accept(MoldUdp64Receiver receiver, string text)
    {
        ulong first = ulong.Parse(text[1..text.IndexOf('x')], CultureInfo.InvariantCulture);
        int count = text[^1] == 'E' ? 0 : text[^1] - '0';
        byte[][] bodies = Enumerable.Range(0, count).Select(i => new[] { (byte)(first == 0 ? 0 : (int)first + i) }).ToArray();
        MoldArrival arrival = receiver.Accept(MoldPackets.Packet(text[..1], first, text[^1] == 'E' ? 0xFFFF : count, bodies), out MoldMessages messages);
        var seen = new List<byte>();
        while (messages.Next(out System.ReadOnlySpan<byte> message)) seen.Add(message[0]);
        return arrival + (seen.Count == 0 ? "" : ":" + string.Join(',', seen));
    }
}

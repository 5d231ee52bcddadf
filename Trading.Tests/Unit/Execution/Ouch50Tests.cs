// OUCH 5.0 bytes: written and read back, and read from a real capture.
using System;
using System.Buffers.Binary;
using System.IO;
using Trading.Core.Domain;
using Trading.Core.Execution;
using Trading.Core.Orders;
using Trading.Tests.Support;
using Xunit;

namespace Trading.Tests.Unit.Execution;

public sealed class Ouch50Tests
{
    private const string Enter = "ouch/Nasdaq.Nsm.Ouch.v5.0/EnterOrderMessage.pcap", Cancel = "ouch/Nasdaq.Nsm.Ouch.v5.0/CancelOrderMessage.pcap";

    [Fact]
    public void What_is_written_reads_back_and_what_does_not_fit_is_not_written()
    {
        Assert.True(Symbol.TryParse("GOOG", out Symbol goog));
        byte[] buffer = new byte[Ouch50.MaxLength];
        foreach (Side side in new[] { Side.Buy, Side.Sell })
        foreach (TimeInForce timeInForce in new[] { TimeInForce.Day, TimeInForce.ImmediateOrCancel })
        {
            OrderRequest request = new() { Side = side, TimeInForce = timeInForce, Price = new Price(5_650_300), Quantity = new Quantity(uint.MaxValue) };
            Assert.Equal(47, Ouch50.WriteEnter(buffer, new ClientOrderId(4_294_967_295), in request, goog));
            Assert.True(Ouch50.TryReadEnter(buffer, out ClientOrderId id, out Symbol symbol, out OrderRequest read));
            Assert.Equal((4_294_967_295UL, goog, request), (id.Value, symbol, read));
            Assert.False(Ouch50.TryReadCancel(buffer, out _, out _) || Ouch50.TryReadEnter(buffer.AsSpan(0, 46), out _, out _, out _));
            Assert.Equal(0, Ouch50.WriteEnter(buffer, new ClientOrderId(4_294_967_296), in request, goog));
            Assert.Equal(0, Ouch50.WriteEnter(buffer.AsSpan(0, 46), new ClientOrderId(1), in request, goog));
            request.Quantity = new Quantity(-1);
            Assert.Equal(0, Ouch50.WriteEnter(buffer, new ClientOrderId(1), in request, goog));
        }
        Assert.Equal("4F-FF-FF-FF-FF-53-FF-FF-FF-FF-47-4F-4F-47-20-20-20-20-00-00-00-00-00-56-37-7C-33-59-50-4E-4E-34-32-39-34-39-36-37-32-39-35-20-20-20-20-00-00", BitConverter.ToString(buffer));
        Assert.Equal(9, Ouch50.WriteCancel(buffer, new ClientOrderId(0x01020304)));
        Assert.Equal("58-01-02-03-04-00-00-00-00", BitConverter.ToString(buffer, 0, 9));
        Assert.Equal(0, Ouch50.WriteCancel(buffer, new ClientOrderId(1UL << 32)));
    }

    [DataFact(Enter, Cancel)]
    public void The_real_capture_reads_as_what_it_is_and_an_order_of_ours_differs_only_where_it_may()
    {
        byte[] real = Message(Enter);
        Assert.True(Ouch50.TryReadEnter(real, out ClientOrderId id, out Symbol symbol, out OrderRequest request));
        Assert.Equal((0x71UL, "CVLT", Side.Sell, 225L, 630_200L, TimeInForce.Day), (id.Value, symbol.ToString(), request.Side, request.Quantity.Lots, request.Price.Ticks, request.TimeInForce));
        byte[] ours = new byte[Ouch50.EnterLength];
        Assert.Equal(ours.Length, Ouch50.WriteEnter(ours, id, in request, symbol));
        for (int at = 0; at < ours.Length; at++)
        {
            // Short sale, agency, its own ClOrdID and an appendage.
            bool mayDiffer = at is 5 or 28 or (>= 31 and < 45) or 46;
            Assert.True(real[at] == ours[at] || mayDiffer, $"byte {at}: {real[at]:X2} in the capture, {ours[at]:X2} from us");
        }
        byte[] cancel = Message(Cancel);
        Assert.True(Ouch50.TryReadCancel(cancel, out id, out uint remaining));
        Assert.Equal((0x00752E71UL, 0U), (id.Value, remaining));
        Assert.Equal(Ouch50.CancelLength, Ouch50.WriteCancel(ours, id));
        Assert.Equal(cancel, ours[..Ouch50.CancelLength]);
    }

    // The one packet of the capture: pcap and packet headers, Ethernet with or without a VLAN tag, IPv4, TCP, SoupBinTCP 'U'.
    private static byte[] Message(string path)
    {
        ReadOnlySpan<byte> frame = File.ReadAllBytes(SharedData.Path(path)).AsSpan(40);
        int ip = BinaryPrimitives.ReadUInt16BigEndian(frame[12..]) == 0x8100 ? 18 : 14;
        int ipLength = BinaryPrimitives.ReadUInt16BigEndian(frame[(ip + 2)..]), tcp = ip + 4 * (frame[ip] & 15);
        ReadOnlySpan<byte> soup = frame[(tcp + 4 * (frame[tcp + 12] >> 4))..(ip + ipLength)];
        Assert.Equal(soup.Length - 2, BinaryPrimitives.ReadUInt16BigEndian(soup));
        Assert.Equal((byte)'U', soup[2]);
        return soup[3..].ToArray();
    }
}

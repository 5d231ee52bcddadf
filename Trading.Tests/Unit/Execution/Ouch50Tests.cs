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
        Assert.Equal("4F-FF-FF-FF-FF-53-FF-FF-FF-FF-47-4F-4F-47-20-20-20-20-00-00-00-00-00-56-37-7C-33-59-50-4E-4E-34-32-39-34-39-36-37-32-39-35-20-20-20-20-00-00", BitConverter.ToString(buffer, 0, Ouch50.EnterLength));
        Assert.Equal(9, Ouch50.WriteCancel(buffer, new ClientOrderId(0x01020304)));
        Assert.Equal("58-01-02-03-04-00-00-00-00", BitConverter.ToString(buffer, 0, 9));
        Assert.Equal(0, Ouch50.WriteCancel(buffer, new ClientOrderId(1UL << 32)));
    }

    [Fact]
    public void Good_till_time_travels_as_whole_seconds_to_live_and_what_has_no_second_left_is_not_written()
    {
        Assert.True(Symbol.TryParse("GOOG", out Symbol goog));
        byte[] buffer = new byte[Ouch50.MaxLength];
        OrderRequest request = new()
        {
            TimeInForce = TimeInForce.GoodTillTime, ExpireTime = new Nanos(36_090_999_999_999), Price = new Price(100), Quantity = new Quantity(1), Replaces = new ClientOrderId(6),
        };
        Nanos now = new(36_000_000_000_000);
        Assert.Equal(53, Ouch50.WriteEnter(buffer, new ClientOrderId(7), in request, goog, now));
        Assert.Equal("36", BitConverter.ToString(buffer, 26, 1)); // '6'
        Assert.Equal("00-06-05-0F-00-00-00-5A", BitConverter.ToString(buffer, 45, 8)); // 90 seconds
        Assert.True(Ouch50.TryReadEnter(buffer, out _, out _, out OrderRequest read));
        Assert.Equal((TimeInForce.GoodTillTime, 90 * Nanos.PerSecond), (read.TimeInForce, read.ExpireTime.Value));
        Assert.False(Ouch50.TryReadEnter(buffer.AsSpan(0, 52), out _, out _, out _)); // torn appendage
        buffer[47] = 7;
        Assert.False(Ouch50.TryReadEnter(buffer, out _, out _, out _)); // an element longer than the appendage
        Assert.Equal(46, Ouch50Replace.Write(buffer, new ClientOrderId(7), in request, now));
        Assert.Equal("55-00-00-00-06-00-00-00-07-00-00-00-01-00-00-00-00-00-00-00-64-36-59-4E-37", BitConverter.ToString(buffer, 0, 25));
        Assert.True(Ouch50Replace.TryRead(buffer.AsSpan(0, 46), out ClientOrderId id, out read));
        Assert.Equal((7UL, 6UL, 1L, 100L, 90 * Nanos.PerSecond), (id.Value, read.Replaces.Value, read.Quantity.Lots, read.Price.Ticks, read.ExpireTime.Value));
        Assert.False(Ouch50Replace.TryRead(buffer.AsSpan(0, 39), out _, out _) || Ouch50.TryReadEnter(buffer, out _, out _, out _));
        foreach (long expiry in new[] { 0, now.Value, now.Value + 999_999_999, now.Value + 86_400 * Nanos.PerSecond, -1 })
        {
            request.ExpireTime = new Nanos(expiry);
            Assert.Equal((0, 0), (Ouch50.WriteEnter(buffer, id, in request, goog, now), Ouch50Replace.Write(buffer, id, in request, now)));
        }
        request.TimeInForce = TimeInForce.Day;
        Assert.Equal(40, Ouch50Replace.Write(buffer, id, in request, now));
        request.Replaces = new ClientOrderId(1UL << 32);
        Assert.Equal(0, Ouch50Replace.Write(buffer, id, in request, now));
        Assert.Equal("71-00-00-00-07", BitConverter.ToString(buffer, 0, StatusQuery.Write(buffer, id)));
        Assert.True(StatusQuery.TryRead(buffer.AsSpan(0, 5), out ClientOrderId asked) && asked == id && !StatusQuery.TryRead(buffer.AsSpan(0, 4), out _));
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

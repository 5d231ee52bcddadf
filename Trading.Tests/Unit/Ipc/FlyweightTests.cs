// Commands and events byte for byte, so that clients and drivers of other makes understand them.
using System;
using System.Buffers.Binary;
using System.Text;
using Trading.Aeron.Memory;
using Trading.Aeron.Protocol;
using Trading.Tests.Support.Aeron;
using Xunit;

namespace Trading.Tests.Unit.Ipc;

public sealed class FlyweightTests
{
    private readonly UnsafeBuffer _buffer = TestMemory.Allocate(512);

    [Fact]
    public void Commands_have_the_fields_of_the_specification()
    {
        new PublicationMessageFlyweight(_buffer, 8).Put(7, 9, 1001, "aeron:ipc");
        Expect(33, PublicationMessageFlyweight.ComputeLength("aeron:ipc"), L(7), L(9), I(1001), I(9), T("aeron:ipc"));
        new SubscriptionMessageFlyweight(_buffer, 8).Put(7, 9, 1001, "aeron:ipc");
        Expect(41, SubscriptionMessageFlyweight.ComputeLength("aeron:ipc"), L(7), L(9), L(-1), I(1001), I(9), T("aeron:ipc"));
        var remove = new RemoveMessageFlyweight(_buffer, 8);
        remove.Put(7, 9, 5);
        remove.PutFlags(revoke: true);
        Assert.True(remove.IsRevoke(32) && !remove.IsRevoke(24));
        Expect(32, RemoveMessageFlyweight.PublicationLength, L(7), L(9), L(5), L(1));
        new CounterMessageFlyweight(_buffer, 8).Put(7, 9, 1000, [1, 2, 3, 4, 5], "orders");
        Expect(42, CounterMessageFlyweight.ComputeLength(5, "orders"), L(7), L(9), I(1000), I(5), [1, 2, 3, 4, 5, 0, 0, 0], I(6), T("orders"));
        new TerminateDriverFlyweight(_buffer, 8).Put(7, -1, [1, 2]);
        Expect(22, TerminateDriverFlyweight.ComputeLength(2), L(7), L(-1), I(2), [1, 2]);
        new RejectImageFlyweight(_buffer, 8).Put(7, 9, 4, 128, "why");
        Expect(39, RejectImageFlyweight.ComputeLength("why"), L(7), L(9), L(4), L(128), I(3), T("why"));
    }

    [Fact]
    public void Events_have_the_fields_of_the_specification()
    {
        new ErrorResponseFlyweight(_buffer, 8).Put(9, ErrorCode.InvalidChannel, "no");
        Expect(18, ErrorResponseFlyweight.ComputeLength("no"), L(9), I(1), I(2), T("no"));
        new PublicationBuffersReadyFlyweight(_buffer, 8).Put(9, 4, -5, 1001, 48, "/x.logbuffer");
        Expect(48, PublicationBuffersReadyFlyweight.ComputeLength("/x.logbuffer"), L(9), L(4), I(-5), I(1001), I(48), I(-1), I(12), T("/x.logbuffer"));
        new ImageBuffersReadyFlyweight(_buffer, 8).Put(4, -5, 1001, 2, 50, "/xy.logbuffer", "aeron:ipc");
        Assert.Equal("aeron:ipc", new ImageBuffersReadyFlyweight(_buffer, 8).SourceIdentity(61));
        Expect(61, ImageBuffersReadyFlyweight.ComputeLength("/xy.logbuffer", "aeron:ipc"), L(4), I(-5), I(1001), L(2), I(50), I(13), T("/xy.logbuffer"), [0, 0, 0], I(9), T("aeron:ipc"));
        new ImageMessageFlyweight(_buffer, 8).Put(4, 2, 1001, "aeron:ipc");
        Expect(33, ImageMessageFlyweight.ComputeLength("aeron:ipc"), L(4), L(2), I(1001), I(9), T("aeron:ipc"));
        new IdAndNumberFlyweight(_buffer, 8).Put(2, -1);
        Expect(12, IdAndNumberFlyweight.Length, L(2), I(-1));
        new PublicationErrorFlyweight(_buffer, 8).Put(4, -5, 1001, ErrorCode.ImageRejected, "why");
        Expect(71, PublicationErrorFlyweight.ComputeLength("why"), L(4), L(-1), I(-5), I(1001), L(-1), L(-1), new byte[20], I(13), I(3), T("why"));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10)]
    [InlineData(int.MaxValue)]
    public void A_text_length_that_does_not_fit_is_not_believed(int length)
    {
        new PublicationMessageFlyweight(_buffer, 0).Put(7, 9, 1001, "aeron:ipc");
        _buffer.PutInt(20, length);
        Assert.False(new PublicationMessageFlyweight(_buffer, 0).TryGetChannel(33, out _));
    }

    /// <summary>The bytes, and nothing of them outside their length: the rest of the buffer holds a pattern.</summary>
    private void Expect(int length, int computed, params byte[][] parts)
    {
        byte[] expected = [.. System.Linq.Enumerable.SelectMany(parts, part => part)];
        Assert.Equal((length, length), (computed, expected.Length));
        Assert.Equal(Convert.ToHexString(expected), Convert.ToHexString(_buffer.AsSpan(8, length)));
        _buffer.SetMemory(0, _buffer.Capacity, 0);
    }

    private static byte[] T(string text) => Encoding.ASCII.GetBytes(text);

    private static byte[] I(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] L(long value)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return bytes;
    }
}

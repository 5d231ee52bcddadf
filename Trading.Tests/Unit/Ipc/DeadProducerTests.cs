// What a producer leaves that dies at each step of a claim, and how the consumer gets over it.
using System.Collections.Generic;
using Trading.Aeron.Concurrent;
using Trading.Aeron.LogBuffer;
using Trading.Aeron.Memory;
using Trading.Tests.Support.Aeron;
using Xunit;

namespace Trading.Tests.Unit.Ipc;

public sealed class DeadProducerTests
{
    private const int Capacity = 1024;
    private readonly ManyToOneRingBuffer _ring = new(TestMemory.Allocate(Capacity + ManyToOneRingBuffer.TrailerLength));
    private readonly List<int> _read = [];

    [Fact]
    public void A_claim_with_its_length_becomes_padding_of_that_length()
    {
        _ring.TryClaim(1, 50);
        Assert.True(_ring.Write(2, new byte[8]));
        Assert.Equal(0, Read());
        Assert.True(_ring.Unblock());
        Assert.Equal(1, Read());
        Assert.Equal([2], _read);
        Assert.Equal(_ring.ProducerPosition, _ring.ConsumerPosition);
    }

    [Fact]
    public void A_moved_tail_without_a_length_becomes_padding_up_to_the_next_record()
    {
        _ring.Buffer.GetAndAddLong(Capacity + ManyToOneRingBuffer.TailPositionOffset, 64);
        Assert.False(_ring.Unblock());
        Assert.True(_ring.Write(3, new byte[8]));
        Assert.Equal(0, Read());
        Assert.True(_ring.Unblock());
        Assert.Equal(1, Read());
        Assert.Equal([3], _read);
    }

    [Fact]
    public void Nothing_is_done_to_a_healthy_ring()
    {
        Assert.False(_ring.Unblock());
        Assert.True(_ring.Write(1, new byte[8]));
        Assert.False(_ring.Unblock());
        Assert.Equal(1, Read());
    }

    [Theory]
    [InlineData(-96, 4096, false, TermUnblockStatus.Unblocked, 96)]
    [InlineData(0, 4096, false, TermUnblockStatus.NoAction, 0)]
    [InlineData(0, 4096, true, TermUnblockStatus.Unblocked, 4096 - 64)]
    [InlineData(0, 65536, false, TermUnblockStatus.UnblockedToEnd, 65536 - 64)]
    [InlineData(128, 4096, false, TermUnblockStatus.NoAction, 128)]
    public void A_frame_of_a_dead_publisher_becomes_padding(int length, int tail, bool abandoned, TermUnblockStatus expected, int expectedLength)
    {
        UnsafeBuffer term = TestMemory.Allocate(65536), metadata = TestMemory.Allocate(LogBufferDescriptor.MetadataLength);
        metadata.PutInt(LogBufferDescriptor.DefaultFrameHeaderOffset + FrameDescriptor.SessionIdOffset, 77);
        term.PutInt(64, length);
        Assert.Equal(expected, TermUnblocker.Unblock(metadata, term, 64, tail, 5, abandoned));
        Assert.Equal(expectedLength, term.GetInt(64));
        if (expected == TermUnblockStatus.NoAction) return;
        Assert.Equal((0, 64, 77, 5), (term.GetShort(64 + FrameDescriptor.TypeOffset), term.GetInt(64 + FrameDescriptor.TermOffsetOffset), term.GetInt(64 + FrameDescriptor.SessionIdOffset), term.GetInt(64 + FrameDescriptor.TermIdOffset)));
    }

    [Fact]
    public void A_frame_without_length_becomes_padding_up_to_the_next_frame()
    {
        UnsafeBuffer term = TestMemory.Allocate(65536), metadata = TestMemory.Allocate(LogBufferDescriptor.MetadataLength);
        term.PutInt(64 + 160, 48);
        Assert.Equal(TermUnblockStatus.Unblocked, TermUnblocker.Unblock(metadata, term, 64, 1024, 5, abandoned: false));
        Assert.Equal(160, term.GetInt(64));
    }

    private int Read() => _ring.Read((type, _, _, _) => _read.Add(type));
}

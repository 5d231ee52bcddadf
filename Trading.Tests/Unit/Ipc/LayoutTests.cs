// Every offset and constant of the shared-memory specification, as literals: another process relies on each.
using Trading.Aeron.Concurrent;
using Trading.Aeron.LogBuffer;
using Trading.Aeron.Protocol;
using Xunit;
using Driver = Trading.Aeron.Driver.SystemCounterDescriptor;

namespace Trading.Tests.Unit.Ipc;

public sealed class LayoutTests
{
    [Fact]
    public void Cnc_header_ring_and_broadcast_trailers_lie_where_the_specification_says()
    {
        Assert.Equal((512, 128, "cnc.dat"), (CncFileDescriptor.Version, CncFileDescriptor.HeaderLength, CncFileDescriptor.FileName));
        Assert.Equal(
            [0, 4, 8, 12, 16, 20, 24, 32, 40, 48],
            [CncFileDescriptor.VersionOffset, CncFileDescriptor.ToDriverBufferLengthOffset, CncFileDescriptor.ToClientsBufferLengthOffset, CncFileDescriptor.CountersMetadataBufferLengthOffset,
             CncFileDescriptor.CountersValuesBufferLengthOffset, CncFileDescriptor.ErrorLogBufferLengthOffset, CncFileDescriptor.ClientLivenessTimeoutNsOffset, CncFileDescriptor.StartTimestampOffset,
             CncFileDescriptor.PidOffset, CncFileDescriptor.FilePageSizeOffset]);
        Assert.Equal(
            [768, 128, 256, 384, 512, 640],
            [ManyToOneRingBuffer.TrailerLength, ManyToOneRingBuffer.TailPositionOffset, ManyToOneRingBuffer.HeadCachePositionOffset, ManyToOneRingBuffer.HeadPositionOffset,
             ManyToOneRingBuffer.CorrelationCounterOffset, ManyToOneRingBuffer.ConsumerHeartbeatOffset]);
        Assert.Equal([0, 4, 8, 8, -1], [RecordDescriptor.LengthOffset, RecordDescriptor.TypeOffset, RecordDescriptor.HeaderLength, RecordDescriptor.Alignment, RecordDescriptor.PaddingMessageTypeId]);
        Assert.Equal([128, 0, 8, 16], [BroadcastBufferDescriptor.TrailerLength, BroadcastBufferDescriptor.TailIntentCounterOffset, BroadcastBufferDescriptor.TailCounterOffset, BroadcastBufferDescriptor.LatestCounterOffset]);
    }

    [Fact]
    public void Counters_errors_and_losses_lie_where_the_specification_says()
    {
        Assert.Equal([128, 0, 8, 16, 24], [CountersDescriptor.CounterLength, CountersDescriptor.ValueOffset, CountersDescriptor.RegistrationIdOffset, CountersDescriptor.OwnerIdOffset, CountersDescriptor.ReferenceIdOffset]);
        Assert.Equal(
            [512, 0, 4, 8, 16, 112, 128, 132, 380, 0, 1, -1],
            [CountersDescriptor.MetadataLength, CountersDescriptor.StateOffset, CountersDescriptor.TypeIdOffset, CountersDescriptor.FreeForReuseDeadlineOffset, CountersDescriptor.KeyOffset, CountersDescriptor.KeyLengthMax,
             CountersDescriptor.LabelLengthOffset, CountersDescriptor.LabelOffset, CountersDescriptor.LabelLengthMax, CountersDescriptor.RecordUnused, CountersDescriptor.RecordAllocated, CountersDescriptor.RecordReclaimed]);
        Assert.Equal([0, 1, 4, 11, 12], [AeronCounters.SystemTypeId, AeronCounters.PublisherLimitTypeId, AeronCounters.SubscriberPositionTypeId, AeronCounters.ClientHeartbeatTypeId, AeronCounters.PublisherPositionTypeId]);
        Assert.Equal([0, 8, 12, 16, 20], [AeronCounters.StreamKeyRegistrationIdOffset, AeronCounters.StreamKeySessionIdOffset, AeronCounters.StreamKeyStreamIdOffset, AeronCounters.StreamKeyChannelLengthOffset, AeronCounters.StreamKeyChannelOffset]);
        Assert.Equal([0, 4, 8, 16, 24], [DistinctErrorLog.LengthOffset, DistinctErrorLog.ObservationCountOffset, DistinctErrorLog.LastObservationTimestampOffset, DistinctErrorLog.FirstObservationTimestampOffset, DistinctErrorLog.TextOffset]);
        Assert.Equal([0, 8, 16, 24, 32, 36, 40, 64], [LossReport.ObservationCountOffset, LossReport.TotalBytesLostOffset, LossReport.FirstObservationOffset, LossReport.LastObservationOffset, LossReport.SessionIdOffset, LossReport.StreamIdOffset, LossReport.ChannelOffset, LossReport.EntryAlignment]);
        Assert.Equal(
            [15, 17, 19, 20, 24, 26, 27, 34, 35, 40, 41, 42, 43, 46],
            [Driver.Errors, Driver.FreeFails, Driver.UnblockedPublications, Driver.UnblockedCommands, Driver.ClientTimeouts, Driver.ConductorMaxCycleTime, Driver.ConductorCycleTimeThresholdExceeded,
             Driver.AeronVersion, Driver.BytesCurrentlyMapped, Driver.PublicationsRevoked, Driver.ImagesRevoked, Driver.ImagesRejected, Driver.ControlProtocolVersion, Driver.Labels.Length]);
    }

    [Fact]
    public void Log_metadata_and_frame_header_lie_where_the_specification_says()
    {
        Assert.Equal(
            [0, 24, 128, 136, 140, 256, 264, 268, 272, 276, 280, 284, 288, 292, 304, 316, 320, 448, 456, 464, 472, 480],
            [LogBufferDescriptor.TermTailCountersOffset, LogBufferDescriptor.ActiveTermCountOffset, LogBufferDescriptor.EndOfStreamPositionOffset, LogBufferDescriptor.IsConnectedOffset, LogBufferDescriptor.ActiveTransportCountOffset,
             LogBufferDescriptor.CorrelationIdOffset, LogBufferDescriptor.InitialTermIdOffset, LogBufferDescriptor.DefaultFrameHeaderLengthOffset, LogBufferDescriptor.MtuLengthOffset, LogBufferDescriptor.TermLengthOffset,
             LogBufferDescriptor.PageSizeOffset, LogBufferDescriptor.PublicationWindowLengthOffset, LogBufferDescriptor.ReceiverWindowLengthOffset, LogBufferDescriptor.SocketSendBufferLengthOffset,
             LogBufferDescriptor.SocketReceiveBufferLengthOffset, LogBufferDescriptor.MaxResendOffset, LogBufferDescriptor.DefaultFrameHeaderOffset, LogBufferDescriptor.EntityTagOffset,
             LogBufferDescriptor.ResponseCorrelationIdOffset, LogBufferDescriptor.LingerTimeoutNsOffset, LogBufferDescriptor.UntetheredWindowLimitTimeoutNsOffset, LogBufferDescriptor.UntetheredRestingTimeoutNsOffset]);
        Assert.Equal(
            [488, 489, 490, 491, 492, 493, 494, 495, 496, 497, 500, 4096],
            [LogBufferDescriptor.GroupOffset, LogBufferDescriptor.IsResponseOffset, LogBufferDescriptor.RejoinOffset, LogBufferDescriptor.ReliableOffset, LogBufferDescriptor.SparseOffset, LogBufferDescriptor.SignalEosOffset,
             LogBufferDescriptor.SpiesSimulateConnectionOffset, LogBufferDescriptor.TetherOffset, LogBufferDescriptor.IsPublicationRevokedOffset, LogBufferDescriptor.TypeOffset, LogBufferDescriptor.UntetheredLingerTimeoutNsOffset, LogBufferDescriptor.MetadataLength]);
        Assert.Equal(
            [0, 4, 5, 6, 8, 12, 16, 20, 24, 32, 32, 0, 1],
            [FrameDescriptor.FrameLengthOffset, FrameDescriptor.VersionOffset, FrameDescriptor.FlagsOffset, FrameDescriptor.TypeOffset, FrameDescriptor.TermOffsetOffset, FrameDescriptor.SessionIdOffset, FrameDescriptor.StreamIdOffset,
             FrameDescriptor.TermIdOffset, FrameDescriptor.ReservedValueOffset, FrameDescriptor.HeaderLength, FrameDescriptor.FrameAlignment, FrameDescriptor.TypePadding, FrameDescriptor.TypeData]);
        Assert.Equal((0x80, 0x40, 0xC0, 0x20, 0x10), (FrameDescriptor.BeginFragment, FrameDescriptor.EndFragment, FrameDescriptor.Unfragmented, FrameDescriptor.EndOfStream, FrameDescriptor.Revoked));
    }

    [Theory]
    [InlineData(64 * 1024, 4096, 200_704)]
    [InlineData(64 * 1024, 65536, 262_144)]
    [InlineData(1024 * 1024 * 1024, 4096, 3_221_229_568)]
    public void A_log_is_three_terms_and_a_page_rounded_up(int termLength, int pageLength, long expected) =>
        Assert.Equal(expected, LogBufferDescriptor.ComputeLogLength(termLength, pageLength));

    [Theory]
    [InlineData(5, 100, 5, 100)]
    [InlineData(6, 0, 5, 65536)]
    [InlineData(int.MinValue + 2, 64, int.MaxValue, 3 * 65536 + 64)]
    [InlineData(-7, 32, -9, 2 * 65536 + 32)]
    public void Positions_wrap_with_their_term_ids(int termId, int offset, int initialTermId, long expected)
    {
        long raw = LogBufferDescriptor.PackTail(termId, offset);
        Assert.Equal((termId, offset), (LogBufferDescriptor.TermId(raw), LogBufferDescriptor.TermOffset(raw, 65536)));
        Assert.Equal(expected, LogBufferDescriptor.ComputePosition(termId, offset, 16, initialTermId));
    }
}

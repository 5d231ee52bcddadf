// Makes the log file of a publication and fills in its metadata page.
using System;
using System.IO;
using Trading.Aeron.LogBuffer;
using Trading.Aeron.Memory;
using Trading.Aeron.Protocol;

namespace Trading.Aeron.Driver;

/// <summary>What a log's metadata says of its publication.</summary>
internal readonly record struct LogIdentity(long RegistrationId, int SessionId, int StreamId, int InitialTermId, bool IsExclusive);

/// <summary>Everything a client reads from a log is there before the client hears of it.</summary>
internal static class LogFactory
{
    public static LogBuffers Create(MediaDriver.Context context, PublicationParameters parameters, LogIdentity identity)
    {
        long length = LogBufferDescriptor.ComputeLogLength(parameters.TermLength, context.PageSize);
        long usable = new DriveInfo(context.Directory).AvailableFreeSpace;
        if (usable < length) throw new ControlProtocolException(ErrorCode.StorageSpace, $"insufficient usable storage for new log of length={length} usable={usable} in {context.Directory}");
        LogBuffers log;
        try
        {
            log = LogBuffers.Create(AeronDirectory.LogFile(context.Directory, identity.RegistrationId), parameters.TermLength, context.PageSize, parameters.Sparse);
        }
        catch (IOException error)
        {
            throw new ControlProtocolException(ErrorCode.StorageSpace, error.Message);
        }
        PutTails(log.Metadata, parameters, identity);
        PutStream(log.Metadata, context, parameters, identity);
        PutDefaultHeader(log.Metadata.Slice(LogBufferDescriptor.DefaultFrameHeaderOffset, FrameDescriptor.HeaderLength), identity);
        PutOptions(log.Metadata, parameters);
        return log;
    }

    /// <summary>The first term's tail is ready; those of the next two carry the ids of three terms before, from which rotation takes them.</summary>
    private static void PutTails(UnsafeBuffer metadata, PublicationParameters parameters, LogIdentity identity)
    {
        int termId = parameters.HasPosition ? parameters.TermId : identity.InitialTermId;
        int termCount = termId - identity.InitialTermId;
        for (int i = 0; i < LogBufferDescriptor.PartitionCount; i++)
        {
            long tail = i == 0 ? LogBufferDescriptor.PackTail(termId, parameters.TermOffset) : LogBufferDescriptor.PackTail(termId + i - LogBufferDescriptor.PartitionCount, 0);
            metadata.PutLong(sizeof(long) * LogBufferDescriptor.IndexByTermCount(termCount + i), tail);
        }
        metadata.PutIntOrdered(LogBufferDescriptor.ActiveTermCountOffset, termCount);
    }

    private static void PutStream(UnsafeBuffer metadata, MediaDriver.Context context, PublicationParameters parameters, LogIdentity identity)
    {
        metadata.PutLong(LogBufferDescriptor.EndOfStreamPositionOffset, long.MaxValue);
        metadata.PutLong(LogBufferDescriptor.CorrelationIdOffset, identity.RegistrationId);
        metadata.PutInt(LogBufferDescriptor.InitialTermIdOffset, identity.InitialTermId);
        metadata.PutInt(LogBufferDescriptor.DefaultFrameHeaderLengthOffset, FrameDescriptor.HeaderLength);
        metadata.PutInt(LogBufferDescriptor.MtuLengthOffset, parameters.Mtu);
        metadata.PutInt(LogBufferDescriptor.TermLengthOffset, parameters.TermLength);
        metadata.PutInt(LogBufferDescriptor.PageSizeOffset, context.PageSize);
        metadata.PutInt(LogBufferDescriptor.PublicationWindowLengthOffset, parameters.Window);
        metadata.PutInt(LogBufferDescriptor.MaxResendOffset, parameters.MaxResend);
        metadata.PutByte(LogBufferDescriptor.TypeOffset, identity.IsExclusive ? LogBufferDescriptor.TypeExclusive : LogBufferDescriptor.TypeConcurrent);
    }

    private static void PutDefaultHeader(UnsafeBuffer header, LogIdentity identity)
    {
        header.PutByte(FrameDescriptor.FlagsOffset, FrameDescriptor.Unfragmented);
        header.PutShort(FrameDescriptor.TypeOffset, FrameDescriptor.TypeData);
        header.PutInt(FrameDescriptor.SessionIdOffset, identity.SessionId);
        header.PutInt(FrameDescriptor.StreamIdOffset, identity.StreamId);
        header.PutInt(FrameDescriptor.TermIdOffset, identity.InitialTermId);
    }

    private static void PutOptions(UnsafeBuffer metadata, PublicationParameters parameters)
    {
        metadata.PutLong(LogBufferDescriptor.EntityTagOffset, parameters.EntityTag);
        metadata.PutLong(LogBufferDescriptor.ResponseCorrelationIdOffset, parameters.ResponseCorrelationId);
        metadata.PutLong(LogBufferDescriptor.LingerTimeoutNsOffset, parameters.LingerNs);
        metadata.PutLong(LogBufferDescriptor.UntetheredWindowLimitTimeoutNsOffset, parameters.UntetheredWindowLimitNs);
        metadata.PutLong(LogBufferDescriptor.UntetheredRestingTimeoutNsOffset, parameters.UntetheredRestingNs);
        metadata.PutLong(LogBufferDescriptor.UntetheredLingerTimeoutNsOffset, parameters.UntetheredLingerNs);
        PutFlag(metadata, LogBufferDescriptor.IsResponseOffset, parameters.IsResponse);
        PutFlag(metadata, LogBufferDescriptor.RejoinOffset, true);
        PutFlag(metadata, LogBufferDescriptor.ReliableOffset, true);
        PutFlag(metadata, LogBufferDescriptor.SparseOffset, parameters.Sparse);
        PutFlag(metadata, LogBufferDescriptor.SignalEosOffset, parameters.SignalEos);
        PutFlag(metadata, LogBufferDescriptor.SpiesSimulateConnectionOffset, parameters.SpiesSimulateConnection);
        PutFlag(metadata, LogBufferDescriptor.TetherOffset, true);
    }

    private static void PutFlag(UnsafeBuffer metadata, int offset, bool value) => metadata.PutByte(offset, value ? (byte)1 : (byte)0);
}

// The loss report file: how much a stream lost, when and where.
using System.Collections.Generic;
using Trading.Aeron.Concurrent;
using Trading.Aeron.Memory;

namespace Trading.Aeron.Protocol;

/// <summary>Loss on one stream; times in epoch milliseconds.</summary>
public sealed record LossObservation(long Count, long TotalBytesLost, long FirstObservationMs, long LastObservationMs, int SessionId, int StreamId, string Channel, string Source);

/// <summary>Writes and reads entries of 64-byte alignment; an entry is there once its observation count is. IPC loses nothing, so the driver makes an empty report.</summary>
public sealed class LossReport(UnsafeBuffer buffer)
{
    public const int ObservationCountOffset = 0;
    public const int TotalBytesLostOffset = 8;
    public const int FirstObservationOffset = 16;
    public const int LastObservationOffset = 24;
    public const int SessionIdOffset = 32;
    public const int StreamIdOffset = 36;
    public const int ChannelOffset = 40;
    public const int EntryAlignment = 64;
    public const int FileLength = 1024 * 1024;

    private int _next;

    /// <summary>Begins an entry; returns its offset, or -1 when the report is full.</summary>
    public int CreateEntry(long bytesLost, long nowMs, int sessionId, int streamId, string channel, string source)
    {
        int sourceAt = ChannelOffset + RecordDescriptor.Align(sizeof(int) + LengthPrefixedText.ByteCount(channel), sizeof(int));
        int required = sourceAt + sizeof(int) + LengthPrefixedText.ByteCount(source), offset = _next;
        if (required > buffer.Capacity - offset) return -1;
        buffer.PutLong(offset + TotalBytesLostOffset, bytesLost);
        buffer.PutLong(offset + FirstObservationOffset, nowMs);
        buffer.PutLong(offset + LastObservationOffset, nowMs);
        buffer.PutInt(offset + SessionIdOffset, sessionId);
        buffer.PutInt(offset + StreamIdOffset, streamId);
        LengthPrefixedText.Put(buffer, offset + ChannelOffset, channel);
        LengthPrefixedText.Put(buffer, offset + sourceAt, source);
        buffer.PutLongOrdered(offset + ObservationCountOffset, 1);
        _next = RecordDescriptor.Align(offset + required, EntryAlignment);
        return offset;
    }

    public void RecordObservation(int entry, long bytesLost, long nowMs)
    {
        buffer.PutLongOrdered(entry + LastObservationOffset, nowMs);
        buffer.GetAndAddLong(entry + TotalBytesLostOffset, bytesLost);
        buffer.GetAndAddLong(entry + ObservationCountOffset, 1);
    }

    public static IReadOnlyList<LossObservation> Read(UnsafeBuffer buffer)
    {
        var entries = new List<LossObservation>();
        for (int offset = 0; offset <= buffer.Capacity - EntryAlignment;)
        {
            long count = buffer.GetLongVolatile(offset);
            if (count <= 0 || !LengthPrefixedText.TryGet(buffer, offset + ChannelOffset, buffer.Capacity, out string channel)) break;
            int sourceAt = offset + ChannelOffset + RecordDescriptor.Align(sizeof(int) + LengthPrefixedText.ByteCount(channel), sizeof(int));
            if (!LengthPrefixedText.TryGet(buffer, sourceAt, buffer.Capacity, out string source)) break;
            entries.Add(new LossObservation(count, buffer.GetLongVolatile(offset + TotalBytesLostOffset), buffer.GetLong(offset + FirstObservationOffset),
                buffer.GetLongVolatile(offset + LastObservationOffset), buffer.GetInt(offset + SessionIdOffset), buffer.GetInt(offset + StreamIdOffset), channel, source));
            offset = RecordDescriptor.Align(sourceAt + sizeof(int) + LengthPrefixedText.ByteCount(source), EntryAlignment);
        }
        return entries;
    }
}

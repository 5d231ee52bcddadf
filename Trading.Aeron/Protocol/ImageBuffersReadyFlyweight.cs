// The event that a subscription has an image.
using Trading.Aeron.Concurrent;
using Trading.Aeron.Memory;

namespace Trading.Aeron.Protocol;

/// <summary>Image (publication) id, session, stream, subscription, position counter, log file and, from a multiple of 4 on, the source.</summary>
public readonly struct ImageBuffersReadyFlyweight(UnsafeBuffer buffer, int offset)
{
    public const int CorrelationIdOffset = 0;
    public const int SessionIdOffset = 8;
    public const int StreamIdOffset = 12;
    public const int SubscriptionRegistrationIdOffset = 16;
    public const int SubscriberPositionIdOffset = 24;
    public const int LogFileNameLengthOffset = 28;

    public static int ComputeLength(string logFileName, string source) =>
        LogFileNameLengthOffset + sizeof(int) + RecordDescriptor.Align(LengthPrefixedText.ByteCount(logFileName), sizeof(int)) + sizeof(int) + LengthPrefixedText.ByteCount(source);

    public long CorrelationId => buffer.GetLong(offset + CorrelationIdOffset);
    public int SessionId => buffer.GetInt(offset + SessionIdOffset);
    public int StreamId => buffer.GetInt(offset + StreamIdOffset);
    public long SubscriptionRegistrationId => buffer.GetLong(offset + SubscriptionRegistrationIdOffset);
    public int SubscriberPositionId => buffer.GetInt(offset + SubscriberPositionIdOffset);

    public string LogFileName(int length) => LengthPrefixedText.TryGet(buffer, offset + LogFileNameLengthOffset, offset + length, out string name) ? name : "";

    public string SourceIdentity(int length) => LengthPrefixedText.TryGet(buffer, SourceAt(buffer.GetInt(offset + LogFileNameLengthOffset)), offset + length, out string source) ? source : "";

    public void Put(long correlationId, int sessionId, int streamId, long subscriptionRegistrationId, int subscriberPositionId, string logFileName, string source)
    {
        buffer.PutLong(offset + CorrelationIdOffset, correlationId);
        buffer.PutInt(offset + SessionIdOffset, sessionId);
        buffer.PutInt(offset + StreamIdOffset, streamId);
        buffer.PutLong(offset + SubscriptionRegistrationIdOffset, subscriptionRegistrationId);
        buffer.PutInt(offset + SubscriberPositionIdOffset, subscriberPositionId);
        LengthPrefixedText.Put(buffer, offset + LogFileNameLengthOffset, logFileName);
        LengthPrefixedText.Put(buffer, SourceAt(LengthPrefixedText.ByteCount(logFileName)), source);
    }

    private int SourceAt(int logFileNameLength) => offset + LogFileNameLengthOffset + sizeof(int) + RecordDescriptor.Align(logFileNameLength, sizeof(int));
}

// The event that a publication is ready.
using Trading.Aeron.Memory;

namespace Trading.Aeron.Protocol;

/// <summary>Correlation id of the command, registration id of the original publication, session, stream, limit counter and log file.</summary>
public readonly struct PublicationBuffersReadyFlyweight(UnsafeBuffer buffer, int offset)
{
    public const int CorrelationIdOffset = 0;
    public const int RegistrationIdOffset = 8;
    public const int SessionIdOffset = 16;
    public const int StreamIdOffset = 20;
    public const int PublicationLimitCounterIdOffset = 24;
    public const int ChannelStatusCounterIdOffset = 28;
    public const int LogFileNameLengthOffset = 32;
    public const int LengthMin = 36;

    public static int ComputeLength(string logFileName) => LengthMin + LengthPrefixedText.ByteCount(logFileName);

    public long CorrelationId => buffer.GetLong(offset + CorrelationIdOffset);
    public long RegistrationId => buffer.GetLong(offset + RegistrationIdOffset);
    public int SessionId => buffer.GetInt(offset + SessionIdOffset);
    public int StreamId => buffer.GetInt(offset + StreamIdOffset);
    public int PublicationLimitCounterId => buffer.GetInt(offset + PublicationLimitCounterIdOffset);
    public int ChannelStatusCounterId => buffer.GetInt(offset + ChannelStatusCounterIdOffset);

    public string LogFileName(int length) => LengthPrefixedText.TryGet(buffer, offset + LogFileNameLengthOffset, offset + length, out string name) ? name : "";

    public void Put(long correlationId, long registrationId, int sessionId, int streamId, int limitCounterId, string logFileName)
    {
        buffer.PutLong(offset + CorrelationIdOffset, correlationId);
        buffer.PutLong(offset + RegistrationIdOffset, registrationId);
        buffer.PutInt(offset + SessionIdOffset, sessionId);
        buffer.PutInt(offset + StreamIdOffset, streamId);
        buffer.PutInt(offset + PublicationLimitCounterIdOffset, limitCounterId);
        // IPC has no channel endpoint whose status could be told.
        buffer.PutInt(offset + ChannelStatusCounterIdOffset, AeronCounters.NullValue);
        LengthPrefixedText.Put(buffer, offset + LogFileNameLengthOffset, logFileName);
    }
}

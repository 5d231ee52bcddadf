// The event that a subscriber rejected a publication.
using Trading.Aeron.Memory;

namespace Trading.Aeron.Protocol;

/// <summary>68 bytes and the text; the fields about network receivers are -1 or 0 for IPC.</summary>
public readonly struct PublicationErrorFlyweight(UnsafeBuffer buffer, int offset)
{
    public const int RegistrationIdOffset = 0;
    public const int DestinationRegistrationIdOffset = 8;
    public const int SessionIdOffset = 16;
    public const int StreamIdOffset = 20;
    public const int ReceiverIdOffset = 24;
    public const int GroupTagOffset = 32;
    public const int AddressTypeOffset = 40;
    public const int PortOffset = 42;
    public const int AddressOffset = 44;
    public const int AddressLength = 16;
    public const int CodeOffset = 60;
    public const int MessageLengthOffset = 64;
    public const int LengthMin = 68;

    public static int ComputeLength(string message) => LengthMin + LengthPrefixedText.ByteCount(message);

    public long RegistrationId => buffer.GetLong(offset + RegistrationIdOffset);
    public int SessionId => buffer.GetInt(offset + SessionIdOffset);
    public int StreamId => buffer.GetInt(offset + StreamIdOffset);
    public ErrorCode Code => (ErrorCode)buffer.GetInt(offset + CodeOffset);

    public string Message(int length) => LengthPrefixedText.TryGet(buffer, offset + MessageLengthOffset, offset + length, out string text) ? text : "";

    public void Put(long registrationId, int sessionId, int streamId, ErrorCode code, string message)
    {
        buffer.PutLong(offset + RegistrationIdOffset, registrationId);
        buffer.PutLong(offset + DestinationRegistrationIdOffset, AeronCounters.NullValue);
        buffer.PutInt(offset + SessionIdOffset, sessionId);
        buffer.PutInt(offset + StreamIdOffset, streamId);
        buffer.PutLong(offset + ReceiverIdOffset, AeronCounters.NullValue);
        buffer.PutLong(offset + GroupTagOffset, AeronCounters.NullValue);
        buffer.SetMemory(offset + AddressTypeOffset, CodeOffset - AddressTypeOffset, 0);
        buffer.PutInt(offset + CodeOffset, (int)code);
        LengthPrefixedText.Put(buffer, offset + MessageLengthOffset, message);
    }
}

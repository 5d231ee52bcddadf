// The event that refuses a command.
using Trading.Aeron.Memory;

namespace Trading.Aeron.Protocol;

/// <summary>Correlation id of the command, code and text.</summary>
public readonly struct ErrorResponseFlyweight(UnsafeBuffer buffer, int offset)
{
    public const int OffendingCorrelationIdOffset = 0;
    public const int CodeOffset = 8;
    public const int MessageLengthOffset = 12;
    public const int LengthMin = 16;

    public static int ComputeLength(string message) => LengthMin + LengthPrefixedText.ByteCount(message);

    public long OffendingCorrelationId => buffer.GetLong(offset + OffendingCorrelationIdOffset);
    public ErrorCode Code => (ErrorCode)buffer.GetInt(offset + CodeOffset);

    public string Message(int length) => LengthPrefixedText.TryGet(buffer, offset + MessageLengthOffset, offset + length, out string text) ? text : "";

    public void Put(long offendingCorrelationId, ErrorCode code, string message)
    {
        buffer.PutLong(offset + OffendingCorrelationIdOffset, offendingCorrelationId);
        buffer.PutInt(offset + CodeOffset, (int)code);
        LengthPrefixedText.Put(buffer, offset + MessageLengthOffset, message);
    }
}

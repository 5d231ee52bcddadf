// The command by which a subscriber rejects a publication's image.
using Trading.Aeron.Memory;

namespace Trading.Aeron.Protocol;

/// <summary>Behind the 16 bytes of <see cref="CorrelatedMessageFlyweight"/>: image id, position and the reason.</summary>
public readonly struct RejectImageFlyweight(UnsafeBuffer buffer, int offset)
{
    public const int ImageCorrelationIdOffset = 16;
    public const int PositionOffset = 24;
    public const int ReasonLengthOffset = 32;
    public const int LengthMin = 36;

    public static int ComputeLength(string reason) => LengthMin + LengthPrefixedText.ByteCount(reason);

    public CorrelatedMessageFlyweight Header => new(buffer, offset);
    public long ImageCorrelationId => buffer.GetLong(offset + ImageCorrelationIdOffset);
    public long Position => buffer.GetLong(offset + PositionOffset);

    public bool TryGetReason(int length, out string reason) => LengthPrefixedText.TryGet(buffer, offset + ReasonLengthOffset, offset + length, out reason);

    public void Put(long clientId, long correlationId, long imageCorrelationId, long position, string reason)
    {
        Header.Put(clientId, correlationId);
        buffer.PutLong(offset + ImageCorrelationIdOffset, imageCorrelationId);
        buffer.PutLong(offset + PositionOffset, position);
        LengthPrefixedText.Put(buffer, offset + ReasonLengthOffset, reason);
    }
}

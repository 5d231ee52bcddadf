// The commands that add a publication, shared or exclusive.
using Trading.Aeron.Memory;

namespace Trading.Aeron.Protocol;

/// <summary>Behind the 16 bytes of <see cref="CorrelatedMessageFlyweight"/>: stream id and channel.</summary>
public readonly struct PublicationMessageFlyweight(UnsafeBuffer buffer, int offset)
{
    public const int StreamIdOffset = 16;
    public const int ChannelLengthOffset = 20;
    public const int LengthMin = 24;

    public static int ComputeLength(string channel) => LengthMin + LengthPrefixedText.ByteCount(channel);

    public CorrelatedMessageFlyweight Header => new(buffer, offset);
    public int StreamId => buffer.GetInt(offset + StreamIdOffset);

    public bool TryGetChannel(int length, out string channel) => LengthPrefixedText.TryGet(buffer, offset + ChannelLengthOffset, offset + length, out channel);

    public void Put(long clientId, long correlationId, int streamId, string channel)
    {
        Header.Put(clientId, correlationId);
        buffer.PutInt(offset + StreamIdOffset, streamId);
        LengthPrefixedText.Put(buffer, offset + ChannelLengthOffset, channel);
    }
}

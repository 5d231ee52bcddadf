// The command that adds a subscription.
using Trading.Aeron.Memory;

namespace Trading.Aeron.Protocol;

/// <summary>Behind the 16 bytes of <see cref="CorrelatedMessageFlyweight"/>: a registration id of -1, stream id and channel.</summary>
public readonly struct SubscriptionMessageFlyweight(UnsafeBuffer buffer, int offset)
{
    public const int RegistrationCorrelationIdOffset = 16;
    public const int StreamIdOffset = 24;
    public const int ChannelLengthOffset = 28;
    public const int LengthMin = 32;

    public static int ComputeLength(string channel) => LengthMin + LengthPrefixedText.ByteCount(channel);

    public CorrelatedMessageFlyweight Header => new(buffer, offset);
    public int StreamId => buffer.GetInt(offset + StreamIdOffset);

    public bool TryGetChannel(int length, out string channel) => LengthPrefixedText.TryGet(buffer, offset + ChannelLengthOffset, offset + length, out channel);

    public void Put(long clientId, long correlationId, int streamId, string channel)
    {
        Header.Put(clientId, correlationId);
        buffer.PutLong(offset + RegistrationCorrelationIdOffset, AeronCounters.NullValue);
        buffer.PutInt(offset + StreamIdOffset, streamId);
        LengthPrefixedText.Put(buffer, offset + ChannelLengthOffset, channel);
    }
}

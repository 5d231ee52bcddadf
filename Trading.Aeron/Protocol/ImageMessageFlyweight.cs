// The event that an image is gone.
using Trading.Aeron.Memory;

namespace Trading.Aeron.Protocol;

/// <summary>Image id, subscription, stream and channel.</summary>
public readonly struct ImageMessageFlyweight(UnsafeBuffer buffer, int offset)
{
    public const int CorrelationIdOffset = 0;
    public const int SubscriptionRegistrationIdOffset = 8;
    public const int StreamIdOffset = 16;
    public const int ChannelLengthOffset = 20;
    public const int LengthMin = 24;

    public static int ComputeLength(string channel) => LengthMin + LengthPrefixedText.ByteCount(channel);

    public long CorrelationId => buffer.GetLong(offset + CorrelationIdOffset);
    public long SubscriptionRegistrationId => buffer.GetLong(offset + SubscriptionRegistrationIdOffset);
    public int StreamId => buffer.GetInt(offset + StreamIdOffset);

    public void Put(long correlationId, long subscriptionRegistrationId, int streamId, string channel)
    {
        buffer.PutLong(offset + CorrelationIdOffset, correlationId);
        buffer.PutLong(offset + SubscriptionRegistrationIdOffset, subscriptionRegistrationId);
        buffer.PutInt(offset + StreamIdOffset, streamId);
        LengthPrefixedText.Put(buffer, offset + ChannelLengthOffset, channel);
    }
}

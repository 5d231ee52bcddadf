// The command that asks for a session id that is free on a stream.
using Trading.Aeron.Memory;

namespace Trading.Aeron.Protocol;

/// <summary>Behind the 16 bytes of <see cref="CorrelatedMessageFlyweight"/>: the stream id.</summary>
public readonly struct StreamMessageFlyweight(UnsafeBuffer buffer, int offset)
{
    public const int StreamIdOffset = 16;
    public const int Length = 20;

    public CorrelatedMessageFlyweight Header => new(buffer, offset);
    public int StreamId => buffer.GetInt(offset + StreamIdOffset);

    public void Put(long clientId, long correlationId, int streamId)
    {
        Header.Put(clientId, correlationId);
        buffer.PutInt(offset + StreamIdOffset, streamId);
    }
}

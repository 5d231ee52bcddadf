// What every command begins with; alone it is the keepalive and the close.
using Trading.Aeron.Memory;

namespace Trading.Aeron.Protocol;

/// <summary>Client and correlation id.</summary>
public readonly struct CorrelatedMessageFlyweight(UnsafeBuffer buffer, int offset)
{
    public const int ClientIdOffset = 0;
    public const int CorrelationIdOffset = 8;
    public const int Length = 16;

    public long ClientId
    {
        get => buffer.GetLong(offset + ClientIdOffset);
        set => buffer.PutLong(offset + ClientIdOffset, value);
    }

    public long CorrelationId
    {
        get => buffer.GetLong(offset + CorrelationIdOffset);
        set => buffer.PutLong(offset + CorrelationIdOffset, value);
    }

    public void Put(long clientId, long correlationId)
    {
        buffer.PutLong(offset + ClientIdOffset, clientId);
        buffer.PutLong(offset + CorrelationIdOffset, correlationId);
    }
}

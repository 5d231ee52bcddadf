// The events that are an id and a number.
using Trading.Aeron.Memory;

namespace Trading.Aeron.Protocol;

/// <summary>i64 id and i32 number: a subscription and its channel status (-1), a counter's registration and id, a static counter, a session id.
/// The id alone, 8 bytes, is the success of an operation and the time-out of a client.</summary>
public readonly struct IdAndNumberFlyweight(UnsafeBuffer buffer, int offset)
{
    public const int IdOffset = 0;
    public const int NumberOffset = 8;
    public const int IdLength = 8;
    public const int Length = 12;

    public long Id => buffer.GetLong(offset + IdOffset);
    public int Number => buffer.GetInt(offset + NumberOffset);

    public void Put(long id, int number)
    {
        PutId(id);
        buffer.PutInt(offset + NumberOffset, number);
    }

    public void PutId(long id) => buffer.PutLong(offset + IdOffset, id);
}

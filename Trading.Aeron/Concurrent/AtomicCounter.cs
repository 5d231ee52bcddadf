// One counter value in shared memory.
using Trading.Aeron.Diagnostics;
using Trading.Aeron.Memory;

namespace Trading.Aeron.Concurrent;

/// <summary>The value of a counter. A position has one writer, who reads plainly and publishes with release; all others acquire.</summary>
[HotPath]
public readonly struct AtomicCounter
{
    private readonly UnsafeBuffer _value;

    public AtomicCounter(UnsafeBuffer values, int counterId)
    {
        _value = values.Slice(CountersDescriptor.CounterOffset(counterId), sizeof(long));
        Id = counterId;
    }

    public int Id { get; }

    /// <summary>For the only writer.</summary>
    public long GetPlain() => _value.GetLong(0);

    public long Get() => _value.GetLongVolatile(0);
    public void SetOrdered(long value) => _value.PutLongOrdered(0, value);
    public long Increment() => _value.GetAndAddLong(0, 1);
    public long GetAndAdd(long delta) => _value.GetAndAddLong(0, delta);

    /// <summary>Raises the value; for one writer.</summary>
    public bool ProposeMaxOrdered(long proposed)
    {
        if (GetPlain() >= proposed) return false;
        SetOrdered(proposed);
        return true;
    }
}

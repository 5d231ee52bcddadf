// A counter of the application, allocated by the driver and seen by all tools.
using System;
using Trading.Aeron.Concurrent;
using Trading.Aeron.Diagnostics;

namespace Trading.Aeron.Client;

/// <summary>Writes go to shared memory as long as the counter is open, and nowhere afterwards.</summary>
[HotPath]
public sealed class Counter : IDisposable
{
    private readonly ClientConductor _conductor;
    private readonly AtomicCounter _counter;
    private volatile bool _isClosed;

    internal Counter(ClientConductor conductor, long registrationId, AtomicCounter counter)
    {
        _conductor = conductor;
        RegistrationId = registrationId;
        _counter = counter;
    }

    public long RegistrationId { get; }
    public int Id => _counter.Id;
    public bool IsClosed => _isClosed;

    public long Get() => _isClosed ? 0 : _counter.Get();

    public void SetOrdered(long value)
    {
        if (!_isClosed) _counter.SetOrdered(value);
    }

    /// <summary>Adds one atomically; returns the value before.</summary>
    public long Increment() => _isClosed ? 0 : _counter.Increment();

    [ColdPath]
    public void Dispose() => _conductor.RemoveCounter(this);

    [ColdPath]
    internal void MarkClosed() => _isClosed = true;
}

// A client as the driver knows it: its sign of life and what it owns.
using System.Collections.Generic;
using Trading.Aeron.Concurrent;

namespace Trading.Aeron.Driver;

/// <summary>Made at a client's first command.</summary>
internal sealed class DriverClient(long id, AtomicCounter heartbeat)
{
    public long Id => id;
    public AtomicCounter Heartbeat => heartbeat;

    /// <summary>Registration id of each of its publications to what it shares.</summary>
    public Dictionary<long, IpcPublication> Publications { get; } = [];

    /// <summary>Registration id of each of its own counters.</summary>
    public Dictionary<long, AtomicCounter> Counters { get; } = [];

    /// <summary>It said goodbye; no time-out is to be told of.</summary>
    public bool IsClosedByCommand { get; set; }
}

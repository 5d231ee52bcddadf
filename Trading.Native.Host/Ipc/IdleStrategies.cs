// Idle strategies by the names that options and configurations use.
using Trading.Aeron.Concurrent;
using Trading.Native.Host.Verbs;

namespace Trading.Native.Host.Ipc;

/// <summary>From lowest latency to lowest cost.</summary>
internal static class IdleStrategies
{
    public static IIdleStrategy ByName(string option, string name) => name switch
    {
        "spin" => new BusySpinIdleStrategy(),
        "yield" => new YieldingIdleStrategy(),
        "backoff" => new BackoffIdleStrategy(),
        "sleep" => new SleepingIdleStrategy(),
        _ => throw LineOptions.Wrong(option, name, "spin, yield, backoff or sleep", "give one of these"),
    };
}

// One subscription's place in one publication.
using Trading.Aeron.Concurrent;

namespace Trading.Aeron.Driver;

/// <summary>How an untethered subscription stands; a tethered one is always active.</summary>
internal enum SubscriberState : byte
{
    Active,

    /// <summary>Told that its image is gone; still bounds the publishers for a while.</summary>
    Linger,

    /// <summary>Waits to join again and bounds nobody.</summary>
    Resting,

    /// <summary>Will not join again.</summary>
    Closed,
}

/// <summary>The position counter, which the subscriber writes and the driver reads.</summary>
internal sealed class SubscriberPosition(SubscriptionLink subscription, AtomicCounter position, long nowNs)
{
    public SubscriptionLink Subscription => subscription;
    public AtomicCounter Counter => position;
    public SubscriberState State { get; private set; }
    public long TimeOfLastUpdateNs { get; set; } = nowNs;

    /// <summary>Whether it bounds the publishers.</summary>
    public bool IsWorking => State is SubscriberState.Active or SubscriberState.Linger;

    public void Become(SubscriberState state, long nowNs)
    {
        State = state;
        TimeOfLastUpdateNs = nowNs;
    }
}

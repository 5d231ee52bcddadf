// A token bucket over the messages we send, with a part that only cancels may use.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Risk;

/// <summary>Refills continuously at the limit's rate; holds one second's worth at most. Integer nanoseconds, no drift.</summary>
/// <remarks>Over budget is refused, never queued: a queued order would be sent on stale grounds.</remarks>
[HotPath]
public struct MessageBudget
{
    private readonly long nanosPerMessage;
    private readonly long capacityNanos;
    private readonly long reserveNanos;
    private long availableNanos;
    private Nanos lastTime;

    /// <param name="messagesPerSecond">Rate and burst, at least 1.</param>
    /// <param name="cancelReserve">Messages of the burst kept for cancels.</param>
    public MessageBudget(long messagesPerSecond, long cancelReserve)
    {
        // Rounded up: the rate is never exceeded by the rounding.
        nanosPerMessage = (Nanos.PerSecond + messagesPerSecond - 1) / messagesPerSecond;
        capacityNanos = nanosPerMessage * messagesPerSecond;
        reserveNanos = nanosPerMessage * cancelReserve;
        availableNanos = capacityNanos;
        lastTime = default;
    }

    /// <summary>Messages that a new order could still use now.</summary>
    public long Available(Nanos now)
    {
        Refill(now);
        return (availableNanos - reserveNanos) / nanosPerMessage;
    }

    public bool TryTakeForOrder(Nanos now)
    {
        Refill(now);
        if (availableNanos - reserveNanos < nanosPerMessage) return false;
        availableNanos -= nanosPerMessage;
        return true;
    }

    /// <summary>Cancels always pass; they use the reserve and then run the bucket down to zero.</summary>
    public void TakeForCancel(Nanos now)
    {
        Refill(now);
        availableNanos = availableNanos >= nanosPerMessage ? availableNanos - nanosPerMessage : 0;
    }

    private void Refill(Nanos now)
    {
        long elapsed = now.Value - lastTime.Value;
        if (elapsed <= 0) return;
        lastTime = now;
        availableNanos = elapsed >= capacityNanos - availableNanos ? capacityNanos : availableNanos + elapsed;
    }
}

// Answers that do not come: which order waits for what, and until when.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Orders;

public sealed partial class OrderStore
{
    private const int RequestKinds = 4;
    private readonly DeadlineQueue[] waiting;

    /// <summary>When the first of the open requests runs out of time; the largest time when none is open.</summary>
    public Nanos NextDeadline
    {
        get
        {
            Nanos next = waiting[0].FirstDeadline;
            for (int kind = 1; kind < RequestKinds; kind++)
                if (waiting[kind].FirstDeadline < next) next = waiting[kind].FirstDeadline;
            return next;
        }
    }

    /// <summary>Takes the next request that has run out of time: its order is unknown from now on, or, for a query, has to be asked about again.</summary>
    /// <returns>False when no deadline has passed.</returns>
    public bool TryExpire(Nanos now, out ClientOrderId id, out OrderRequests unanswered)
    {
        id = default;
        unanswered = OrderRequests.None;
        for (int kind = 0; kind < RequestKinds; kind++)
        {
            if (waiting[kind].FirstDeadline > now) continue;
            int slot = waiting[kind].First;
            unanswered = (OrderRequests)(1 << kind);
            id = slots[slot].Id;
            Order after = slots[slot];
            if (unanswered == OrderRequests.Query) after.Requests &= ~OrderRequests.Query;
            else OrderLifecycle.LoseTrack(ref after, unanswered);
            Commit(slot, in after, now);
            return true;
        }
        return false;
    }

    /// <summary>The session broke: a live order is unknown, and nothing asked before will be answered.</summary>
    public OrderStatus LoseTrack(ClientOrderId id, Nanos localTime)
    {
        if (!TryFind(id, out int slot) || !OrderStateMachine.IsLive(slots[slot].State)) return OrderStatus.UnknownOrder;
        Order after = slots[slot];
        OrderStatus status = OrderLifecycle.LoseTrack(ref after, OrderRequests.New | OrderRequests.Cancel | OrderRequests.Replace | OrderRequests.Query);
        if (status == OrderStatus.Ok) Commit(slot, in after, localTime);
        return status;
    }

    /// <summary>Notes that the venue was asked about a live order.</summary>
    public OrderStatus RequestQuery(ClientOrderId id, Nanos localTime)
    {
        if (!TryFind(id, out int slot) || !OrderStateMachine.IsLive(slots[slot].State)) return OrderStatus.UnknownOrder;
        Order after = slots[slot];
        after.Requests |= OrderRequests.Query;
        Commit(slot, in after, localTime);
        return OrderStatus.Ok;
    }

    private void NoteRequests(int slot, OrderRequests before, OrderRequests after, Nanos now)
    {
        OrderRequests changed = before ^ after;
        if (changed == OrderRequests.None) return;
        for (int kind = 0; kind < RequestKinds; kind++)
        {
            OrderRequests request = (OrderRequests)(1 << kind);
            if ((changed & request) == 0) continue;
            if ((after & request) != 0) waiting[kind].Add(slot, now);
            else waiting[kind].Remove(slot);
        }
    }

    [ColdPath]
    private static DeadlineQueue[] Waiting(int slots, OrderTimeouts timeouts) =>
    [
        new(slots, timeouts.Submit), new(slots, timeouts.Cancel), new(slots, timeouts.Replace), new(slots, timeouts.Query),
    ];
}

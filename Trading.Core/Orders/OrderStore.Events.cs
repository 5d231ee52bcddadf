// What requests, reports and the passing of time do to the orders in the store.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Orders;

public sealed partial class OrderStore
{
    private readonly OrderLinks links;
    private ExecutionChange executed;

    /// <summary>What the last report changed in the book of executions: to be taken back and to be booked.</summary>
    public ref readonly ExecutionChange Executed => ref executed;

    /// <summary>Notes that a cancel was sent.</summary>
    public OrderStatus RequestCancel(ClientOrderId id, Nanos localTime)
    {
        if (!TryFind(id, out int slot) || !OrderStateMachine.IsLive(slots[slot].State)) return OrderStatus.UnknownOrder;
        Order after = slots[slot];
        OrderStatus status = OrderLifecycle.RequestCancel(ref after);
        if (status == OrderStatus.Ok) Commit(slot, in after, localTime);
        return status;
    }

    /// <summary>Notes that a replacement was sent; its identifier comes from <see cref="TryNextReplacementId"/>.</summary>
    /// <param name="id">The live order.</param>
    /// <param name="replacement">Identifier of the replacement.</param>
    /// <param name="request">Price and whole quantity as they shall be.</param>
    /// <param name="localTime">Now.</param>
    public OrderStatus RequestReplace(ClientOrderId id, ClientOrderId replacement, in OrderRequest request, Nanos localTime)
    {
        if (!TryFind(id, out int slot) || slots[slot].Id != id || !OrderStateMachine.IsLive(slots[slot].State)) return OrderStatus.UnknownOrder;
        Order after = slots[slot];
        OrderStatus status = OrderLifecycle.RequestReplace(ref after, replacement, in request);
        if (status != OrderStatus.Ok) return status;
        Claim(replacement, slot);
        Commit(slot, in after, localTime);
        return OrderStatus.Ok;
    }

    /// <summary>True if a replacement of this order could be asked for now.</summary>
    public bool MayReplace(ClientOrderId id, in OrderRequest request)
    {
        if (!TryFind(id, out int slot) || slots[slot].Id != id) return false;
        Order probe = slots[slot];
        return OrderLifecycle.RequestReplace(ref probe, id, in request) == OrderStatus.Ok;
    }

    /// <summary>Applies a venue's report. On anything but Ok and FillAfterEnd nothing has changed but what <see cref="Executions"/> remembers.</summary>
    public OrderStatus Apply(in ExecutionReport report, Nanos localTime)
    {
        executed = default;
        if (report.Kind is ExecutionReportKind.Busted or ExecutionReportKind.Corrected) return Amend(in report);
        if (!TryFind(report.OrderId, out int slot)) return OrderStatus.UnknownOrder;
        if (report.Instrument.IsTracked && slots[slot].Instrument != report.Instrument) return OrderStatus.UnknownOrder;
        if (report.Kind == ExecutionReportKind.Filled) return ApplyFill(slot, in report, localTime);
        Order after = slots[slot];
        OrderStatus status = OrderLifecycle.Apply(ref after, in report);
        if (status == OrderStatus.Ok) Commit(slot, in after, localTime);
        return status;
    }

    // Takes the order's new state over: exposure, lists, waiting and counts follow from the difference.
    private void Commit(int slot, in Order after, Nanos localTime)
    {
        ref Order order = ref slots[slot];
        ref OpenExposure exposure = ref exposures[order.Instrument.Value];
        bool wasLive = OrderStateMachine.IsLive(order.State), isLive = OrderStateMachine.IsLive(after.State);
        exposure.Change(order.Side, after.WorstLeaves.Lots - order.WorstLeaves.Lots);
        if (order.State == OrderState.Unknown) UnknownCount--;
        if (after.State == OrderState.Unknown) UnknownCount++;
        NoteRequests(slot, order.Requests, after.Requests, localTime);
        Nanos ended = order.LastEventTime;
        order = after;
        order.LastEventTime = wasLive ? localTime : ended;
        if (wasLive && !isLive) Release(slot, ref exposure);
        Invariant.That(exposure.BuyLots >= 0 && exposure.SellLots >= 0 && exposure.Orders >= 0 && LiveCount >= 0);
    }

    private void Release(int slot, ref OpenExposure exposure)
    {
        exposure.Orders--;
        LiveCount--;
        links.Remove(slot, slots[slot].Instrument, slots[slot].Side);
        free[freeTail++ & (uint)(free.Length - 1)] = slot;
    }
}

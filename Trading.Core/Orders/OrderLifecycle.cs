// What each message does to one order: requests of ours first, then the reports of the venue.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Orders;

/// <summary>Pure: an order and a message give the order after it. What the table of <see cref="OrderStateMachine"/> does not allow is refused.</summary>
/// <remarks>Identifiers: the one the venue knows the order by, the one of a replacement on its way, and those that replacements have made past. Whatever the
/// venue says under the second proves that the replacement took effect. When a status other than Ok or FillAfterEnd is returned, the order passed in may be
/// half changed: the caller works on a copy.</remarks>
[HotPath]
internal static partial class OrderLifecycle
{
    public static OrderStatus RequestCancel(ref Order order)
    {
        if ((order.Requests & OrderRequests.Cancel) != 0) return OrderStatus.IllegalTransition;
        order.Requests |= OrderRequests.Cancel;
        return Move(ref order, OrderEvent.RequestCancel);
    }

    /// <summary>One replacement at a time, none before the order is acknowledged, and never to less than it has executed.</summary>
    public static OrderStatus RequestReplace(ref Order order, ClientOrderId id, in OrderRequest request)
    {
        if (!order.Acknowledged || order.PendingId.Value != 0 || request.Quantity <= order.Filled) return OrderStatus.IllegalTransition;
        if (request.Quantity.Lots > int.MaxValue || request.Side != order.Side || request.Instrument != order.Instrument) return OrderStatus.UnexpectedTerms;
        order.PendingId = id;
        order.PendingPrice = request.Price;
        order.PendingLots = (int)request.Quantity.Lots;
        order.Requests |= OrderRequests.Replace;
        return Move(ref order, OrderEvent.RequestReplace);
    }

    /// <summary>These requests will not be answered any more; what the order is now, only the venue can say.</summary>
    public static OrderStatus LoseTrack(ref Order order, OrderRequests unanswered)
    {
        order.Requests &= ~unanswered;
        return Move(ref order, OrderEvent.LoseTrack);
    }

    public static OrderStatus Apply(ref Order order, in ExecutionReport report)
    {
        if (OrderStateMachine.IsFinal(order.State)) return ApplyToEnded(ref order, in report);
        bool current = report.OrderId == order.Id;
        bool replacing = !current && order.PendingId.Value != 0 && report.OrderId == order.PendingId;
        if (report.Kind == ExecutionReportKind.Filled) return Fill(ref order, in report, current, replacing);
        if (!current && !replacing) return OrderStatus.Late;
        return report.Kind switch
        {
            ExecutionReportKind.Accepted => current ? Accept(ref order, report.VenueId) : OrderStatus.IllegalTransition,
            ExecutionReportKind.Cancelled => TakeOff(ref order, in report, replacing, OrderEvent.Cancel),
            ExecutionReportKind.Expired => TakeOff(ref order, in report, replacing, OrderEvent.Expire),
            ExecutionReportKind.CancelRejected => RejectCancel(ref order, report.Reason),
            ExecutionReportKind.Rejected => replacing ? RejectReplace(ref order, report.Reason) : Reject(ref order),
            ExecutionReportKind.Replaced => replacing ? Replace(ref order, in report) : OrderStatus.Duplicate,
            ExecutionReportKind.ReplaceRejected => replacing ? RejectReplace(ref order, report.Reason) : OrderStatus.IllegalTransition,
            ExecutionReportKind.StatusLive => FoundLive(ref order, in report, replacing),
            ExecutionReportKind.StatusEnded => FoundEnded(ref order, in report, replacing),
            ExecutionReportKind.StatusNotFound => replacing ? OrderStatus.Late : NotFound(ref order),
            _ => OrderStatus.IllegalTransition,
        };
    }

    private static OrderStatus Accept(ref Order order, VenueOrderId venueId)
    {
        if (order.Acknowledged && (order.VenueId.Value != 0 || venueId.Value == 0)) return OrderStatus.Duplicate;
        order.VenueId = venueId;
        return Acknowledge(ref order);
    }

    // Any word of the venue about the order shows that it has it.
    private static OrderStatus Acknowledge(ref Order order)
    {
        order.Acknowledged = true;
        order.Requests &= ~OrderRequests.New;
        return Move(ref order, OrderEvent.Accept);
    }

    private static OrderStatus Fill(ref Order order, in ExecutionReport fill, bool current, bool replacing)
    {
        long leaves = replacing ? order.PendingLots - order.Filled.Lots : order.Leaves.Lots;
        Price limit = replacing ? order.PendingPrice : current ? order.Price : new Price(order.LoosestTicks);
        OrderStatus status = CheckFill(in fill, order.Side, limit, leaves);
        if (status != OrderStatus.Ok) return status;
        if (replacing) TakeReplacement(ref order);
        if (!order.Acknowledged) Acknowledge(ref order);
        order.Filled += fill.Quantity;
        if (fill.Quantity.Lots < leaves) return Move(ref order, OrderEvent.PartialFill);
        return Move(ref order, order.Reduced ? OrderEvent.Cancel : OrderEvent.CompleteFill);
    }

    private static OrderStatus CheckFill(in ExecutionReport fill, Side side, Price limit, long leaves)
    {
        if (fill.Price.Ticks is <= 0 or > OrderStore.MaxFillPriceTicks || !limit.CrossesOrMeets(fill.Price, side)) return OrderStatus.ImpossiblePrice;
        return fill.Quantity.Lots <= 0 || fill.Quantity.Lots > leaves ? OrderStatus.Overfill : OrderStatus.Ok;
    }

    // Less taken off than was left: either the venue made the order smaller, or it executed parts that it has yet to tell. Both stay reserved.
    private static OrderStatus TakeOff(ref Order order, in ExecutionReport report, bool replacing, OrderEvent end)
    {
        if (replacing) TakeReplacement(ref order);
        long lots = report.Quantity.Lots;
        if (lots <= 0 || lots >= order.Leaves.Lots) return Move(ref order, end);
        if (order.Reduced && report.VenueTime <= order.LastReduceTime) return OrderStatus.Duplicate;
        order.Reduced = true;
        order.ReducedLots += (int)lots;
        order.LastReduceTime = report.VenueTime;
        return order.Acknowledged ? OrderStatus.Ok : Acknowledge(ref order);
    }

    // "Too late" says that the order is not live, but not how it ended. Nor does a refusal say that an order arrived which was never acknowledged.
    private static OrderStatus RejectCancel(ref Order order, VenueReason reason)
    {
        order.Requests &= ~OrderRequests.Cancel;
        if (order.State == OrderState.PendingNew) return OrderStatus.IllegalTransition;
        if (reason == VenueReason.TooLate || !order.Acknowledged) return Move(ref order, OrderEvent.LoseTrack);
        return Move(ref order, order.PendingId.Value != 0 ? OrderEvent.ResumeReplace : OrderEvent.RejectCancel);
    }

    private static OrderStatus Reject(ref Order order) => order.Acknowledged ? OrderStatus.IllegalTransition : Move(ref order, OrderEvent.Reject);

    private static OrderStatus Move(ref Order order, OrderEvent what)
    {
        OrderState next = OrderStateMachine.Next(order.State, what);
        if (next == OrderState.None) return OrderStatus.IllegalTransition;
        order.State = next;
        if (OrderStateMachine.IsFinal(next)) order.Requests = OrderRequests.None;
        return OrderStatus.Ok;
    }
}

// Replacements, the venue's answers to queries, and what comes after an order's end.
using Trading.Core.Domain;

namespace Trading.Core.Orders;

internal static partial class OrderLifecycle
{
    private static OrderStatus Replace(ref Order order, in ExecutionReport report)
    {
        bool asAsked = (report.Quantity.Lots == 0 || report.Quantity == order.PendingQuantity) && (report.Price.Ticks == 0 || report.Price == order.PendingPrice);
        if (!asAsked) return OrderStatus.UnexpectedTerms;
        OrderStatus status = TakeReplacement(ref order);
        if (report.VenueId.Value != 0) order.VenueId = report.VenueId;
        return status;
    }

    // The order goes on under its new identifier. It has ended if it executed all of the new quantity before.
    private static OrderStatus TakeReplacement(ref Order order)
    {
        order.Id = order.PendingId;
        order.Price = order.PendingPrice;
        order.Quantity = order.PendingQuantity;
        order.ReducedLots = 0;
        order.Reduced = false;
        if (order.Price.CrossesOrMeets(new Price(order.LoosestTicks), order.Side)) order.LoosestTicks = (uint)order.Price.Ticks;
        DropReplacement(ref order);
        return Move(ref order, order.Leaves.Lots > 0 ? OrderEvent.Replace : OrderEvent.Cancel);
    }

    private static void DropReplacement(ref Order order)
    {
        order.PendingId = default;
        order.PendingPrice = default;
        order.PendingLots = 0;
        order.Requests &= ~OrderRequests.Replace;
    }

    private static OrderStatus RejectReplace(ref Order order, VenueReason reason)
    {
        DropReplacement(ref order);
        // A cancel that was sent meanwhile named the refused replacement: nobody will answer it.
        order.Requests &= ~OrderRequests.Cancel;
        return Move(ref order, reason == VenueReason.TooLate ? OrderEvent.LoseTrack : OrderEvent.RejectReplace);
    }

    private static OrderStatus FoundLive(ref Order order, in ExecutionReport report, bool replacing)
    {
        if (report.Executed != order.Standing) return report.Executed > order.Standing ? OrderStatus.FillsMissing : OrderStatus.Late;
        if (replacing) TakeReplacement(ref order);
        else if (order.State == OrderState.Unknown) DropReplacement(ref order);
        long missing = order.Quantity.Lots - report.Quantity.Lots;
        if (report.Quantity.Lots != 0 && (missing < order.ReducedLots || report.Quantity <= order.Filled)) return OrderStatus.UnexpectedTerms;
        if (report.Quantity.Lots != 0 && missing > order.ReducedLots)
        {
            order.Reduced = true;
            order.ReducedLots = (int)missing;
        }
        order.Acknowledged = true;
        order.Requests &= ~(OrderRequests.New | OrderRequests.Query);
        return Move(ref order, OrderEvent.FoundLive);
    }

    private static OrderStatus FoundEnded(ref Order order, in ExecutionReport report, bool replacing)
    {
        if (report.Executed > order.Standing) return OrderStatus.FillsMissing;
        if (replacing) TakeReplacement(ref order);
        return OrderStateMachine.IsFinal(order.State) ? OrderStatus.Ok : Move(ref order, OrderEvent.FoundEnded);
    }

    // Proof only as the answer to a question asked after the order was sent. Of an order that the venue once had it says that it has ended.
    private static OrderStatus NotFound(ref Order order)
    {
        if ((order.Requests & OrderRequests.Query) == 0) return OrderStatus.Late;
        return Move(ref order, order.Acknowledged ? OrderEvent.FoundEnded : OrderEvent.NotFound);
    }

    private static OrderStatus ApplyToEnded(ref Order order, in ExecutionReport report)
    {
        bool closed = order.State is OrderState.Cancelled or OrderState.Expired;
        switch (report.Kind)
        {
            case ExecutionReportKind.Filled:
                return LateFill(ref order, in report);
            case ExecutionReportKind.Cancelled or ExecutionReportKind.Expired:
                return closed ? OrderStatus.Duplicate : OrderStatus.IllegalTransition;
            case ExecutionReportKind.Rejected:
                if (report.OrderId != order.Id) return OrderStatus.Late;
                return order.State == OrderState.Rejected ? OrderStatus.Duplicate : OrderStatus.IllegalTransition;
            case ExecutionReportKind.None or > ExecutionReportKind.StatusNotFound:
                return OrderStatus.IllegalTransition;
            default:
                return OrderStatus.Late;
        }
    }

    private static OrderStatus LateFill(ref Order order, in ExecutionReport fill)
    {
        long most = order.PendingLots > order.Quantity.Lots ? order.PendingLots : order.Quantity.Lots;
        Price loosest = new(order.LoosestTicks);
        if (order.PendingPrice.Ticks != 0 && order.PendingPrice.CrossesOrMeets(loosest, order.Side)) loosest = order.PendingPrice;
        OrderStatus status = CheckFill(in fill, order.Side, loosest, most - order.Filled.Lots);
        if (status != OrderStatus.Ok) return status;
        if (Move(ref order, OrderEvent.LateFill) != OrderStatus.Ok) return OrderStatus.Overfill;
        order.Filled += fill.Quantity;
        return OrderStatus.FillAfterEnd;
    }
}

// The simulated venue, resting side: what a change of the recorded book does to our resting orders.
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.Orders;

namespace Trading.Core.Simulation;

public sealed partial class SimulatedVenue
{
    private void OnBookChange(in BookChange change)
    {
        if (change.AddedQuantity.Lots > 0)
        {
            consumedLots[change.AddedSlot] = 0;
            if (change.AddedPriority > lastPriority) lastPriority = change.AddedPriority;
        }
        if (liveCount == 0) return;
        if (change.RemovedQuantity.Lots > 0) OnRemoved(in change);
        if (change.AddedQuantity.Lots > 0) OnAdded(in change);
    }

    private void OnRemoved(in BookChange change)
    {
        for (int i = 0; i < liveCount; i++)
        {
            ref VenueOrder order = ref live[i];
            if (order.Instrument == change.Instrument && order.Side == change.Side && order.Price == change.RemovedPrice) order.Queue.Apply(in change);
        }
        if (!change.RemovedByTrade) return;
        long lots = change.RemovedQuantity.Lots;
        while (lots > 0 && MayFill)
        {
            int index = FirstInTurn(in change);
            if (index < 0) return;
            lots -= FillMaker(index, lots);
        }
    }

    // The taker that reached the traded order would have met ours first: a better price, or the same price and an earlier place.
    private int FirstInTurn(in BookChange change)
    {
        int first = -1;
        for (int i = 0; i < liveCount; i++)
        {
            ref readonly VenueOrder order = ref live[i];
            if (order.Instrument != change.Instrument || order.Side != change.Side) continue;
            bool inTurn = order.Price == change.RemovedPrice
                ? !order.Queue.IsAhead(change.RemovedPriority)
                : order.Price.CrossesOrMeets(change.RemovedPrice, order.Side);
            if (inTurn && (first < 0 || IsBetter(order.Price, live[first].Price, order.Side))) first = i;
        }
        return first;
    }

    // A new order on the other side that reaches our price would have traded with us; what we take from it is consumed.
    private void OnAdded(in BookChange change)
    {
        Side ours = change.Side.Opposite();
        while (MayFill)
        {
            long lots = AvailableLots(change.AddedSlot);
            int first = -1;
            for (int i = 0; i < liveCount && lots > 0; i++)
            {
                ref readonly VenueOrder order = ref live[i];
                if (order.Instrument == change.Instrument && order.Side == ours && order.Price.CrossesOrMeets(change.AddedPrice, ours)
                    && (first < 0 || IsBetter(order.Price, live[first].Price, ours))) first = i;
            }
            if (first < 0) return;
            consumedLots[change.AddedSlot] += FillMaker(first, lots);
        }
    }

    private long FillMaker(int index, long lots)
    {
        ref VenueOrder order = ref live[index];
        if (lots > order.Leaves.Lots) lots = order.Leaves.Lots;
        ReportFill(ref order, order.Price, lots, Liquidity.Maker);
        if (order.Leaves.Lots == 0) RemoveAt(index);
        return lots;
    }

    private static bool IsBetter(Price a, Price b, Side side) => side == Side.Buy ? a > b : a < b;

    private long AvailableLots(int slot)
    {
        long lots = books.QuantityAt(slot).Lots - consumedLots[slot];
        return lots > 0 ? lots : 0;
    }
}

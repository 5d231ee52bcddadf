// The simulated venue, entry side: an order message of ours arrives, is checked, takes what it can, and rests or ends.
using System;
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.Execution;
using Trading.Core.Orders;

namespace Trading.Core.Simulation;

public sealed partial class SimulatedVenue
{
    /// <summary>Reports kept free for the levels a taking order walks; beyond them the rest of the order is untraded.</summary>
    private const int MaxTakerFills = 4096;

    /// <summary>Lets the next message of ours arrive.</summary>
    public void ProcessInbound()
    {
        AdvanceTo(inbound.NextArrival);
        ReadOnlySpan<byte> message = inbound.Dequeue();
        if (Ouch50.TryReadEnter(message, out ClientOrderId id, out Symbol symbol, out OrderRequest request)) Enter(id, symbol, ref request);
        else if (Ouch50.TryReadCancel(message, out id, out uint remaining)) Cancel(id, remaining);
        else if (Ouch50Replace.TryRead(message, out id, out request)) Replace(id, ref request);
        else if (StatusQuery.TryRead(message, out id)) Answer(id);
        else TryAccountMessage(message);
        if (IsDisconnected) CancelAllOf(InstrumentId.None, VenueReason.Disconnected);
    }

    private void Enter(ClientOrderId id, Symbol symbol, ref OrderRequest request)
    {
        request.Instrument = Find(symbol);
        VenueOrder order = new()
        {
            Id = id, Instrument = request.Instrument, Side = request.Side, Price = request.Price, Leaves = request.Quantity,
        };
        VenueReason refusal = RefusalOf(id, in request);
        if (refusal != VenueReason.None)
        {
            Report(ExecutionReportKind.Rejected, in order, request.Quantity, refusal);
            return;
        }
        lastClientId = id.Value;
        history.Enter(id, 0);
        order.VenueId = new VenueOrderId(++lastVenueId);
        order.ExpireTime = ExpiryOf(in request);
        Report(ExecutionReportKind.Accepted, in order, request.Quantity, VenueReason.None);
        if (MeetsOwn(in order)) Report(ExecutionReportKind.Cancelled, in order, order.Leaves, VenueReason.SelfTrade);
        else TakeThenRest(ref order, request.TimeInForce);
    }

    private VenueReason RefusalOf(ClientOrderId id, in OrderRequest request)
    {
        if (!request.Instrument.IsTracked || id.Value <= lastClientId) return VenueReason.Malformed;
        if (DetailsRefused(in request) != VenueReason.None) return VenueReason.Malformed;
        if (closed) return VenueReason.Closed;
        if (entryDisabled) return VenueReason.EntryDisabled;
        if (trading[request.Instrument.Value].IsHalted) return VenueReason.Halted;
        return liveCount == live.Length ? VenueReason.Capacity : VenueReason.None;
    }

    private VenueReason DetailsRefused(in OrderRequest request)
    {
        ref readonly Instrument instrument = ref instruments[request.Instrument.Value];
        if (request.Quantity.Lots <= 0 || request.Quantity.Lots % instrument.LotSize != 0) return VenueReason.Malformed;
        return request.Price.Ticks <= 0 || request.Price.Ticks % instrument.PriceIncrementTicks != 0 ? VenueReason.Malformed : VenueReason.None;
    }

    private void TakeThenRest(ref VenueOrder order, TimeInForce timeInForce)
    {
        Take(ref order);
        if (order.Leaves.Lots == 0) return;
        if (timeInForce == TimeInForce.ImmediateOrCancel)
        {
            Report(ExecutionReportKind.Cancelled, in order, order.Leaves, VenueReason.ImmediateOrCancel);
            return;
        }
        order.Queue = QueuePosition.AtTail(books.LevelAt(order.Instrument, order.Side, order.Price), lastPriority);
        live[liveCount++] = order;
    }

    // Walks the displayed orders of the other side, best level first and first come first served on each.
    private void Take(ref VenueOrder order)
    {
        Side other = order.Side.Opposite();
        DepthView depth = books.View(order.Instrument, other);
        for (int i = 0; i < depth.Count && order.Leaves.Lots > 0 && MayFill; i++)
        {
            Price price = depth[i].Price;
            if (!order.Price.CrossesOrMeets(price, order.Side)) return;
            long taken = TakeLevel(order.Instrument, other, price, order.Leaves.Lots);
            if (taken == 0) continue;
            ReportFill(ref order, price, taken, Liquidity.Taker);
        }
    }

    private long TakeLevel(InstrumentId instrument, Side side, Price price, long wanted)
    {
        long taken = 0;
        for (int slot = books.FirstSlot(instrument, side, price); slot != OrderBooks.NoSlot && taken < wanted; slot = books.NextSlot(slot))
        {
            long lots = Math.Min(AvailableLots(slot), wanted - taken);
            consumedLots[slot] += lots;
            taken += lots;
        }
        return taken;
    }

    // A cancel down to a rest is the venue's to offer and not ours to ask for: it is refused, not guessed at.
    private void Cancel(ClientOrderId id, uint remaining)
    {
        for (int i = 0; i < liveCount && remaining == 0; i++)
        {
            if (live[i].Id != id) continue;
            CancelAt(i, VenueReason.Requested);
            return;
        }
        VenueOrder unknown = new() { Id = id, Instrument = InstrumentId.None };
        Report(ExecutionReportKind.CancelRejected, in unknown, default, remaining == 0 ? VenueReason.TooLate : VenueReason.Malformed);
    }

    private bool MeetsOwn(in VenueOrder order)
    {
        for (int i = 0; i < liveCount; i++)
            if (live[i].Instrument == order.Instrument && live[i].Side != order.Side && order.Price.CrossesOrMeets(live[i].Price, order.Side)) return true;
        return false;
    }

    private InstrumentId Find(Symbol symbol)
    {
        for (int i = 0; i < instruments.Length; i++)
            if (instruments[i].Symbol == symbol) return instruments[i].Id;
        return InstrumentId.None;
    }
}

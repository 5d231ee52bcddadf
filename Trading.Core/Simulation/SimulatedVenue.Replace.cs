// The simulated venue: replacements, the end of good-till-time orders, and answers to questions.
using System;
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.Orders;

namespace Trading.Core.Simulation;

public sealed partial class SimulatedVenue
{
    private readonly VenueHistory history;
    private Nanos nextExpiry = new(long.MaxValue);

    // As OUCH 5.0 has it: the replacement of an order that is not live, or one whose identifier is not new, is ignored without a word; one with impossible details
    // costs the original its place without a successor, and its identifier is not used up.
    private void Replace(ClientOrderId id, ref OrderRequest request)
    {
        int index = IndexOf(request.Replaces);
        if (index < 0 || id.Value <= lastClientId) return;
        VenueOrder order = live[index];
        request.Instrument = order.Instrument;
        VenueReason refusal = DetailsRefused(in request);
        if (refusal != VenueReason.None)
        {
            CancelAt(index, refusal);
            return;
        }
        lastClientId = id.Value;
        if (trading[order.Instrument.Value].IsHalted)
        {
            order.Id = id;
            Report(ExecutionReportKind.ReplaceRejected, in order, default, VenueReason.Halted);
            return;
        }
        if (request.Quantity <= order.Executed) CancelAt(index, VenueReason.Requested);
        else TakePlace(index, id, in request);
    }

    // The place in the queue stays only when nothing but the quantity changes, and not upwards.
    private void TakePlace(int index, ClientOrderId id, in OrderRequest request)
    {
        VenueOrder order = live[index];
        Quantity leaves = request.Quantity - order.Executed;
        bool keepsPlace = request.Price == order.Price && leaves <= order.Leaves && request.TimeInForce != TimeInForce.ImmediateOrCancel;
        history.Replace(order.Id, id);
        order.Id = id;
        order.VenueId = new VenueOrderId(++lastVenueId);
        order.Price = request.Price;
        order.Leaves = leaves;
        order.ExpireTime = ExpiryOf(in request);
        Report(ExecutionReportKind.Replaced, in order, request.Quantity, VenueReason.None);
        if (keepsPlace)
        {
            live[index] = order;
            return;
        }
        RemoveAt(index);
        if (MeetsOwn(in order)) Report(ExecutionReportKind.Cancelled, in order, order.Leaves, VenueReason.SelfTrade);
        else TakeThenRest(ref order, request.TimeInForce);
    }

    // On the wire the expire time is a span to live.
    private Nanos ExpiryOf(in OrderRequest request)
    {
        if (request.TimeInForce != TimeInForce.GoodTillTime) return default;
        Nanos expiry = now + request.ExpireTime;
        if (expiry < nextExpiry) nextExpiry = expiry;
        return expiry;
    }

    // Lets the venue's clock move on: what has reached its expire time ends there and then.
    private void AdvanceTo(Nanos time)
    {
        while (nextExpiry <= time)
        {
            if (nextExpiry > now) now = nextExpiry;
            Nanos next = new(long.MaxValue);
            for (int i = liveCount - 1; i >= 0; i--)
            {
                Nanos expiry = live[i].ExpireTime;
                if (expiry.Value == 0) continue;
                if (expiry > now)
                {
                    if (expiry < next) next = expiry;
                    continue;
                }
                Report(ExecutionReportKind.Expired, in live[i], live[i].Leaves, VenueReason.None);
                RemoveAt(i);
            }
            nextExpiry = next;
        }
        if (time > now) now = time;
    }

    // First everything that was executed, again, then how the order stands: who asks may have missed some of it.
    private void Answer(ClientOrderId id)
    {
        ClientOrderId current = history.Current(id);
        VenueOrder order = new() { Id = current, Instrument = InstrumentId.None };
        if (!history.Knows(current))
        {
            ReportStatus(ExecutionReportKind.StatusNotFound, in order, default);
            return;
        }
        int index = IndexOf(current);
        if (index >= 0) order = live[index];
        TellFillsAgain(current);
        ReportStatus(index >= 0 ? ExecutionReportKind.StatusLive : ExecutionReportKind.StatusEnded, in order, index >= 0 ? order.Executed + order.Leaves : default);
    }

    private void ReportStatus(ExecutionReportKind kind, in VenueOrder order, Quantity whole)
    {
        ExecutionReport report = ReportOf(kind, in order, whole, VenueReason.None);
        report.Executed = new Quantity(history.Standing(order.Id));
        Tell(in report);
    }

    private int IndexOf(ClientOrderId id)
    {
        for (int i = 0; i < liveCount; i++)
            if (live[i].Id == id) return i;
        return -1;
    }
}

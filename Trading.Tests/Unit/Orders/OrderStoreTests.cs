// The life of an order: the transition table against rules stated on their own, and the store that applies it.
using System;
using System.Linq;
using Trading.Core.Domain;
using Trading.Core.Orders;
using Xunit;

namespace Trading.Tests.Unit.Orders;

public sealed class OrderStoreTests
{
    private static readonly InstrumentId First = new(0), Second = new(1);

    [Fact]
    public void The_table_is_the_one_that_the_rules_of_an_orders_life_allow()
    {
        foreach (OrderState state in Enum.GetValues<OrderState>())
        {
            foreach (OrderEvent what in Enum.GetValues<OrderEvent>()) Assert.Equal((state, what, Expected(state, what)), (state, what, OrderStateMachine.Next(state, what)));
            Assert.False(OrderStateMachine.IsFinal(state) && OrderStateMachine.IsLive(state));
            Assert.Equal(state != OrderState.None, OrderStateMachine.IsFinal(state) || OrderStateMachine.IsLive(state));
        }
        Assert.Equal((OrderStateMachine.StateCount, OrderStateMachine.EventCount), (Enum.GetValues<OrderState>().Length, Enum.GetValues<OrderEvent>().Length));
    }

    // The rules in words: only nothing can be submitted, and nothing else happens to nothing; what is final stays final, though a fill may still be booked to what
    // was not filled; the venue's fills, cancels, expiries and its word that an order has ended count in every live state; an acknowledgement moves on only what waits
    // for it; one cancel at a time; one replacement at a time, of a working order; lost is lost until the venue says something that leads out; nothing we do does.
    private static OrderState Expected(OrderState state, OrderEvent what)
    {
        if (what == OrderEvent.Submit) return state == OrderState.None ? OrderState.PendingNew : OrderState.None;
        if (what == OrderEvent.LateFill) return state is OrderState.Cancelled or OrderState.Rejected or OrderState.Expired ? state : OrderState.None;
        if (!OrderStateMachine.IsLive(state)) return OrderState.None;
        bool waitsForChange = state is OrderState.PendingCancel or OrderState.PendingReplace, lost = state == OrderState.Unknown;
        bool mayBeUnacknowledged = state is OrderState.PendingNew or OrderState.PendingCancel || lost;
        bool mayHaveReplacement = waitsForChange || lost;
        return what switch
        {
            OrderEvent.CompleteFill => OrderState.Filled,
            OrderEvent.Cancel or OrderEvent.FoundEnded => OrderState.Cancelled,
            OrderEvent.Expire => OrderState.Expired,
            OrderEvent.LoseTrack => OrderState.Unknown,
            OrderEvent.PartialFill => waitsForChange || lost ? state : OrderState.Working,
            OrderEvent.Accept or OrderEvent.FoundLive => waitsForChange ? state : OrderState.Working,
            OrderEvent.RequestCancel => state == OrderState.PendingCancel ? OrderState.None : lost ? state : OrderState.PendingCancel,
            OrderEvent.RejectCancel => lost ? state : state is OrderState.Working or OrderState.PendingCancel ? OrderState.Working : OrderState.None,
            OrderEvent.Reject or OrderEvent.NotFound => mayBeUnacknowledged ? OrderState.Rejected : OrderState.None,
            OrderEvent.RequestReplace => state == OrderState.Working ? OrderState.PendingReplace : OrderState.None,
            OrderEvent.Replace => state == OrderState.PendingCancel ? state : mayHaveReplacement ? OrderState.Working : OrderState.None,
            OrderEvent.RejectReplace => mayHaveReplacement ? OrderState.Working : OrderState.None,
            OrderEvent.ResumeReplace => lost ? state : waitsForChange ? OrderState.PendingReplace : OrderState.None,
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, "a new event needs its rule here"),
        };
    }

    [Fact]
    public void Identifiers_increase_skip_slots_still_taken_and_are_never_given_twice()
    {
        var store = new OrderStore(4, 2);
        Assert.Equal([1UL, 2, 3, 4], Enumerable.Range(0, 4).Select(_ => Submit(store, First, Side.Buy, 10)));
        Assert.False(store.TryNextId(out ClientOrderId none));
        Assert.Equal((0UL, 4, 4L), (none.Value, store.LiveCount, store.SubmittedCount));
        Assert.Equal(OrderStatus.Ok, Apply(store, ExecutionReportKind.Cancelled, 3));
        Assert.Equal(5UL, Submit(store, First, Side.Sell, 10));
        Assert.Equal([5UL, 4, 2, 1], Live(store));
        Assert.Equal([5UL], On(store, First, Side.Sell));
        Assert.Equal([4UL, 2, 1], On(store, First, Side.Buy));
        Assert.False(store.TryGet(new ClientOrderId(6), out _) || store.TryGet(default, out _));
        Assert.True(store.WasSubmitted(new ClientOrderId(3)) && !store.WasSubmitted(new ClientOrderId(6)) && !store.WasSubmitted(default));
        foreach (ulong id in new ulong[] { 4, 5, 1 }) Assert.Equal(OrderStatus.Ok, Apply(store, ExecutionReportKind.Rejected, id));
        Assert.Equal([2UL], Live(store));
        for (ulong id = 6; id < 34; id++)
        {
            Assert.Equal(id, Submit(store, Second, Side.Buy, 10));
            Apply(store, ExecutionReportKind.Cancelled, id);
        }
        // 34 would take the place of 2, which is live. Four ended orders at least are remembered, and the oldest is not.
        Assert.Equal(35UL, Submit(store, First, Side.Buy, 10));
        Assert.True(store.TryGet(new ClientOrderId(2), out _) && store.TryGet(new ClientOrderId(30), out _) && !store.TryGet(new ClientOrderId(6), out _));
        Assert.True(store.WasSubmitted(new ClientOrderId(6)));
    }

    [Fact]
    public void Exposure_counts_an_order_from_submission_to_its_end_less_what_it_filled()
    {
        var store = new OrderStore(8, 2);
        ulong a = Submit(store, First, Side.Buy, 100), b = Submit(store, First, Side.Sell, 70), c = Submit(store, Second, Side.Buy, 5);
        Assert.Equal((100L, 70L, 2), Exposure(store, First));
        Assert.Equal(OrderStatus.Ok, Apply(store, ExecutionReportKind.Filled, a, 30));
        Assert.Equal(OrderStatus.Ok, store.RequestCancel(new ClientOrderId(a), new Nanos(2)));
        Assert.Equal((70L, 70L, 2), Exposure(store, First));
        Assert.Equal(OrderStatus.Ok, Apply(store, ExecutionReportKind.Filled, a, 69));
        Assert.Equal(OrderStatus.Ok, Apply(store, ExecutionReportKind.Cancelled, a));
        Assert.Equal((0L, 70L, 1), Exposure(store, First));
        Assert.True(store.TryGet(new ClientOrderId(a), out Order order));
        Assert.Equal((OrderState.Cancelled, 99L, 0L), (order.State, order.Filled.Lots, order.Leaves.Lots));
        Assert.Equal(OrderStatus.Ok, Apply(store, ExecutionReportKind.Filled, b, 70));
        Assert.Equal(((0L, 0L, 0), (5L, 0L, 1)), (Exposure(store, First), Exposure(store, Second)));
        Assert.Equal([c], Live(store));
    }

    [Fact]
    public void A_report_that_is_refused_changes_nothing() => Assert.All(Enum.GetValues<OrderStatus>().Where(why => why != OrderStatus.Ok), RefusedReportChangesNothing);

    private void RefusedReportChangesNothing(OrderStatus why)
    {
        executions = 0;
        var store = new OrderStore(4, 2);
        ulong done = Submit(store, First, Side.Buy, 10), id = Submit(store, First, Side.Buy, 10);
        Apply(store, ExecutionReportKind.Filled, done, 10);
        Apply(store, ExecutionReportKind.Accepted, id);
        Apply(store, ExecutionReportKind.Filled, id, 4);
        Assert.True(store.TryGet(new ClientOrderId(id), out Order before));
        OrderStatus[] statuses = why switch
        {
            OrderStatus.UnknownOrder =>
            [
                Apply(store, ExecutionReportKind.Cancelled, 99), Apply(store, ExecutionReportKind.Accepted, 0), Apply(store, ExecutionReportKind.Filled, id, 1, Second),
                store.RequestCancel(new ClientOrderId(done), default), store.RequestCancel(default, default), Apply(store, ExecutionReportKind.Busted, 99, execution: 50),
            ],
            OrderStatus.IllegalTransition =>
            [
                Apply(store, ExecutionReportKind.Rejected, id), Apply(store, ExecutionReportKind.None, id), Apply(store, (ExecutionReportKind)200, id), Apply(store, ExecutionReportKind.Cancelled, done),
                Apply(store, ExecutionReportKind.SessionLost, id), Apply(store, ExecutionReportKind.ReplaceRejected, id),
            ],
            OrderStatus.Overfill =>
            [
                Apply(store, ExecutionReportKind.Filled, id, 7), Apply(store, ExecutionReportKind.Filled, id, 0), Apply(store, ExecutionReportKind.Filled, id, -3), Apply(store, ExecutionReportKind.Filled, id, long.MaxValue),
                Apply(store, ExecutionReportKind.Filled, done, 1),
            ],
            OrderStatus.DuplicateFill => [Apply(store, ExecutionReportKind.Filled, id, 4, execution: 2), Apply(store, ExecutionReportKind.Filled, done, 10, execution: 1)],
            OrderStatus.ConflictingFill =>
                [Apply(store, ExecutionReportKind.Filled, id, 3, execution: 2), Apply(store, ExecutionReportKind.Filled, id, 4, execution: 2, ticks: 99_900), Apply(store, ExecutionReportKind.Filled, done, 4, execution: 2)],
            OrderStatus.ForgottenExecution => [Apply(store, ExecutionReportKind.Busted, id)],
            OrderStatus.Duplicate => [Apply(store, ExecutionReportKind.Accepted, id), Apply(store, ExecutionReportKind.Replaced, id)],
            OrderStatus.Late =>
                [Apply(store, ExecutionReportKind.Accepted, done), Apply(store, ExecutionReportKind.CancelRejected, done), Apply(store, ExecutionReportKind.StatusNotFound, id), Apply(store, ExecutionReportKind.StatusLive, id)],
            OrderStatus.FillsMissing => [Apply(store, ExecutionReportKind.StatusLive, id, executed: 5), Apply(store, ExecutionReportKind.StatusEnded, id, executed: 9)],
            OrderStatus.UnexpectedTerms => [Apply(store, ExecutionReportKind.Corrected, id, 0, execution: 2), Apply(store, ExecutionReportKind.Corrected, id, 4, execution: 2, ticks: 0)],
            OrderStatus.FillAfterEnd => [], // changes the order's filled quantity: the lifecycle tests have it
            _ => [Apply(store, ExecutionReportKind.Filled, id, 1, ticks: 100_001), Apply(store, ExecutionReportKind.Filled, id, 1, ticks: 0), Apply(store, ExecutionReportKind.Filled, id, 1, ticks: -5)],
        };
        Assert.All(statuses, status => Assert.Equal(why, status));
        Assert.True(store.TryGet(new ClientOrderId(id), out Order after));
        Assert.Equal(before, after);
        Assert.Equal((6L, 0L, 1), Exposure(store, First));
        Assert.Equal([id], Live(store));
        Assert.Equal(OrderStatus.Ok, Apply(store, ExecutionReportKind.Filled, id, 6));
    }

    private ulong executions;

    private static ulong Submit(OrderStore store, InstrumentId instrument, Side side, long lots)
    {
        Assert.True(store.TryNextId(out ClientOrderId id));
        OrderRequest request = new() { Instrument = instrument, Side = side, Quantity = new Quantity(lots), Price = new Price(100_000) };
        Assert.Equal(OrderState.PendingNew, store.Submit(id, in request, new Nanos(1)).State);
        return id.Value;
    }

    private OrderStatus Apply(OrderStore store, ExecutionReportKind kind, ulong id, long lots = 0, InstrumentId? instrument = null, ulong execution = 0, long ticks = 100_000, long executed = 0)
    {
        if (kind == ExecutionReportKind.Filled && execution == 0) execution = ++executions;
        ExecutionReport report = new()
        {
            Kind = kind, OrderId = new ClientOrderId(id), VenueId = new VenueOrderId(77), Quantity = new Quantity(lots), Price = new Price(ticks), ExecutionId = execution,
            Instrument = instrument ?? InstrumentId.None, Executed = new Quantity(executed),
        };
        return store.Apply(in report, new Nanos(3));
    }

    private static (long Buy, long Sell, int Orders) Exposure(OrderStore store, InstrumentId instrument)
    {
        OpenExposure exposure = store.Exposure(instrument);
        return (exposure.BuyLots, exposure.SellLots, exposure.Orders);
    }

    private static ulong[] On(OrderStore store, InstrumentId instrument, Side side)
    {
        var ids = new System.Collections.Generic.List<ulong>();
        for (int slot = store.FirstLiveOn(instrument, side); slot != OrderStore.None; slot = store.NextLiveOn(slot)) ids.Add(store.AtSlot(slot).Id.Value);
        return [.. ids];
    }

    private static ulong[] Live(OrderStore store)
    {
        var ids = new System.Collections.Generic.List<ulong>();
        for (int slot = store.FirstLive; slot != OrderStore.None; slot = store.NextLive(slot)) ids.Add(store.AtSlot(slot).Id.Value);
        return [.. ids];
    }
}

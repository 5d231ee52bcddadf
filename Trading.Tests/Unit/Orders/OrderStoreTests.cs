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

    // The rules in words: only nothing can be submitted, and nothing else happens to nothing; what is final stays final; the venue's fills and
    // cancels always count while the order lives; a fill that leaves something keeps a pending cancel pending; an acknowledgement moves on only what
    // waits for it; one cancel at a time; a refused cancel makes the order work again; once working, an order is not rejected.
    private static OrderState Expected(OrderState state, OrderEvent what)
    {
        bool live = state is OrderState.PendingNew or OrderState.Working or OrderState.PendingCancel;
        if (what == OrderEvent.Submit) return state == OrderState.None ? OrderState.PendingNew : OrderState.None;
        if (!live) return OrderState.None;
        bool cancelling = state == OrderState.PendingCancel;
        return what switch
        {
            OrderEvent.CompleteFill => OrderState.Filled,
            OrderEvent.Cancel => OrderState.Cancelled,
            OrderEvent.PartialFill or OrderEvent.Accept => cancelling ? state : OrderState.Working,
            OrderEvent.RequestCancel => cancelling ? OrderState.None : OrderState.PendingCancel,
            OrderEvent.RejectCancel => state == OrderState.PendingNew ? OrderState.None : OrderState.Working,
            OrderEvent.Reject => state == OrderState.Working ? OrderState.None : OrderState.Rejected,
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
        // 5 and 6 would take the slots of 1 and 2, which are live; 7 takes the slot of 3.
        Assert.Equal(7UL, Submit(store, First, Side.Buy, 10));
        Assert.Equal([7UL, 4, 2, 1], Live(store));
        Assert.False(store.TryGet(new ClientOrderId(3), out _) || store.TryGet(new ClientOrderId(5), out _) || store.TryGet(default, out _));
        Assert.True(store.WasSubmitted(new ClientOrderId(3)) && !store.WasSubmitted(new ClientOrderId(8)) && !store.WasSubmitted(default));
        foreach (ulong id in new ulong[] { 4, 7, 1 }) Assert.Equal(OrderStatus.Ok, Apply(store, ExecutionReportKind.Rejected, id));
        Assert.Equal([2UL], Live(store));
        Assert.Equal([8UL, 9, 11], Enumerable.Range(0, 3).Select(_ => Submit(store, First, Side.Buy, 10)));
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
                Apply(store, ExecutionReportKind.Filled, done, 1), Apply(store, ExecutionReportKind.Cancelled, 99), Apply(store, ExecutionReportKind.Accepted, 0),
                Apply(store, ExecutionReportKind.Filled, id, 1, Second), Apply(store, ExecutionReportKind.Accepted, done), store.RequestCancel(new ClientOrderId(done), default),
                store.RequestCancel(default, default),
            ],
            OrderStatus.IllegalTransition =>
                [Apply(store, ExecutionReportKind.Rejected, id), Apply(store, ExecutionReportKind.None, id), Apply(store, ExecutionReportKind.Accepted, id), Apply(store, (ExecutionReportKind)200, id)],
            OrderStatus.Overfill => [Apply(store, ExecutionReportKind.Filled, id, 7), Apply(store, ExecutionReportKind.Filled, id, 0), Apply(store, ExecutionReportKind.Filled, id, -3), Apply(store, ExecutionReportKind.Filled, id, long.MaxValue)],
            OrderStatus.DuplicateFill => [Apply(store, ExecutionReportKind.Filled, id, 1, execution: executions), Apply(store, ExecutionReportKind.Filled, id, 1, execution: 1)],
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

    private OrderStatus Apply(OrderStore store, ExecutionReportKind kind, ulong id, long lots = 0, InstrumentId? instrument = null, ulong execution = 0, long ticks = 100_000)
    {
        if (kind == ExecutionReportKind.Filled && execution == 0) execution = ++executions;
        ExecutionReport report = new()
        {
            Kind = kind, OrderId = new ClientOrderId(id), VenueId = new VenueOrderId(77), Quantity = new Quantity(lots), Price = new Price(ticks), ExecutionId = execution,
            Instrument = instrument ?? InstrumentId.None,
        };
        return store.Apply(in report, new Nanos(3));
    }

    private static (long Buy, long Sell, int Orders) Exposure(OrderStore store, InstrumentId instrument)
    {
        OpenExposure exposure = store.Exposure(instrument);
        return (exposure.BuyLots, exposure.SellLots, exposure.Orders);
    }

    private static ulong[] Live(OrderStore store)
    {
        var ids = new System.Collections.Generic.List<ulong>();
        for (int slot = store.FirstLive; slot != OrderStore.None; slot = store.NextLive(slot)) ids.Add(store.AtSlot(slot).Id.Value);
        return [.. ids];
    }
}

// All of our live orders, found by client order id in one step, with the exposure they add up to.
using System.Numerics;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Orders;

/// <summary>What applying a report or a request to an order came to.</summary>
public enum OrderStatus : byte
{
    Ok = 0,

    /// <summary>No live order has this identifier: a final one, or one that never was.</summary>
    UnknownOrder,

    /// <summary>The event is not allowed in the order's state.</summary>
    IllegalTransition,

    /// <summary>The fill is for more than the order had left, or not positive.</summary>
    Overfill,

    /// <summary>The fill's execution id is not above those before it: it was told already.</summary>
    DuplicateFill,

    /// <summary>The fill's price is none at all, or worse than the order's limit.</summary>
    ImpossiblePrice,
}

/// <summary>Fixed-capacity store of live orders.</summary>
/// <remarks>The slot of an order is its id modulo the capacity. An id whose slot is still taken by an older live order is skipped, so ids
/// strictly increase, are never reused and every operation is O(1). One owner thread. A final order's slot keeps its last state until it is reused.</remarks>
[HotPath]
public sealed class OrderStore
{
    private readonly Order[] slots;
    private readonly OpenExposure[] exposures;
    private readonly int[] nextLive;
    private readonly int[] previousLive;
    private readonly ulong mask;
    private ulong lastId;
    private ulong lastExecutionId;
    private int firstLive = None;

    /// <summary>No fill has a higher price; the feed's prices end below, too.</summary>
    public const long MaxFillPriceTicks = 1L << 31;

    /// <summary>End of the walk over live orders.</summary>
    public const int None = -1;

    /// <param name="capacity">Live orders at most; rounded up to a power of two.</param>
    /// <param name="instruments">Number of tracked instruments.</param>
    public OrderStore(int capacity, int instruments)
    {
        slots = new Order[(int)BitOperations.RoundUpToPowerOf2((uint)capacity)];
        nextLive = new int[slots.Length];
        previousLive = new int[slots.Length];
        exposures = new OpenExposure[instruments];
        mask = (ulong)slots.Length - 1;
    }

    public int Capacity => slots.Length;

    /// <summary>Orders that are not final.</summary>
    public int LiveCount { get; private set; }

    /// <summary>Orders ever submitted.</summary>
    public long SubmittedCount { get; private set; }

    public ref readonly OpenExposure Exposure(InstrumentId instrument) => ref exposures[instrument.Value];

    /// <summary>First slot of the walk over live orders, newest first; <see cref="None"/> when there is none.</summary>
    public int FirstLive => firstLive;

    /// <summary>The next older live order's slot. Read it before changing the order at <paramref name="slot"/>.</summary>
    public int NextLive(int slot) => nextLive[slot];

    public ref readonly Order AtSlot(int slot) => ref slots[slot];

    /// <summary>Reserves the next free identifier; false when every slot holds a live order.</summary>
    public bool TryNextId(out ClientOrderId id)
    {
        id = default;
        if (LiveCount == slots.Length) return false;
        ulong candidate = lastId + 1;
        while (OrderStateMachine.IsLive(slots[candidate & mask].State)) candidate++;
        id = new ClientOrderId(candidate);
        return true;
    }

    /// <summary>Enters an order as PendingNew. The identifier comes from <see cref="TryNextId"/>.</summary>
    public ref readonly Order Submit(ClientOrderId id, in OrderRequest request, Nanos localTime)
    {
        Invariant.That(id.Value > lastId);
        int slot = (int)(id.Value & mask);
        ref Order order = ref slots[slot];
        Invariant.That(!OrderStateMachine.IsLive(order.State));
        lastId = id.Value;
        order = new Order
        {
            Id = id,
            Instrument = request.Instrument,
            Side = request.Side,
            TimeInForce = request.TimeInForce,
            State = OrderState.PendingNew,
            Price = request.Price,
            Quantity = request.Quantity,
            SubmittedTime = localTime,
            LastEventTime = localTime,
        };
        ref OpenExposure exposure = ref exposures[request.Instrument.Value];
        exposure.Change(request.Side, request.Quantity.Lots);
        exposure.Orders++;
        LiveCount++;
        SubmittedCount++;
        Link(slot);
        return ref order;
    }

    /// <summary>Looks an order up, live or final but not yet overwritten.</summary>
    public bool TryGet(ClientOrderId id, out Order order)
    {
        order = slots[id.Value & mask];
        return id.Value != 0 && order.Id == id;
    }

    /// <summary>True if this identifier is, or was, one of our orders, whether its slot still remembers it or not.</summary>
    public bool WasSubmitted(ClientOrderId id) => id.Value != 0 && id.Value <= lastId;

    /// <summary>Notes that a cancel was sent.</summary>
    public OrderStatus RequestCancel(ClientOrderId id, Nanos localTime)
    {
        ref Order order = ref slots[id.Value & mask];
        if (order.Id != id || id.Value == 0 || !OrderStateMachine.IsLive(order.State)) return OrderStatus.UnknownOrder;
        return Move(ref order, OrderEvent.RequestCancel, localTime);
    }

    /// <summary>Applies a venue's report. On anything but Ok nothing has changed.</summary>
    public OrderStatus Apply(in ExecutionReport report, Nanos localTime)
    {
        ref Order order = ref slots[report.OrderId.Value & mask];
        if (order.Id != report.OrderId || report.OrderId.Value == 0 || !OrderStateMachine.IsLive(order.State)) return OrderStatus.UnknownOrder;
        if (report.Instrument.IsTracked && order.Instrument != report.Instrument) return OrderStatus.UnknownOrder;
        if (report.Kind == ExecutionReportKind.Filled) return ApplyFill(ref order, in report, localTime);
        bool acknowledgedBefore = report.Kind == ExecutionReportKind.Accepted && order.VenueId.Value != 0;
        if (acknowledgedBefore) return OrderStatus.IllegalTransition;
        OrderStatus status = Move(ref order, EventOf(report.Kind), localTime);
        if (status == OrderStatus.Ok && report.Kind == ExecutionReportKind.Accepted) order.VenueId = report.VenueId;
        return status;
    }

    private OrderStatus ApplyFill(ref Order order, in ExecutionReport fill, Nanos localTime)
    {
        Quantity quantity = fill.Quantity;
        if (fill.ExecutionId <= lastExecutionId) return OrderStatus.DuplicateFill;
        if (fill.Price.Ticks is <= 0 or > MaxFillPriceTicks || !order.Price.CrossesOrMeets(fill.Price, order.Side)) return OrderStatus.ImpossiblePrice;
        Quantity leaves = order.Quantity - order.Filled;
        if (quantity.Lots <= 0 || quantity > leaves) return OrderStatus.Overfill;
        OrderEvent what = quantity == leaves ? OrderEvent.CompleteFill : OrderEvent.PartialFill;
        if (OrderStateMachine.Next(order.State, what) == OrderState.None) return OrderStatus.IllegalTransition;
        exposures[order.Instrument.Value].Change(order.Side, -quantity.Lots);
        order.Filled += quantity;
        lastExecutionId = fill.ExecutionId;
        return Move(ref order, what, localTime);
    }

    private OrderStatus Move(ref Order order, OrderEvent what, Nanos localTime)
    {
        OrderState next = OrderStateMachine.Next(order.State, what);
        if (next == OrderState.None) return OrderStatus.IllegalTransition;
        order.State = next;
        order.LastEventTime = localTime;
        if (OrderStateMachine.IsFinal(next)) Release(in order);
        return OrderStatus.Ok;
    }

    private void Release(in Order order)
    {
        ref OpenExposure exposure = ref exposures[order.Instrument.Value];
        exposure.Change(order.Side, order.Filled.Lots - order.Quantity.Lots);
        exposure.Orders--;
        LiveCount--;
        Unlink((int)(order.Id.Value & mask));
        Invariant.That(exposure.BuyLots >= 0 && exposure.SellLots >= 0 && exposure.Orders >= 0 && LiveCount >= 0);
    }

    private void Link(int slot)
    {
        nextLive[slot] = firstLive;
        previousLive[slot] = None;
        if (firstLive != None) previousLive[firstLive] = slot;
        firstLive = slot;
    }

    private void Unlink(int slot)
    {
        int next = nextLive[slot], previous = previousLive[slot];
        if (next != None) previousLive[next] = previous;
        if (previous != None) nextLive[previous] = next;
        else firstLive = next;
    }

    private static OrderEvent EventOf(ExecutionReportKind kind) => kind switch
    {
        ExecutionReportKind.Accepted => OrderEvent.Accept,
        ExecutionReportKind.Cancelled => OrderEvent.Cancel,
        ExecutionReportKind.CancelRejected => OrderEvent.RejectCancel,
        ExecutionReportKind.Rejected => OrderEvent.Reject,
        _ => OrderEvent.Submit,
    };
}

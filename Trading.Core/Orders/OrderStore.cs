// All orders that may be live, and the last that have ended, in fixed memory.
using System.Numerics;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Orders;

/// <summary>Fixed-capacity store of orders: found by any of their identifiers, walked by instrument and side, with what they could still trade.</summary>
/// <remarks>An id has one place in a direct-mapped table; an id whose place is taken by a live order is skipped, so ids strictly increase, are never reused and
/// every operation is O(1). Ended orders are remembered until as many others have ended as there are live ones at most. One owner thread.</remarks>
[HotPath]
public sealed partial class OrderStore
{
    /// <summary>No fill has a higher price; the feed's prices end below, too.</summary>
    public const long MaxFillPriceTicks = 1L << 31;

    /// <summary>End of a walk over orders.</summary>
    public const int None = -1;

    /// <summary>Executions remembered unless told otherwise.</summary>
    public const int DefaultExecutions = 1 << 14;

    private const int IdsPerSlot = 4;

    private struct IdPlace
    {
        public ulong Id;
        public int Slot;
        public int Generation;
    }

    private readonly Order[] slots;
    private readonly int[] generations;
    private readonly IdPlace[] places;
    private readonly OpenExposure[] exposures;
    private readonly OrderIdLease lease;
    private readonly ulong placeMask;

    // Slots whose orders have ended, oldest end first.
    private readonly int[] free;
    private uint freeHead;
    private uint freeTail;

    /// <param name="capacity">Live orders at most; rounded up to a power of two.</param>
    /// <param name="instruments">Number of tracked instruments.</param>
    /// <param name="lease">Ids that may be used; all when null.</param>
    /// <param name="timeouts">How long answers may take; for ever when null.</param>
    /// <param name="executions">Executions remembered.</param>
    public OrderStore(int capacity, int instruments, OrderIdLease? lease = null, OrderTimeouts? timeouts = null, int executions = DefaultExecutions)
    {
        Capacity = (int)BitOperations.RoundUpToPowerOf2((uint)capacity);
        slots = new Order[Capacity * 2];
        generations = new int[slots.Length];
        places = new IdPlace[slots.Length * IdsPerSlot];
        placeMask = (ulong)places.Length - 1;
        free = new int[slots.Length];
        for (int i = 0; i < slots.Length; i++) free[i] = i;
        freeTail = (uint)slots.Length;
        exposures = new OpenExposure[instruments];
        this.lease = lease ?? OrderIdLease.Unlimited();
        Executions = new ExecutionWindow(executions);
        links = new OrderLinks(slots.Length, instruments);
        waiting = Waiting(slots.Length, timeouts ?? OrderTimeouts.Never);
    }

    /// <summary>Live orders at most.</summary>
    public int Capacity { get; }

    /// <summary>Orders that are not final.</summary>
    public int LiveCount { get; private set; }

    /// <summary>Live orders whose state only the venue can tell.</summary>
    public int UnknownCount { get; private set; }

    /// <summary>Orders ever submitted; replacements are not counted.</summary>
    public long SubmittedCount { get; private set; }

    /// <summary>Ids in use and still to use.</summary>
    public OrderIdLease Lease => lease;

    /// <summary>What was executed, by execution id.</summary>
    public ExecutionWindow Executions { get; }

    public ref readonly OpenExposure Exposure(InstrumentId instrument) => ref exposures[instrument.Value];

    /// <summary>First slot of the walk over live orders, newest first; <see cref="None"/> when there is none.</summary>
    public int FirstLive => links.First;

    /// <summary>The next older live order's slot. Read it before changing the order at <paramref name="slot"/>.</summary>
    public int NextLive(int slot) => links.Next(slot);

    /// <summary>First slot of the walk over the live orders of one side of one instrument, newest first.</summary>
    public int FirstLiveOn(InstrumentId instrument, Side side) => links.FirstOn(instrument, side);

    /// <summary>The next older live order's slot on the same side of the same instrument. Read it before changing the order at <paramref name="slot"/>.</summary>
    public int NextLiveOn(int slot) => links.NextOn(slot);

    public ref readonly Order AtSlot(int slot) => ref slots[slot];

    /// <summary>Reserves the next free identifier; false when every slot holds a live order or no identifier is leased.</summary>
    public bool TryNextId(out ClientOrderId id) => TryNextId(LiveCount < Capacity, out id);

    /// <summary>Reserves the next free identifier for a replacement, which needs no slot of its own.</summary>
    public bool TryNextReplacementId(out ClientOrderId id) => TryNextId(true, out id);

    /// <summary>Takes an identifier for a message that is not an order, such as a mass cancel; false when none is leased.</summary>
    public bool TryTakeId(out ClientOrderId id)
    {
        if (!TryNextId(true, out id)) return false;
        lease.Use(id);
        return true;
    }

    /// <summary>Enters an order as PendingNew. The identifier comes from <see cref="TryNextId(out ClientOrderId)"/>.</summary>
    public ref readonly Order Submit(ClientOrderId id, in OrderRequest request, Nanos localTime)
    {
        Invariant.That(LiveCount < Capacity);
        int slot = free[freeHead++ & (uint)(free.Length - 1)];
        ref Order order = ref slots[slot];
        Invariant.That(!OrderStateMachine.IsLive(order.State));
        generations[slot]++;
        Claim(id, slot);
        order = new Order
        {
            Id = id,
            Instrument = request.Instrument,
            Strategy = request.Strategy,
            Side = request.Side,
            TimeInForce = request.TimeInForce,
            State = OrderStateMachine.Next(OrderState.None, OrderEvent.Submit),
            Flags = request.Flags,
            Requests = OrderRequests.New,
            Price = request.Price,
            Quantity = request.Quantity,
            LoosestTicks = (uint)request.Price.Ticks,
            Parent = request.Parent,
            ExpireTime = request.ExpireTime,
            SubmittedTime = localTime,
            LastEventTime = localTime,
        };
        ref OpenExposure exposure = ref exposures[request.Instrument.Value];
        exposure.Change(request.Side, request.Quantity.Lots);
        exposure.Orders++;
        LiveCount++;
        SubmittedCount++;
        links.Add(slot, request.Instrument, request.Side);
        NoteRequests(slot, OrderRequests.None, OrderRequests.New, localTime);
        return ref order;
    }

    /// <summary>Looks an order up by any identifier it has had, live or ended but not yet forgotten.</summary>
    public bool TryGet(ClientOrderId id, out Order order)
    {
        bool found = TryFind(id, out int slot);
        order = found ? slots[slot] : default;
        return found;
    }

    /// <summary>True if this identifier is, or was, one of our orders, whether its slot still remembers it or not.</summary>
    public bool WasSubmitted(ClientOrderId id) => id.Value != 0 && id <= lease.LastUsed;

    private bool TryNextId(bool hasRoom, out ClientOrderId id)
    {
        id = default;
        if (!hasRoom) return false;
        ulong candidate = lease.LastUsed.Value + 1;
        while (IsTaken(candidate)) candidate++;
        if (!lease.Allows(new ClientOrderId(candidate))) return false;
        id = new ClientOrderId(candidate);
        return true;
    }

    // Only what the venue may still use to name a live order keeps its place; a slot has at most two such ids, so free places are always near.
    private bool IsTaken(ulong id)
    {
        ref readonly IdPlace place = ref places[id & placeMask];
        if (place.Id == 0 || generations[place.Slot] != place.Generation) return false;
        ref readonly Order order = ref slots[place.Slot];
        return OrderStateMachine.IsLive(order.State) && (order.Id.Value == place.Id || order.PendingId.Value == place.Id);
    }

    private void Claim(ClientOrderId id, int slot)
    {
        Invariant.That(!IsTaken(id.Value));
        lease.Use(id);
        ref IdPlace place = ref places[id.Value & placeMask];
        place.Id = id.Value;
        place.Slot = slot;
        place.Generation = generations[slot];
    }

    private bool TryFind(ClientOrderId id, out int slot)
    {
        ref readonly IdPlace place = ref places[id.Value & placeMask];
        slot = place.Slot;
        return id.Value != 0 && place.Id == id.Value && generations[place.Slot] == place.Generation;
    }
}

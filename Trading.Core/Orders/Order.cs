// One of our orders, from submission to its final state, through all its replacements.
using System.Runtime.InteropServices;
using Trading.Core.Domain;

namespace Trading.Core.Orders;

/// <summary>Our view of one order: two cache lines, of which the first holds all that the risk gate walks over. Lives in the <see cref="OrderStore"/>.</summary>
/// <remarks>A replacement goes on in the same record: the identifier changes, what was filled stays.</remarks>
[StructLayout(LayoutKind.Sequential)]
public struct Order
{
    /// <summary>The identifier by which the venue knows it now.</summary>
    public ClientOrderId Id;

    public Price Price;

    /// <summary>The whole quantity, executed parts included.</summary>
    public Quantity Quantity;

    /// <summary>Executed so far. A bust takes the execution from the position but does not put it back on the book, so it stays counted here.</summary>
    public Quantity Filled;

    public InstrumentId Instrument;
    public StrategyId Strategy;
    public Side Side;
    public TimeInForce TimeInForce;
    public OrderState State;
    public OrderFlags Flags;

    /// <summary>What it waits for.</summary>
    public OrderRequests Requests;

    /// <summary>The venue has shown that it has the order, by an acknowledgement, a fill or a status.</summary>
    public bool Acknowledged;

    internal bool Reduced;

    /// <summary>Price asked for by the replacement on its way; zero when there is none.</summary>
    public Price PendingPrice;

    internal int PendingLots;
    internal int ReducedLots;

    /// <summary>The venue's identifier; zero until its acknowledgement.</summary>
    public VenueOrderId VenueId;

    /// <summary>Identifier of the replacement on its way; zero when there is none.</summary>
    public ClientOrderId PendingId;

    internal uint LoosestTicks;
    internal int UndoneLots;
    internal Nanos LastReduceTime;

    public ParentOrderId Parent;
    public Nanos ExpireTime;

    /// <summary>Local time of the submission.</summary>
    public Nanos SubmittedTime;

    /// <summary>Local time of the last event; once it has ended, of its end.</summary>
    public Nanos LastEventTime;

    /// <summary>Quantity asked for by the replacement on its way, executed parts included; zero when there is none.</summary>
    public readonly Quantity PendingQuantity => new(PendingLots);

    /// <summary>Taken off by the venue without a fill.</summary>
    public readonly Quantity TakenOff => new(ReducedLots);

    /// <summary>Executed and not busted or corrected away: what the venue's cumulative quantity says.</summary>
    public readonly Quantity Standing => new(Filled.Lots - UndoneLots);

    /// <summary>What may still trade as the order stands: quantity less fills and what was taken off, zero once final.</summary>
    public readonly Quantity Leaves => OrderStateMachine.IsFinal(State) ? default : new(Quantity.Lots - Filled.Lots - ReducedLots);

    /// <summary>What could still trade at most: the larger of the order as it is and as it shall be. Reserved while the state is unknown; zero once final.</summary>
    public readonly Quantity WorstLeaves
    {
        get
        {
            Quantity leaves = Leaves;
            if (PendingLots == 0 || OrderStateMachine.IsFinal(State)) return leaves;
            Quantity replaced = new(PendingLots - Filled.Lots);
            return replaced > leaves ? replaced : leaves;
        }
    }

    /// <summary>The price at which it could trade at worst: the more aggressive of the order as it is and as it shall be.</summary>
    public readonly Price WorstPrice => PendingPrice.Ticks != 0 && PendingPrice.CrossesOrMeets(Price, Side) ? PendingPrice : Price;
}

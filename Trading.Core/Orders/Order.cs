// One of our orders, from submission to its final state.
using System.Runtime.InteropServices;
using Trading.Core.Domain;

namespace Trading.Core.Orders;

/// <summary>Our view of one order. 64 bytes; lives in the <see cref="OrderStore"/>.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct Order
{
    public ClientOrderId Id;
    public VenueOrderId VenueId;
    public InstrumentId Instrument;
    public Side Side;
    public TimeInForce TimeInForce;
    public OrderState State;
    public Price Price;
    public Quantity Quantity;
    public Quantity Filled;

    /// <summary>Local time of the submission.</summary>
    public Nanos SubmittedTime;

    /// <summary>Local time of the last event.</summary>
    public Nanos LastEventTime;

    /// <summary>What may still trade: quantity less fills, zero once final.</summary>
    public readonly Quantity Leaves => OrderStateMachine.IsFinal(State) ? default : Quantity - Filled;
}

// One of our orders as it rests at the simulated venue.
using Trading.Core.Books;
using Trading.Core.Domain;

namespace Trading.Core.Simulation;

/// <summary>A resting order with its exact place in the tape's queue.</summary>
public struct VenueOrder
{
    public ClientOrderId Id;
    public VenueOrderId VenueId;
    public InstrumentId Instrument;
    public Side Side;
    public Price Price;
    public Quantity Leaves;

    /// <summary>Executed so far, under all its identifiers.</summary>
    public Quantity Executed;

    /// <summary>Venue time at which it ends; zero for none.</summary>
    public Nanos ExpireTime;

    /// <summary>Its place among the tape's orders of its level.</summary>
    public QueuePosition Queue;

    /// <summary>Displayed quantity of the tape's orders on our level that entered before us and still rest.</summary>
    public readonly long AheadLots => Queue.AheadLots;
}

// One of our orders as it rests at the simulated venue.
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

    /// <summary>Displayed quantity of the tape's orders on our level that entered before us and still rest.</summary>
    public long AheadLots;

    /// <summary>Tape orders on our level with this priority or a smaller one stand ahead of us, those with a larger one behind.</summary>
    public ulong Priority;
}

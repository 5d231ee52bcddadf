// What a strategy asks for: a new limit order, not yet checked by anybody.
using Trading.Core.Domain;

namespace Trading.Core.Orders;

/// <summary>A new limit order as wanted. It reaches a gateway only as an approval of the risk gate.</summary>
public struct OrderRequest
{
    public InstrumentId Instrument;
    public Side Side;
    public TimeInForce TimeInForce;
    public Price Price;
    public Quantity Quantity;
}

// What a strategy asks for: a new order or the replacement of one, not yet checked by anybody.
using Trading.Core.Domain;

namespace Trading.Core.Orders;

/// <summary>An order as wanted. It reaches a gateway only as an approval of the risk gate. All zero in the later fields is a plain limit order.</summary>
public struct OrderRequest
{
    public InstrumentId Instrument;
    public StrategyId Strategy;
    public Side Side;
    public TimeInForce TimeInForce;
    public OrderType Type;
    public OrderFlags Flags;
    public Price Price;

    /// <summary>The whole quantity. For a replacement: what it has already executed included (OUCH 5.0, Replace Order).</summary>
    public Quantity Quantity;

    /// <summary>Venue time at which the order ends; only with <see cref="TimeInForce.GoodTillTime"/>.</summary>
    public Nanos ExpireTime;

    /// <summary>The order this one is a part of; zero for none.</summary>
    public ParentOrderId Parent;

    /// <summary>The live order that this one shall take the place of; zero for a new order.</summary>
    public ClientOrderId Replaces;
}

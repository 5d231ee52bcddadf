// What one instrument's live orders could still trade, kept up to date with every order event.
using Trading.Core.Domain;

namespace Trading.Core.Orders;

/// <summary>Quantity of live orders by side, in-flight ones included from the moment they are sent.</summary>
public struct OpenExposure
{
    public long BuyLots;
    public long SellLots;
    public int Orders;

    public readonly long Lots(Side side) => side == Side.Buy ? BuyLots : SellLots;

    internal void Change(Side side, long lots)
    {
        if (side == Side.Buy) BuyLots += lots;
        else SellLots += lots;
    }
}

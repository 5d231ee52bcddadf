// The strategy seam: one implementation runs unchanged in backtest, paper and live.
using Trading.Core.Domain;
using Trading.Core.Orders;
using Trading.Core.Risk;

namespace Trading.Core.Signals;

/// <summary>Decides for one instrument. Implemented by structs and used through a type parameter. No clock, no I/O, no randomness.</summary>
public interface IStrategy
{
    /// <summary>Its orders rest on forecasts: the gate then refuses risk on a model that is not fit (C23). False only where forecasts are not looked at.</summary>
    static virtual bool TradesOnModel => true;

    /// <summary>The market moved; the book is two-sided and its data fresh.</summary>
    void OnMarket(in SignalContext context, ref IntentBuffer intents);

    /// <summary>One of this strategy's orders changed state, from its submission on.</summary>
    void OnOrder(in Order order);

    /// <summary>The risk gate or the gateway refused a new order.</summary>
    void OnDenied(in OrderRequest request, RiskVerdict verdict, Nanos now);
}

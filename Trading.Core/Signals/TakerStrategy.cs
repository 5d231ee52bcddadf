// Takes liquidity when the forecast is worth more than the spread it costs.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Orders;
using Trading.Core.Risk;

namespace Trading.Core.Signals;

/// <summary>One position at a time, entered and left by immediate-or-cancel orders at the opposite best price.</summary>
[HotPath]
public struct TakerStrategy(TakerOptions options) : IStrategy
{
    private const long Micro = 1_000_000;
    private ClientOrderId liveOrder;
    private Nanos heldSince;
    private Nanos notBefore;
    private bool holding;

    public void OnMarket(in SignalContext context, ref IntentBuffer intents)
    {
        if (context.PositionLots == 0) holding = false;
        else if (!holding)
        {
            holding = true;
            heldSince = context.Now;
        }
        if (liveOrder.Value != 0 || context.Now < notBefore) return;
        if (context.PositionLots != 0) TryExit(in context, ref intents);
        else if (!context.Closing && context.Forecast.Usable) TryEnter(in context, ref intents);
    }

    public void OnOrder(in Order order)
    {
        if (!OrderStateMachine.IsFinal(order.State))
        {
            liveOrder = order.Id;
            return;
        }
        liveOrder = default;
        notBefore = order.LastEventTime + new Nanos(options.RetryNanos);
    }

    public void OnDenied(in OrderRequest request, RiskVerdict verdict, Nanos now) => notBefore = now + new Nanos(options.RetryNanos);

    private readonly void TryEnter(in SignalContext context, ref IntentBuffer intents)
    {
        long spreadTicks = context.Top.Ask.Price.Ticks - context.Top.Bid.Price.Ticks;
        long threshold = spreadTicks * (Micro / 2) / context.Instrument.PriceIncrementTicks + options.EntryEdgeMicroIncrements;
        long move = context.Forecast.MoveMicroIncrements;
        if (move > threshold) Take(in context, Side.Buy, options.OrderLots, ref intents);
        else if (-move > threshold) Take(in context, Side.Sell, options.OrderLots, ref intents);
    }

    private readonly void TryExit(in SignalContext context, ref IntentBuffer intents)
    {
        int direction = context.PositionLots > 0 ? 1 : -1;
        bool against = context.Forecast.Usable && -context.Forecast.MoveMicroIncrements * direction > options.ExitEdgeMicroIncrements;
        bool old = (context.Now - heldSince).Value >= options.MaxHoldNanos;
        if (!against && !old && !context.Closing) return;
        long lots = context.PositionLots * direction;
        Take(in context, direction > 0 ? Side.Sell : Side.Buy, lots < options.OrderLots ? lots : options.OrderLots, ref intents);
    }

    private static void Take(in SignalContext context, Side side, long lots, ref IntentBuffer intents)
    {
        OrderRequest request = new()
        {
            Instrument = context.Instrument.Id,
            Side = side,
            TimeInForce = TimeInForce.ImmediateOrCancel,
            Price = TickGrid.Reach(in context, side),
            Quantity = new Quantity(lots),
        };
        intents.AddOrder(in request);
    }
}

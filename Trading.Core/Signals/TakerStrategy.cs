// Takes liquidity when the forecast's interval clears what the trade costs.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Orders;
using Trading.Core.Risk;

namespace Trading.Core.Signals;

/// <summary>One position at a time, entered and left by immediate-or-cancel orders at the opposite best price.</summary>
/// <remarks>Enters when the near end of the decision interval exceeds half the spread, the fees of entry and exit, and the threshold.</remarks>
[HotPath]
public struct TakerStrategy(TakerOptions options) : IStrategy
{
    private const long Micro = 1_000_000;
    private readonly SizingOptions sizing = options.Sizing;
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
        else if (!context.Closing && !context.Forecast.Abstain) TryEnter(in context, ref intents);
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
        long cost = spreadTicks * (Micro / 2) / context.Instrument.PriceIncrementTicks + options.EntryEdgeMicroIncrements + FeesMicroIncrements(in context);
        long up = context.Forecast.DecisionLowerMicroIncrements - cost, down = -context.Forecast.DecisionUpperMicroIncrements - cost;
        if (up > 0) Enter(in context, Side.Buy, up, ref intents);
        else if (down > 0) Enter(in context, Side.Sell, down, ref intents);
    }

    private readonly void Enter(in SignalContext context, Side side, long edge, ref IntentBuffer intents)
    {
        long lots = PositionSizer.Lots(options.OrderLots, edge, in context.Forecast, in sizing, in context.Instrument);
        if (lots > 0) Take(in context, side, lots, ref intents);
    }

    // Entry and exit both pay the taking fee, and one of them sells.
    private readonly long FeesMicroIncrements(in SignalContext context)
    {
        ref readonly Instrument instrument = ref context.Instrument;
        long micros = options.Fees.TakerRoundTripMicrosPerLot(instrument.Notional(context.Top.Bid.Price, new Quantity(1)));
        return micros * Micro / (instrument.PriceIncrementTicks * instrument.TickLotMicros);
    }

    private readonly void TryExit(in SignalContext context, ref IntentBuffer intents)
    {
        int direction = context.PositionLots > 0 ? 1 : -1;
        bool against = !context.Forecast.Abstain && -context.Forecast.MeanMicroIncrements * direction > options.ExitEdgeMicroIncrements;
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

// Quotes both sides around a fair price that follows the forecast and leans against the position.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Orders;
using Trading.Core.Risk;

namespace Trading.Core.Signals;

/// <summary>Joins the best prices, or stays behind them when the fair price says so; never improves them.</summary>
/// <remarks>Edge, skew and size follow the width of the forecast's interval; without a forecast to rest on it only brings its position down.
/// Fair price = mid + forecast - skew x position (Ho and Stoll 1981; Avellaneda and Stoikov 2008 for the inventory term).</remarks>
[HotPath]
public struct QuoterStrategy(QuoterOptions options) : IStrategy
{
    private const long Micro = 1_000_000;
    private readonly SizingOptions sizing = options.Sizing;
    private QuoteSide bid;
    private QuoteSide ask;
    private ClientOrderId exit;
    private Nanos exitNotBefore;

    public void OnMarket(in SignalContext context, ref IntentBuffer intents)
    {
        if (context.Closing)
        {
            Close(in context, ref intents);
            return;
        }
        long increment = context.Instrument.PriceIncrementTicks, half = context.Forecast.HalfWidthMicroIncrements;
        long skewMicro = options.SkewMicroIncrementsPerLot + options.SkewWidthPerMillionPerLot * half / Micro;
        long leanMicro = (context.Forecast.Abstain ? 0 : context.Forecast.MeanMicroIncrements) - skewMicro * context.PositionLots;
        long edgeMicro = options.EdgeMicroIncrements + options.EdgeWidthPerMille * half / 1000;
        long midTwice = context.Top.Bid.Price.Ticks + context.Top.Ask.Price.Ticks;
        long fairTicks = midTwice / 2 + leanMicro * increment / Micro;
        long edgeTicks = edgeMicro * increment / Micro;
        Quote(ref bid, Side.Buy, BidTarget(in context, fairTicks - edgeTicks), fairTicks, in context, ref intents);
        Quote(ref ask, Side.Sell, AskTarget(in context, fairTicks + edgeTicks), fairTicks, in context, ref intents);
    }

    public void OnOrder(in Order order)
    {
        if (order.TimeInForce == TimeInForce.ImmediateOrCancel)
        {
            exit = OrderStateMachine.IsFinal(order.State) ? default : order.Id;
            exitNotBefore = order.LastEventTime + new Nanos(options.RetryNanos);
            return;
        }
        ref QuoteSide side = ref bid;
        if (order.Side == Side.Sell) side = ref ask;
        if (OrderStateMachine.IsFinal(order.State))
        {
            if (side.Id == order.Id) side = new QuoteSide { NotBefore = side.NotBefore };
            return;
        }
        if (side.Id != order.Id) side = new QuoteSide { Id = order.Id, PriceTicks = order.Price.Ticks, Since = order.SubmittedTime };
        side.Cancelling = order.State == OrderState.PendingCancel;
    }

    public void OnDenied(in OrderRequest request, RiskVerdict verdict, Nanos now)
    {
        Nanos later = now + new Nanos(options.RetryNanos);
        if (request.TimeInForce == TimeInForce.ImmediateOrCancel) exitNotBefore = later;
        else if (request.Side == Side.Buy) bid.NotBefore = later;
        else ask.NotBefore = later;
    }

    // Zero means: no quote on this side.
    private readonly long BidTarget(in SignalContext context, long limitTicks)
    {
        if (RoomLots(in context, Side.Buy) <= 0) return 0;
        long increment = context.Instrument.PriceIncrementTicks, best = context.Top.Bid.Price.Ticks;
        long target = TickGrid.Floor(limitTicks < best ? limitTicks : best, increment);
        return target > 0 && best - target <= options.MaxDistanceIncrements * increment ? target : 0;
    }

    private readonly long AskTarget(in SignalContext context, long limitTicks)
    {
        if (RoomLots(in context, Side.Sell) <= 0) return 0;
        long increment = context.Instrument.PriceIncrementTicks, best = context.Top.Ask.Price.Ticks;
        long target = TickGrid.Ceiling(limitTicks > best ? limitTicks : best, increment);
        return target - best <= options.MaxDistanceIncrements * increment ? target : 0;
    }

    // Without a forecast to rest on, only the position may be brought down.
    private readonly long RoomLots(in SignalContext context, Side side)
    {
        long held = context.PositionLots * side.Sign();
        return context.Forecast.Abstain ? -held : options.MaxPositionLots - held;
    }

    private readonly void Quote(ref QuoteSide quote, Side side, long target, long fairTicks, in SignalContext context, ref IntentBuffer intents)
    {
        if (quote.Id.Value == 0)
        {
            if (target == 0 || context.Now < quote.NotBefore) return;
            long lots = SizeOf(in context, side, (fairTicks - target) * side.Sign());
            if (lots <= 0) return;
            OrderRequest request = Request(in context, side, TimeInForce.Day, target, lots);
            intents.AddOrder(in request);
            return;
        }
        if (quote.Cancelling) return;
        long away = (quote.PriceTicks - target) * side.Sign();
        bool tooAggressive = target == 0 || away > 0;
        bool tooFar = -away > options.ToleranceIncrements * context.Instrument.PriceIncrementTicks;
        bool old = (context.Now - quote.Since).Value >= options.MinQuoteLifeNanos;
        if (tooAggressive || (tooFar && old)) intents.AddCancel(quote.Id);
    }

    // The edge of a quote is its distance from the fair price. What only reduces is not held to it.
    private readonly long SizeOf(in SignalContext context, Side side, long distanceTicks)
    {
        long room = RoomLots(in context, side);
        long lots = context.Forecast.Abstain
            ? options.OrderLots
            : PositionSizer.Lots(options.OrderLots, distanceTicks * Micro / context.Instrument.PriceIncrementTicks, in context.Forecast, in sizing, in context.Instrument);
        return lots < room ? lots : room;
    }

    private readonly void Close(in SignalContext context, ref IntentBuffer intents)
    {
        if (bid.Id.Value != 0 && !bid.Cancelling) intents.AddCancel(bid.Id);
        if (ask.Id.Value != 0 && !ask.Cancelling) intents.AddCancel(ask.Id);
        bool quoting = bid.Id.Value != 0 || ask.Id.Value != 0;
        if (quoting || context.PositionLots == 0 || exit.Value != 0 || context.Now < exitNotBefore) return;
        Side side = context.PositionLots > 0 ? Side.Sell : Side.Buy;
        long lots = context.PositionLots * -side.Sign();
        OrderRequest request = Request(
            in context, side, TimeInForce.ImmediateOrCancel, TickGrid.Reach(in context, side).Ticks, lots < options.OrderLots ? lots : options.OrderLots);
        intents.AddOrder(in request);
    }

    private static OrderRequest Request(in SignalContext context, Side side, TimeInForce timeInForce, long ticks, long lots) => new()
    {
        Instrument = context.Instrument.Id,
        Side = side,
        TimeInForce = timeInForce,
        Price = new Price(ticks),
        Quantity = new Quantity(lots),
    };
}

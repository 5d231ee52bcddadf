// The risk gate stated a second time, as one plain function of what has happened, in integers without bounds.
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Trading.Core.Domain;
using Trading.Core.Orders;
using Trading.Core.Risk;

namespace Trading.Tests.Support.Risk;

/// <summary>An order as the reference remembers it.</summary>
public sealed record ReferenceOrder(ulong Id, Side Side, BigInteger Price, BigInteger Leaves);

/// <summary>All that a decision rests on.</summary>
public sealed record GateState(
    BigInteger Position, IReadOnlyList<ReferenceOrder> Live, BigInteger Bid, BigInteger Ask, bool Killed, bool ReduceOnly, bool Halted, bool Stale,
    BigInteger Net, BigInteger PeakNet, IReadOnlyList<BigInteger> Messages, BigInteger Now);

/// <summary>What a faulty gate would leave out or get wrong; <see cref="None"/> is the reference itself.</summary>
public enum GateFault
{
    None,
    IgnoresInFlight,
    PositionOffByOne,
    OrdersOffByOne,
    NotionalUnchecked,
    SizeOffByOne,
    IgnoresKill,
    IgnoresRate,
    SpendsTheReserve,
    ForgetsPosition,
}

/// <summary>Pure: the same state and request give the same verdict.</summary>
public static class ReferenceGate
{
    private const long TickLotMicros = 100, Increment = 100;

    public static RiskVerdict Decide(GateState state, OrderRequest request, BasicLimits limits, GateFault fault = GateFault.None)
    {
        BigInteger lots = request.Quantity.Lots, price = request.Price.Ticks, sign = request.Side == Side.Buy ? 1 : -1;
        BigInteger sameSide = Sum(state.Live.Where(order => order.Side == request.Side));
        BigInteger worst = (fault == GateFault.ForgetsPosition ? 0 : sign * state.Position) + (fault == GateFault.IgnoresInFlight ? 0 : sameSide) + lots;
        if (state.Killed && fault != GateFault.IgnoresKill) return RiskVerdict.Killed;
        bool wellFormed = request.Instrument.Value == 0 && request.Side is Side.Buy or Side.Sell && request.TimeInForce is TimeInForce.Day or TimeInForce.ImmediateOrCancel
            && lots > 0 && lots <= 1 << 24 && price > 0 && price <= BigInteger.One << 31 && price % Increment == 0;
        if (!wellFormed) return RiskVerdict.Malformed;
        if (state.ReduceOnly && (sign * state.Position >= 0 || sign * state.Position + sameSide + lots > 0)) return RiskVerdict.ReduceOnly;
        if (state.Halted) return RiskVerdict.NotTrading;
        if (state.Stale || state.Bid <= 0 || state.Ask <= 0 || state.Bid >= state.Ask) return RiskVerdict.MarketDataStale;
        if (lots > limits.MaxOrderLots.Lots + (fault == GateFault.SizeOffByOne ? 1 : 0)) return RiskVerdict.OrderQuantity;
        if (fault != GateFault.NotionalUnchecked && price * lots * TickLotMicros > limits.MaxOrderNotional.Micros) return RiskVerdict.OrderNotional;
        BigInteger middle = (state.Bid + state.Ask) / 2, collar = BigInteger.Max(limits.CollarTicks, middle * limits.CollarBasisPoints / 10_000);
        BigInteger aggression = (price - middle) * sign;
        if (aggression > collar || aggression < -10 * collar) return RiskVerdict.PriceCollar;
        if (state.Live.Count >= limits.MaxOpenOrders + (fault == GateFault.OrdersOffByOne ? 1 : 0)) return RiskVerdict.OpenOrders;
        if (worst > limits.MaxPositionLots + (fault == GateFault.PositionOffByOne ? 1 : 0)) return RiskVerdict.Position;
        if (state.Live.Any(order => order.Side != request.Side && (request.Side == Side.Buy ? price >= order.Price : price <= order.Price))) return RiskVerdict.SelfTrade;
        if (-state.Net >= limits.MaxLoss.Micros || state.PeakNet - state.Net >= limits.MaxDrawdown.Micros) return RiskVerdict.Loss;
        if (fault != GateFault.IgnoresRate && Credit(state, limits) < 1 + (fault == GateFault.SpendsTheReserve ? 0 : limits.CancelReserveMessages)) return RiskVerdict.MessageRate;
        return RiskVerdict.Approved;
    }

    private static BigInteger Sum(IEnumerable<ReferenceOrder> orders) => orders.Aggregate(BigInteger.Zero, (sum, order) => sum + order.Leaves);

    // Whole messages left in the bucket: the history replayed from a full one. A message costs a second's nanoseconds over the rate, rounded up.
    private static BigInteger Credit(GateState state, BasicLimits limits)
    {
        BigInteger cost = (Nanos.PerSecond + limits.MaxMessagesPerSecond - 1) / limits.MaxMessagesPerSecond, full = cost * limits.MaxMessagesPerSecond, credit = full, last = 0;
        foreach (BigInteger time in state.Messages)
        {
            credit = BigInteger.Max(0, BigInteger.Min(full, credit + time - last) - cost);
            last = time;
        }
        return BigInteger.Min(full, credit + state.Now - last) / cost;
    }
}

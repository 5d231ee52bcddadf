// What a scripted strategy is to do, and what it was told.
using System.Collections.Generic;
using Trading.Core.Domain;
using Trading.Core.Orders;
using Trading.Core.Risk;
using Trading.Core.Signals;

namespace Trading.Tests.Support.Engines;

/// <summary>A decision of a test.</summary>
public delegate void Decision(in SignalContext context, ref IntentBuffer intents);

/// <summary>The script and its log, shared by every instrument of an engine.</summary>
public sealed record Script(Decision OnMarket)
{
    public List<Order> Orders { get; } = [];

    public List<(OrderRequest Request, RiskVerdict Verdict)> Denials { get; } = [];

    /// <summary>Calls of OnMarket.</summary>
    public int Decisions { get; set; }

    /// <summary>A request at so many increments from the best price of its own side; positive is more aggressive.</summary>
    public static OrderRequest Near(in SignalContext context, Side side, long lots, long increments = 0, TimeInForce timeInForce = TimeInForce.Day)
    {
        long best = (side == Side.Buy ? context.Top.Bid.Price : context.Top.Ask.Price).Ticks;
        return new OrderRequest
        {
            Instrument = context.Instrument.Id, Side = side, TimeInForce = timeInForce,
            Price = new Price(best + side.Sign() * increments * context.Instrument.PriceIncrementTicks), Quantity = new Quantity(lots),
        };
    }
}

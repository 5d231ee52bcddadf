// Prices on the grid that orders may use; the feed's book may show prices between its steps.
using Trading.Core.Domain;

namespace Trading.Core.Signals;

/// <summary>Rounds to an instrument's price increment.</summary>
internal static class TickGrid
{
    /// <summary>Largest order price at or below <paramref name="ticks"/> (which is positive).</summary>
    public static long Floor(long ticks, long increment) => ticks - ticks % increment;

    /// <summary>Smallest order price at or above <paramref name="ticks"/>.</summary>
    public static long Ceiling(long ticks, long increment) => Floor(ticks + increment - 1, increment);

    /// <summary>The order price at which a taker on <paramref name="side"/> reaches the opposite best price.</summary>
    public static Price Reach(in SignalContext context, Side side)
    {
        long increment = context.Instrument.PriceIncrementTicks;
        return new Price(side == Side.Buy ? Ceiling(context.Top.Ask.Price.Ticks, increment) : Floor(context.Top.Bid.Price.Ticks, increment));
    }
}

// A price as an integer count of the feed's smallest price step.
using System;

namespace Trading.Core.Domain;

/// <summary>Price in ticks: an integer multiple of 10^-<see cref="Instrument.PriceDecimals"/> of the quote currency. Zero means "none" in a book top.</summary>
/// <remarks>ITCH 5.0 prices (x 10000) are ticks as they stand, so nothing is rounded on the way in.</remarks>
public readonly record struct Price(long Ticks) : IComparable<Price>
{
    public int CompareTo(Price other) => Ticks.CompareTo(other.Ticks);
    public static bool operator <(Price a, Price b) => a.Ticks < b.Ticks;
    public static bool operator >(Price a, Price b) => a.Ticks > b.Ticks;
    public static bool operator <=(Price a, Price b) => a.Ticks <= b.Ticks;
    public static bool operator >=(Price a, Price b) => a.Ticks >= b.Ticks;

    /// <summary>True if this price is at least as good as <paramref name="other"/> for the owner of a resting order on <paramref name="side"/>, seen from the taker: a buy at or above, a sell at or below.</summary>
    public bool CrossesOrMeets(Price other, Side side) => side == Side.Buy ? Ticks >= other.Ticks : Ticks <= other.Ticks;
}

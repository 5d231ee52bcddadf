// How long an answer of the venue may take.
using Trading.Core.Domain;

namespace Trading.Core.Orders;

/// <summary>Spans after which an unanswered request makes its order unknown, and a query is asked again.</summary>
public readonly record struct OrderTimeouts(Nanos Submit, Nanos Cancel, Nanos Replace, Nanos Query)
{
    /// <summary>Longer than any day: nothing ever times out.</summary>
    public static OrderTimeouts Never { get; } = new(Longest, Longest, Longest, Longest);

    /// <summary>The longest span taken: added to a time of day it stays within 63 bits.</summary>
    public static Nanos Longest => new(1L << 60);
}

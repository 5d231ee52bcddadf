// How much has traded, each share once.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.MarketData;

/// <summary>Counts traded lots from a market-by-order feed. A non-printable execution is left out, because a cross prints the same shares again.</summary>
/// <remarks>Source: TotalView-ITCH 5.0, section 1.4.2: non-printable messages "should be ignored" for time-and-sales and volume. A broken trade names only
/// its match number, so its quantity cannot be taken back; it is counted. One a scope (an instrument, a market); one owner thread.</remarks>
[HotPath]
public struct SessionVolume
{
    /// <summary>Lots printed: visible and hidden executions and crosses.</summary>
    public long PrintedLots { get; private set; }

    /// <summary>The part of <see cref="PrintedLots"/> that crosses printed.</summary>
    public long CrossLots { get; private set; }

    /// <summary>Lots executed without a print of their own.</summary>
    public long NonPrintableLots { get; private set; }

    /// <summary>Prints above zero lots.</summary>
    public long Prints { get; private set; }

    public long BrokenTrades { get; private set; }

    /// <summary>Takes any update; those that trade nothing change nothing.</summary>
    public void Apply(in MarketUpdate update)
    {
        switch (update.Kind)
        {
            case MarketUpdateKind.Execute or MarketUpdateKind.ExecuteAtPrice or MarketUpdateKind.Trade:
                Count(update.Quantity, (update.Flags & MarketUpdateFlags.Printable) != 0);
                break;
            case MarketUpdateKind.Cross:
                CrossLots = Sum(CrossLots, update.Quantity.Lots);
                Count(update.Quantity, true);
                break;
            case MarketUpdateKind.BrokenTrade:
                BrokenTrades++;
                break;
        }
    }

    private void Count(Quantity quantity, bool printable)
    {
        if (quantity.Lots <= 0) return;
        if (!printable)
        {
            NonPrintableLots = Sum(NonPrintableLots, quantity.Lots);
            return;
        }
        PrintedLots = Sum(PrintedLots, quantity.Lots);
        Prints++;
    }

    // A cross may claim up to 2^63 shares: the count stays at the top instead of turning negative.
    private static long Sum(long total, long lots) => total > long.MaxValue - lots ? long.MaxValue : total + lots;
}

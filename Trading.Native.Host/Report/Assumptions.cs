// What the simulation takes for granted, with the numbers of this run.
using System;
using System.Collections.Generic;
using Trading.Core.Domain;
using Trading.Core.Positions;
using Trading.Core.Simulation;
using Trading.Native.Host.Replay;

namespace Trading.Native.Host.Report;

/// <summary>Five sentences: latency, queue, consumption and self-trade, fees, and what is left out.</summary>
internal static class Assumptions
{
    private const decimal NanosPerUnit = 1_000_000_000m;
    private const decimal Million = 1_000_000m;

    public static void Write(Markup page, ReplayInputs inputs)
    {
        page.Open("section", ("id", "assumptions")).Element("h2", "What the simulation assumes").Open("ol");
        foreach (string sentence in Sentences(inputs)) page.Element("li", sentence);
        page.Close().Close();
    }

    private static IEnumerable<string> Sentences(ReplayInputs inputs)
    {
        yield return Latency(inputs.Configuration.Venue);
        yield return "A resting order joins the tail of the queue it finds at its price, advances only when orders ahead of it trade or are cancelled, and fills, in part or whole, when an order behind it trades, its level is traded through, or a new order crosses it.";
        yield return "A taking order walks the displayed orders of the other side as they stand when it arrives, what it took from one is not there for our next order, and an order that would meet a resting one of our own is cancelled by the venue (self-trade).";
        yield return Fees(inputs.Configuration.Fees);
        yield return "Not modelled is our impact on others: nobody in the recorded market reacts to our orders or to the volume we took, and hidden liquidity and auctions give us no fills, so results grow less credible the larger our size is against the displayed one.";
    }

    private static string Latency(VenueOptions venue)
    {
        string jitter = venue.OrderLatencyJitterNanos > 0
            ? $" plus up to {Words.Span(venue.OrderLatencyJitterNanos)} of evenly drawn jitter (seed {venue.Seed})"
            : " without jitter";
        return $"A market message reaches the engine {Words.Span(venue.FeedLatencyNanos)} after the venue's timestamp, an order reaches the venue {Words.Span(venue.OrderLatencyNanos)} after it was sent{jitter}, its report comes back after {Words.Span(venue.ReportLatencyNanos)}, and the engine's own computing takes no time.";
    }

    private static string Fees(FeeSchedule fees) =>
        $"A fill that rested {Rate(fees.MakerMicrosPerLot)}, a fill that took {Rate(fees.TakerMicrosPerLot)}, and every sale pays a levy of {Words.Exact(fees.SellNanosPerUnit / NanosPerUnit * Million)} USD a million sold, rounded up.";

    private static string Rate(long microsPerLot) => microsPerLot == 0
        ? "costs nothing"
        : $"{(microsPerLot < 0 ? "earns a rebate of" : "costs")} {Words.Exact(Math.Abs((decimal)microsPerLot) / Money.MicrosPerUnit)} USD a lot";
}

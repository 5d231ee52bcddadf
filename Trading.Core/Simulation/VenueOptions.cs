// The assumptions of the simulated venue, all in one place.
using Trading.Core.Domain;

namespace Trading.Core.Simulation;

/// <summary>Latencies and capacities of a <see cref="SimulatedVenue"/>. Spans are nanoseconds, zero or more.</summary>
/// <param name="FeedLatencyNanos">From the venue's timestamp of a market message to its arrival at the engine.</param>
/// <param name="OrderLatencyNanos">From the engine's send to the matching engine, at least.</param>
/// <param name="OrderLatencyJitterNanos">Added to it: uniform in 0 .. jitter, drawn by (seed, message number).</param>
/// <param name="ReportLatencyNanos">From the matching engine back to the engine.</param>
/// <param name="Seed">Seed of the jitter.</param>
/// <param name="MaxLiveOrders">Orders of ours that may rest at once; more are rejected.</param>
/// <param name="MessageQueueCapacity">Messages and reports that may be under way at once.</param>
public readonly record struct VenueOptions(
    long FeedLatencyNanos, long OrderLatencyNanos, long OrderLatencyJitterNanos, long ReportLatencyNanos,
    ulong Seed, int MaxLiveOrders, int MessageQueueCapacity);

// What the line has done so far, in counts.
using System;
using Trading.Core.Diagnostics;
using Trading.Core.Orders;
using Trading.Core.Risk;

namespace Trading.Core.Pipeline;

/// <summary>Counts of one run. Written by the pipeline's thread only.</summary>
[HotPath]
public sealed class PipelineCounters
{
    /// <summary>How many verdicts there are: the length of an array indexed by verdict.</summary>
    public const int Verdicts = (int)RiskVerdict.ModelDrifted + 1;

    /// <summary>How many venue reasons there are.</summary>
    public const int VenueReasons = (int)VenueReason.Blocked + 1;

    private readonly long[] denials = new long[Verdicts];
    /// <summary>How many sources of a trading mode there are.</summary>
    public const int ModeSources = (int)ModeSource.QueueDepth + 1;

    private readonly long[] breakerTrips = new long[ModeSources];
    private readonly long[] venueRejects = new long[VenueReasons];

    public long Messages { get; internal set; }

    /// <summary>Messages whose bytes were not understood.</summary>
    public long Malformed { get; internal set; }

    /// <summary>Places where the framing of the stream was lost.</summary>
    public long FramingLost { get; internal set; }

    public long UnknownReferences { get; internal set; }
    public long DuplicateReferences { get; internal set; }

    /// <summary>Updates that contradict the book in another way: more than the order holds, values out of range, capacity.</summary>
    public long OtherBookErrors { get; internal set; }

    public long TimestampsBackwards { get; internal set; }

    /// <summary>Evaluations of the model.</summary>
    public long Decisions { get; internal set; }

    public long OrdersSent { get; internal set; }
    public long CancelsSent { get; internal set; }
    public long ReplacesSent { get; internal set; }

    /// <summary>Questions to the venue about orders whose state is unknown.</summary>
    public long QueriesSent { get; internal set; }

    /// <summary>Orders, cancels and replacements that the venue did not answer in time: their orders became unknown.</summary>
    public long Timeouts { get; internal set; }

    public long UnansweredQueries { get; internal set; }

    /// <summary>Times the session with the venue broke.</summary>
    public long SessionsLost { get; internal set; }

    public long Fills { get; internal set; }
    public long FilledLots { get; internal set; }

    /// <summary>Orders or cancels that the gateway could not take.</summary>
    public long BackPressure { get; internal set; }

    /// <summary>Cancels that came too late at the venue: the order had ended before.</summary>
    public long LateCancels { get; internal set; }

    /// <summary>Executions that the venue took back.</summary>
    public long Busts { get; internal set; }

    /// <summary>Executions whose price or quantity the venue changed.</summary>
    public long Corrections { get; internal set; }

    /// <summary>Reports that were told before, or that later ones had overtaken.</summary>
    public long RepeatedReports { get; internal set; }

    /// <summary>Fills of orders that the venue had ended: booked once, and a break.</summary>
    public long FillsAfterEnd { get; internal set; }

    /// <summary>Answers by which the venue has executed more than it told us.</summary>
    public long FillsMissing { get; internal set; }

    /// <summary>Reports that nothing of ours explains; the first engages the kill switch.</summary>
    public long UnexplainedReports { get; internal set; }

    /// <summary>Commands taken, refused ones included.</summary>
    public long Commands { get; internal set; }

    public long CommandsRefused { get; internal set; }

    /// <summary>How often the kill switch was engaged, or reached further.</summary>
    public long Kills { get; internal set; }

    public long Rearms { get; internal set; }

    /// <summary>Kills whose latch could not be made durable.</summary>
    public long LatchesFailed { get; internal set; }

    /// <summary>Approved orders that the control word kept from leaving; counted in <see cref="OrdersSent"/> too.</summary>
    public long OrdersBlocked { get; internal set; }

    /// <summary>Trips of breakers, indexed by <see cref="ModeSource"/>.</summary>
    public ReadOnlySpan<long> BreakerTrips => breakerTrips;

    /// <summary>Re-arms of breakers, by themselves, by the venue or by a person.</summary>
    public long BreakerRearms { get; internal set; }

    /// <summary>Soft limits passed that only alert.</summary>
    public long BreakerAlerts { get; internal set; }

    /// <summary>Denials of the risk gate, indexed by <see cref="RiskVerdict"/>.</summary>
    public ReadOnlySpan<long> Denials => denials;

    /// <summary>Rejections by the venue, indexed by <see cref="VenueReason"/>.</summary>
    public ReadOnlySpan<long> VenueRejects => venueRejects;

    internal void CountDenial(RiskVerdict verdict) => denials[(int)verdict]++;

    internal void CountBreakerTrip(ModeSource breaker) => breakerTrips[(int)breaker]++;

    internal void CountVenueReject(VenueReason reason) => venueRejects[(int)reason]++;
}

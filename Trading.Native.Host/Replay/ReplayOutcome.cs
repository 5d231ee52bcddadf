// What a replay came to: counts, result, signature and latencies, ready to be printed.
using System.Collections.Generic;
using Trading.Cli;
using Trading.Core.Domain;
using Trading.Core.Models;
using Trading.Core.Pipeline;
using Trading.Core.Positions;
using Trading.Core.Risk;
using Trading.Core.Telemetry;

namespace Trading.Native.Host.Replay;

/// <summary>Outcome of one replay of one symbol.</summary>
internal sealed class ReplayOutcome
{
    public required PipelineCounters Counters { get; init; }
    public required Position Position { get; init; }
    public required ProfitAndLoss Profit { get; init; }
    public required Money MaxDrawdown { get; init; }
    public required ulong Signature { get; init; }
    public required ulong BookHash { get; init; }
    public required KillReason Kill { get; init; }
    public required KillLevel KillLevel { get; init; }

    /// <summary>From the kill to the end of the last order it covers; negative when nothing was killed or some were live to the end.</summary>
    public required Nanos TimeToLastCancelAck { get; init; }

    /// <summary>Orders that had not ended when the run did.</summary>
    public required int LiveOrders { get; init; }

    /// <summary>Why a latch could not be made durable; null when none failed.</summary>
    public string? LatchFault { get; set; }

    /// <summary>The run had a control directory.</summary>
    public bool IsOperated { get; set; }

    /// <summary>An operated session that ended killed, or could not record that it was, is answered with its own exit code.</summary>
    public int ControlExitCode => LatchFault is not null ? ExitCode.NotDurable : IsOperated && KillLevel != KillLevel.None ? ExitCode.Killed : ExitCode.Done;

    public required StaleReason Stale { get; init; }
    public required bool SymbolFound { get; init; }
    public required bool TruncatedTail { get; init; }
    public required bool GaveUp { get; init; }
    public required long FirstBadFrame { get; init; }
    public required long AllocatedBytes { get; init; }
    public required double Seconds { get; init; }
    public required string Kernel { get; init; }

    /// <summary>Coverage and width of the forecast intervals, from the start of trading on.</summary>
    public required CoverageSummary Coverage { get; init; }

    /// <summary>Confidence in the model at the end of the run.</summary>
    public required ModelHealth Health { get; init; }

    /// <summary>Empty when the run was not measured.</summary>
    public required IReadOnlyList<HdrHistogram> Stages { get; init; }

    public double MessagesPerSecond => Counters.Messages / Seconds;

    /// <summary>Bytes were not understood: the run is to be answered with exit code 3.</summary>
    public bool BadBytes => Counters.Malformed + Counters.FramingLost > 0;
}

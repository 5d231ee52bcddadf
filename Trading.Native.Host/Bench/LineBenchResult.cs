// What the line scenario measured.
using System.Collections.Generic;
using Trading.Core.Telemetry;
using Trading.Native.Host.Replay;

namespace Trading.Native.Host.Bench;

/// <summary>Latencies of all rounds together; throughput of the median round.</summary>
/// <param name="Tape">Where the messages came from.</param>
/// <param name="Inputs">What was run.</param>
/// <param name="Outcome">Counts and signature; the same in every run.</param>
/// <param name="Stages">One histogram a stage, by index; Total and TickToOrder are measured without marks inside the path.</param>
/// <param name="MessagesPerSecond">Unmeasured runs, the simulated venue included; median of the rounds.</param>
/// <param name="AllocatedBytes">Of all runs after arming.</param>
/// <param name="Runs">How often the day was run.</param>
internal sealed record LineBenchResult(
    string Tape, ReplayInputs Inputs, ReplayOutcome Outcome, IReadOnlyList<HdrHistogram> Stages, double MessagesPerSecond, long AllocatedBytes, int Runs);

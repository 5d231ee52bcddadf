// The line scenario: a day through the whole line, measured three ways in turn, and checked to be the same day each time.
using System;
using System.Collections.Generic;
using System.Threading;
using Trading.Cli;
using Trading.Core.Diagnostics;
using Trading.Core.Telemetry;
using Trading.Native.Host.Book;
using Trading.Native.Host.Replay;
using Trading.Native.Host.Verbs;

namespace Trading.Native.Host.Bench;

/// <summary>Interleaves runs with stage marks, with path marks only and with none: reading the clock between stages must not inflate the whole path.</summary>
internal static class LineBench
{
    public static LineBenchResult Run(
        string? tapePath, string? symbolText, string? modelPath, string? configPath, int rounds, bool silent, CancellationToken stop)
    {
        using SyntheticTape? synthetic = tapePath is null ? SyntheticTape.Create() : null;
        using TapeFile tape = TapeFile.Open(tapePath ?? synthetic!.Path, silent, stop);
        tape.Origin.Tell(tape.Path, ExitCode.Done);
        string symbol = symbolText ?? BusiestSymbol.Of(tape, stop);
        ReplayInputs inputs = LineOptions.Inputs(tape, symbol, modelPath, configPath, limitsPath: null, outOfSample: false);
        using var progress = new Progress("bench " + symbol, tape.Length, silent);
        return Measure(tapePath ?? SyntheticTape.Description, inputs, rounds, progress, stop);
    }

    private static LineBenchResult Measure(string tapeName, ReplayInputs inputs, int rounds, Progress progress, CancellationToken stop)
    {
        List<HdrHistogram> stages = [];
        var speeds = new List<double>();
        ReplayOutcome? first = null;
        long allocated = 0;
        for (int round = 0; round < rounds; round++)
        {
            ReplayOutcome marked = new ReplayRunner(inputs).Run(new StageClock(), progress, stop);
            ReplayOutcome path = new ReplayRunner(inputs).Run(new PathClock(), progress, stop);
            ReplayOutcome bare = new ReplayRunner(inputs).Run(new NoClock(), progress, stop);
            if (!marked.SymbolFound) throw AbsentSymbol.Refusal(inputs.Tape, inputs.Symbol);
            first ??= marked;
            foreach (ReplayOutcome outcome in (ReplayOutcome[])[marked, path, bare])
            {
                Invariant.That(outcome.Signature == first.Signature && outcome.BookHash == first.BookHash);
                allocated += outcome.AllocatedBytes;
            }
            Merge(stages, marked, path);
            speeds.Add(bare.MessagesPerSecond);
        }
        speeds.Sort();
        return new LineBenchResult(tapeName, inputs, first!, stages, speeds[speeds.Count / 2], allocated, rounds * 3);
    }

    private static void Merge(List<HdrHistogram> into, ReplayOutcome marked, ReplayOutcome path)
    {
        for (int i = 0; i < marked.Stages.Count; i++)
        {
            HdrHistogram from = (Stage)i is Stage.Total or Stage.TickToOrder ? path.Stages[i] : marked.Stages[i];
            if (into.Count == i) into.Add(from);
            else into[i].Add(from);
        }
    }
}

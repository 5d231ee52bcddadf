// `trading replay`: a recorded day through the line, with orders, fills, result, signature and latencies.
using System;
using System.CommandLine;
using System.Threading;
using Trading.Cli;
using Trading.Core.Configuration;
using Trading.Core.Diagnostics;
using Trading.Core.Journal;
using Trading.Core.Pipeline;
using Trading.Native.Host.Book;
using Trading.Native.Host.Control;
using Trading.Native.Host.Replay;
using Trading.Native.Host.Report;

namespace Trading.Native.Host.Verbs;

/// <summary>The verb <c>replay</c>.</summary>
public static class ReplayVerb
{
    private const double SpeedMax = 1_000_000;

    private sealed record Request(
        string Tape, string Symbol, string? Model, string? Config, string? Limits, string? Journal, string? Report, string? Control, double Speed, bool OutOfSample, bool Json, bool Quiet);

    public static Command Create()
    {
        Option<string> tape = LineOptions.Tape(), symbol = LineOptions.SymbolName();
        Option<string?> model = LineOptions.Model(), config = LineOptions.Config();
        Option<string?> limits = LineOptions.Limits("--limits", "Limits file; without it the limits are those of the configuration's risk section. See `trading limits`.");
        var journal = new Option<string?>("--journal") { Description = "Write every input, decision and order to this new file.", HelpName = "file" };
        var report = new Option<string?>("--report") { Description = "Write a self-contained HTML report with pictures.", HelpName = "file" };
        var outOfSample = new Option<bool>("--out-of-sample")
        {
            Description = "For the tape the model was trained on: trade only after the last moment it has learned from. What lies before warms up book and features.",
        };
        var control = new Option<string?>("--control") { Description = "Control directory through which `trading kill` and `trading rearm` reach this run; made when missing. A killed one starts killed.", HelpName = "dir" };
        var speed = new Option<double>("--speed") { Description = "Times tape time; without it as fast as possible.", HelpName = "n" };
        Option<bool> json = CommonOptions.Json(), quiet = CommonOptions.Quiet();
        return new Command("replay", "Replay a recorded day through the whole line: book, features, model, strategy, risk gate and simulated venue.")
            { tape, symbol, model, config, limits, journal, report, control, speed, outOfSample, json, quiet }
            .Runs((parse, stop) => Run(new Request(parse.GetRequiredValue(tape), parse.GetRequiredValue(symbol), parse.GetValue(model), parse.GetValue(config),
                parse.GetValue(limits), parse.GetValue(journal), parse.GetValue(report), parse.GetValue(control), parse.GetValue(speed), parse.GetValue(outOfSample), parse.GetValue(json), parse.GetValue(quiet)), stop));
    }

    private static int Run(Request request, CancellationToken stop)
    {
        if (request.Speed is not (>= 0 and <= SpeedMax)) throw LineOptions.Wrong("--speed", $"{request.Speed}", $"0 to {SpeedMax}; 0 is as fast as possible", "give a multiple of tape time");
        using TapeFile tape = TapeFile.Open(request.Tape, request.Json || request.Quiet, stop);
        ReplayInputs inputs = LineOptions.Inputs(tape, request.Symbol, request.Model, request.Config, request.Limits, request.OutOfSample);
        ReplaySampler? sampler = request.Report is null ? null : new ReplaySampler(tape.Length);
        using ControlSession? control = request.Control is null ? null : ControlSession.Open(request.Control);
        using JournalFile? journal = request.Journal is null ? null : Open(request.Journal, inputs);
        using var progress = new Progress("replay " + inputs.Symbol, tape.Length, silent: request.Json || request.Quiet);
        ReplayOutcome outcome = new ReplayRunner(inputs) { Journal = journal, Control = control, Speed = request.Speed, Sampler = sampler }.Run(new StageClock(), progress, stop);
        if (!outcome.SymbolFound)
        {
            journal?.Discard();
            throw AbsentSymbol.Refusal(tape, inputs.Symbol);
        }
        outcome.IsOperated = control is not null;
        outcome.LatchFault = control?.LatchFault;
        if (sampler is not null) ReplayReport.Write(request.Report!, inputs, outcome, sampler);
        if (request.Json) ReplayJson.Write(inputs, outcome);
        else ReplayText.Write(inputs, outcome, request.Report, journal);
        return tape.Origin.Tell(tape.Path, Tell(outcome, tape));
    }

    private static JournalFile Open(string path, ReplayInputs inputs)
    {
        JournalFileHeader header = RunIdentity.Header(inputs);
        var file = new JournalFile(path, inputs.Configuration.Capacity.JournalBufferBytes, in header);
        SessionRecords.Write(file.Writer, EngineFactory.Instruments([inputs.Symbol]), inputs.Configuration.Fees, SessionRecords.UsDollar, RunIdentity.Limits(inputs));
        return file;
    }

    // Whatever was not understood is said on stderr, with the place, after the results.
    private static int Tell(ReplayOutcome outcome, TapeFile tape)
    {
        if (!outcome.BadBytes) return outcome.ControlExitCode;
        string where = outcome.FirstBadFrame >= 0 ? $", the first bad frame at byte {outcome.FirstBadFrame}" : "";
        string tail = outcome.TruncatedTail ? "; the tape ends inside a message" : outcome.GaveUp ? "; from some place on it holds no messages, and the replay ended there" : "";
        Console.Error.WriteLine(
            $"warning: {tape.Path}: {outcome.Counters.Malformed} malformed messages, framing lost {outcome.Counters.FramingLost} times{where}{tail}. Exit code {ExitCode.BadInput}.");
        return ExitCode.BadInput;
    }
}

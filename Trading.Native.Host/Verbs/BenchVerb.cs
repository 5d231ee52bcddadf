// `trading bench`: the same line under measurement, with a result hash so that nobody gets faster by meaning something else.
using System;
using System.CommandLine;
using System.Threading;
using Trading.Cli;
using Trading.Native.Host.Bench;

namespace Trading.Native.Host.Verbs;

/// <summary>The verb <c>bench</c>.</summary>
public static class BenchVerb
{
    private const string Line = "line";
    private const string Book = "book";
    private const string Level2 = "l2";
    private const string Ipc = "ipc";
    private const int RoundsMax = 100;
    private const int SymbolsMax = 10_000;
    private const int MessagesMax = 100_000_000;

    public static Command Create()
    {
        var scenario = new Option<string>("--scenario") { Description = $"What to measure: {Line} (packet to order, the whole path), {Book} (decoder and order books of all symbols) or {Level2} (level updates of a by-price book; --tape is a Binance capture) or {Ipc} (messages between two processes).", DefaultValueFactory = _ => Line, HelpName = $"{Line}|{Book}|{Level2}|{Ipc}" };
        var tape = new Option<string?>("--tape") { Description = "The recorded day; without it a synthetic day of seed 1 is made.", HelpName = "file" };
        var symbol = new Option<string?>("--symbol") { Description = "The symbol to trade; without it the tape's busiest.", HelpName = "symbol" };
        Option<string?> model = LineOptions.Model(), config = LineOptions.Config();
        var rounds = new Option<int>("--rounds") { Description = $"How often each measurement is taken, interleaved, 1 to {RoundsMax}.", DefaultValueFactory = _ => 3 };
        var symbols = new Option<int>("--symbols") { Description = $"{Book}: symbols of the synthetic tape, 1 to {SymbolsMax}.", DefaultValueFactory = _ => 100, HelpName = "n" };
        var messages = new Option<int>("--messages") { Description = $"{Book}: messages of the synthetic tape; {Ipc}: round trips a stage and round; 1,000 to {MessagesMax}.", DefaultValueFactory = _ => 1_000_000, HelpName = "n" };
        Option<bool> json = CommonOptions.Json(), quiet = CommonOptions.Quiet();
        return new Command("bench", "Measure the line: latency per stage, throughput, allocations and the signature of what was computed.")
            { scenario, tape, symbol, model, config, rounds, symbols, messages, json, quiet }
            .Runs((parse, stop) =>
            {
                string name = parse.GetValue(scenario)!;
                if (name is not (Line or Book or Level2 or Ipc)) throw LineOptions.Wrong("--scenario", name, $"{Line}, {Book}, {Level2} or {Ipc}", $"give --scenario {Line}, {Book}, {Level2} or {Ipc}");
                int times = parse.GetValue(rounds);
                if (times is < 1 or > RoundsMax) throw LineOptions.Wrong("--rounds", $"{times}", $"1 to {RoundsMax}", "give a number of rounds in this range");
                bool asJson = parse.GetValue(json);
                if (name == Book)
                {
                    RunBook(parse.GetValue(tape), InRange("--symbols", parse.GetValue(symbols), 1, SymbolsMax), InRange("--messages", parse.GetValue(messages), 1000, MessagesMax),
                        times, asJson, parse.GetValue(quiet), stop);
                    return ExitCode.Done;
                }
                if (name == Ipc)
                {
                    RunIpc(times, InRange("--messages", parse.GetValue(messages), 1000, MessagesMax), asJson, stop);
                    return ExitCode.Done;
                }
                if (name == Level2)
                {
                    RunLevel2(parse.GetValue(tape), parse.GetValue(symbol), times, asJson, stop);
                    return ExitCode.Done;
                }
                LineBenchResult result = LineBench.Run(
                    parse.GetValue(tape), parse.GetValue(symbol), parse.GetValue(model), parse.GetValue(config), times, silent: asJson || parse.GetValue(quiet), stop);
                if (asJson) LineBenchOutput.WriteJson(result);
                else LineBenchOutput.WriteText(result);
                return ExitCode.Done;
            });
    }

    private static void RunLevel2(string? capture, string? symbol, int rounds, bool asJson, CancellationToken stop)
    {
        if (capture is not null && symbol is null) throw LineOptions.Wrong("--symbol", "not given", "the symbol of the capture", "add --symbol");
        DepthBench.Result result = DepthBench.Run(capture, symbol, rounds, stop);
        if (asJson) DepthBenchOutput.WriteJson(result);
        else DepthBenchOutput.WriteText(result);
    }

    private static void RunIpc(int rounds, int messages, bool asJson, CancellationToken stop)
    {
        IpcBenchResult result = IpcBench.Run(rounds, messages, stop);
        if (asJson) IpcBenchOutput.WriteJson(result);
        else IpcBenchOutput.WriteText(result);
    }

    private static void RunBook(string? tapePath, int symbols, int messages, int rounds, bool asJson, bool quiet, CancellationToken stop)
    {
        using FlowTape? made = tapePath is null ? FlowTape.Create(symbols, messages, silent: asJson || quiet, stop) : null;
        using TapeFile tape = TapeFile.Open(tapePath ?? made!.Path, asJson || quiet, stop);
        BookBenchResult result = BookBench.Run(tapePath ?? FlowTape.DescriptionOf(symbols, messages), tape, rounds, silent: asJson || quiet, stop);
        if (asJson) BookBenchOutput.WriteJson(result);
        else BookBenchOutput.WriteText(result);
    }

    private static int InRange(string option, int value, int least, int most) =>
        value >= least && value <= most ? value : throw LineOptions.Wrong(option, $"{value}", $"{least} to {most}", "give a number in this range");
}

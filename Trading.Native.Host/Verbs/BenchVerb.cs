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
    private const string Level2 = "l2";
    private const int RoundsMax = 100;

    public static Command Create()
    {
        var scenario = new Option<string>("--scenario") { Description = $"What to measure: {Line} (packet to order, the whole path) or {Level2} (level updates of a by-price book; --tape is a Binance capture).", DefaultValueFactory = _ => Line, HelpName = $"{Line}|{Level2}" };
        var tape = new Option<string?>("--tape") { Description = "The recorded day; without it a synthetic day of seed 1 is made.", HelpName = "file" };
        var symbol = new Option<string?>("--symbol") { Description = "The symbol to trade; without it the tape's busiest.", HelpName = "symbol" };
        Option<string?> model = LineOptions.Model(), config = LineOptions.Config();
        var rounds = new Option<int>("--rounds") { Description = $"How often each measurement is taken, interleaved, 1 to {RoundsMax}.", DefaultValueFactory = _ => 3 };
        Option<bool> json = CommonOptions.Json(), quiet = CommonOptions.Quiet();
        return new Command("bench", "Measure the line: latency per stage, throughput, allocations and the signature of what was computed.")
            { scenario, tape, symbol, model, config, rounds, json, quiet }
            .Runs((parse, stop) =>
            {
                string name = parse.GetValue(scenario)!;
                if (name is not (Line or Level2)) throw LineOptions.Wrong("--scenario", name, $"{Line} or {Level2}", $"give --scenario {Line} or --scenario {Level2}");
                int times = parse.GetValue(rounds);
                if (times is < 1 or > RoundsMax) throw LineOptions.Wrong("--rounds", $"{times}", $"1 to {RoundsMax}", "give a number of rounds in this range");
                bool asJson = parse.GetValue(json);
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
}

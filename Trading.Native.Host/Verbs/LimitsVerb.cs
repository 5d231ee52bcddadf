// `trading limits`: checks a limits file and shows what holds for whom, or prints the embedded default.
using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using Trading.Cli;
using Trading.Core.Configuration;
using Trading.Core.Risk;
using Trading.Native.Host.Limits;

namespace Trading.Native.Host.Verbs;

/// <summary>The verb <c>limits</c>.</summary>
public static class LimitsVerb
{
    public static Command Create()
    {
        Option<string?> file = LineOptions.Limits("--file", "Check this file and show what it sets; every error is listed at once. Without it the embedded default is shown.");
        var embedded = new Option<bool>("--default") { Description = "Print the embedded default file, commented, to start from." };
        var strategy = new Option<string?>("--strategy") { Description = "Show what holds for this strategy; by default the file's first." };
        var symbol = new Option<string?>("--symbol") { Description = "Show what holds for this instrument; by default the file's first." };
        Option<bool> json = CommonOptions.Json();
        return new Command("limits", "Check a limits file and show the effective limits of a strategy in an instrument, scope by scope.") { file, embedded, strategy, symbol, json }
            .Runs((parse, _) => parse.GetValue(embedded)
                ? PrintDefault()
                : Show(parse.GetValue(file), parse.GetValue(strategy), parse.GetValue(symbol), parse.GetValue(json)));
    }

    private static int PrintDefault()
    {
        using Stream stdout = Console.OpenStandardOutput();
        stdout.Write(DefaultLimits.Json());
        return ExitCode.Done;
    }

    private static int Show(string? path, string? strategy, string? symbol, bool json)
    {
        LimitsFile file = LineOptions.ReadLimits(path);
        strategy ??= file.Of(RiskScope.Strategy).First().Name;
        symbol ??= file.Of(RiskScope.Instrument).First().Name;
        RiskLimits table = file.Table([strategy], [LineOptions.ParseSymbol(symbol)]);
        var output = new LimitsOutput(file, table, strategy, symbol);
        if (json) output.WriteJson();
        else output.WriteText(path ?? DefaultLimits.Name);
        return ExitCode.Done;
    }
}

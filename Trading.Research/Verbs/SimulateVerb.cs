// `trading-research simulate`: writes a synthetic exchange day as a tape of ITCH 5.0 bytes.
using System;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading;
using Trading.Cli;
using Trading.Core.Simulation.Market;
using Trading.Research.Simulate;

namespace Trading.Research.Verbs;

/// <summary>The verb <c>simulate</c>.</summary>
public static class SimulateVerb
{
    private const int DefaultSymbols = 4;

    public static Command Create()
    {
        var output = new Option<string>("--output", "-o") { Description = "The tape to write: framed ITCH 5.0. It gets its name only when it is whole.", Required = true };
        var seed = new Option<ulong>("--seed") { Description = "Equal seeds and options give equal bytes.", DefaultValueFactory = _ => 1 };
        var symbols = new Option<int>("--symbols") { Description = "How many symbols trade; the first, SYNA, is the busiest.", DefaultValueFactory = _ => DefaultSymbols };
        var minutes = new Option<int>("--minutes") { Description = "Length of the session from 09:30, 1 to 390.", DefaultValueFactory = _ => SyntheticMarketOptions.FullDayMinutes };
        var intensity = new Option<double>("--intensity") { Description = "Factor on the rate of all agents, 0.01 to 1000: a source of load.", DefaultValueFactory = _ => 1 };
        Option<bool> json = CommonOptions.Json(), quiet = CommonOptions.Quiet();
        return new Command("simulate", "Write a synthetic exchange day: agents around a real order book, as ITCH 5.0 bytes.")
        {
            output, seed, symbols, minutes, intensity, json, quiet,
        }.Runs((parse, stop) =>
        {
            SyntheticMarketOptions options = SyntheticMarketOptions.Demo(parse.GetValue(seed), parse.GetValue(symbols), parse.GetValue(minutes)) with
            {
                Intensity = parse.GetValue(intensity),
            };
            return Run(options, parse.GetValue(output)!, parse.GetValue(json), parse.GetValue(quiet), stop);
        });
    }

    private static int Run(SyntheticMarketOptions options, string output, bool json, bool quiet, CancellationToken stop)
    {
        TapeSummary summary = WriteTape(options, output, silent: json || quiet, stop);
        if (json) JsonOutput.Write(w => WriteJson(w, output, options.Seed, summary));
        else WriteText(output, options.Seed, summary);
        return ExitCode.Done;
    }

    private static TapeSummary WriteTape(SyntheticMarketOptions options, string output, bool silent, CancellationToken stop)
    {
        const long Whole = 1000;
        TapeSummary? summary = null;
        using var progress = new Progress("simulate", Whole, silent);
        AtomicFile.Write(output, stream => summary = SimulationRun.Write(options, stream, share => progress.Report((long)(share * Whole)), stop));
        return summary!;
    }

    private static void WriteText(string output, ulong seed, TapeSummary summary)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{output}: seed {seed}, {summary.Messages} messages, {summary.Bytes} bytes"));
        Console.WriteLine("by type: " + string.Join(" ", summary.MessagesByType.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Key} {t.Value}"))));
        var table = new ConsoleTable("symbol", "messages", "trades", "volume", "low", "high", "spread c", "depth", "kurtosis", "acf r 1min", "acf |r|", "imbalance>1s", "hit rate");
        foreach (SymbolSummary s in summary.Symbols)
        {
            StylisedFacts f = s.Facts;
            table.Row(s.Symbol, Whole(s.Messages), Whole(s.Trades), Whole(s.Volume), Dollars(s.LowTicks), Dollars(s.HighTicks), Two(f.MeanSpreadCents),
                Whole((long)f.MeanTouchDepth), Two(f.KurtosisTenSeconds), Two(f.ReturnAutocorrelationMinute), Two(f.AbsoluteReturnAutocorrelation),
                Two(f.ImbalanceToNextSecond), Two(f.ImbalanceHitRate));
        }
        table.Write(Console.Out);
        Console.WriteLine($"sha256 {summary.Sha256}");
    }

    private static void WriteJson(Utf8JsonWriter w, string output, ulong seed, TapeSummary summary)
    {
        w.WriteString("output", output);
        w.WriteNumber("seed", seed);
        w.WriteNumber("messages", summary.Messages);
        w.WriteNumber("bytes", summary.Bytes);
        w.WriteString("sha256", summary.Sha256);
        w.WriteStartObject("messages_by_type");
        foreach ((char type, long count) in summary.MessagesByType) w.WriteNumber(type.ToString(), count);
        w.WriteEndObject();
        w.WriteStartArray("symbols");
        foreach (SymbolSummary symbol in summary.Symbols) WriteSymbol(w, symbol);
        w.WriteEndArray();
    }

    private static void WriteSymbol(Utf8JsonWriter w, SymbolSummary s)
    {
        w.WriteStartObject();
        w.WriteString("symbol", s.Symbol);
        w.WriteNumber("messages", s.Messages);
        w.WriteNumber("trades", s.Trades);
        w.WriteNumber("volume", s.Volume);
        w.WriteNumber("low_ticks", s.LowTicks);
        w.WriteNumber("high_ticks", s.HighTicks);
        w.WriteStartObject("facts");
        foreach ((string name, double value) in s.Facts.Named()) w.WriteNumber(name, value);
        w.WriteEndObject();
        w.WriteEndObject();
    }

    private static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Two(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Dollars(long ticks) => (ticks / 10_000m).ToString("0.00##", CultureInfo.InvariantCulture);
}

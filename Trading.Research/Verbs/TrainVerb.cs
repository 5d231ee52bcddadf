// `trading-research train`: dataset, network, quantisation and artifact from one tape, judged out of sample.
using System;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading;
using Trading.Cli;
using Trading.Core.Diagnostics;
using Trading.Core.Features;
using Trading.Research.Dataset;
using Trading.Research.Training;

namespace Trading.Research.Verbs;

/// <summary>The verb <c>train</c>.</summary>
public static class TrainVerb
{
    private const int HiddenWidthMax = 256, HiddenLayersMax = 4;

    public static Command Create()
    {
        var tape = new Option<string>("--tape") { Description = "ITCH 5.0 tape with 2-byte length framing, or a pcap or pcapng capture of MoldUDP64; plain or gzipped.", Required = true };
        var symbol = new Option<string>("--symbol") { Description = "The symbol to learn.", Required = true };
        var output = new Option<string>("--output", "-o") { Description = "The artifact to write (.qmlp).", Required = true };
        var from = new Option<double>("--from") { Description = "Share of the tape's time at which training data begins.", DefaultValueFactory = _ => 0 };
        var to = new Option<double>("--to") { Description = "Share at which it ends; what follows is the test, or the last fifth of the range if nothing does.", DefaultValueFactory = _ => 1 };
        var horizon = new Option<int>("--horizon-ms") { Description = "How far ahead the label looks, in milliseconds.", DefaultValueFactory = _ => (int)(TrainingOptions.DefaultHorizonNanos / 1_000_000) };
        var hidden = new Option<string>("--hidden") { Description = "Widths of the hidden layers.", DefaultValueFactory = _ => "64,32" };
        var seed = new Option<ulong>("--seed") { Description = "Equal seeds, options and tapes give equal bytes.", DefaultValueFactory = _ => 1 };
        var epochs = new Option<int>("--epochs") { Description = "Most passes over the training rows, 1 to 1000.", DefaultValueFactory = _ => new TrainingOptions { Symbol = "" }.Epochs };
        Option<bool> json = CommonOptions.Json(), quiet = CommonOptions.Quiet();
        return new Command("train", "Train a model on a tape's future mid moves, quantise it to int8 and write the artifact.")
        {
            tape, symbol, output, from, to, horizon, hidden, seed, epochs, json, quiet,
        }.Runs((parse, stop) =>
        {
            var options = new TrainingOptions
            {
                Symbol = parse.GetValue(symbol)!,
                From = parse.GetValue(from),
                To = parse.GetValue(to),
                HorizonNanos = parse.GetValue(horizon) * 1_000_000L,
                Hidden = ParseHidden(parse.GetValue(hidden)!),
                Seed = parse.GetValue(seed),
                Epochs = parse.GetValue(epochs),
            };
            Require(options);
            return Run(options, parse.GetValue(tape)!, parse.GetValue(output)!, parse.GetValue(json), parse.GetValue(quiet), stop);
        });
    }

    private static int Run(TrainingOptions options, string tapePath, string output, bool json, bool quiet, CancellationToken stop)
    {
        LabelledRows rows = ReadRows(options, tapePath, json || quiet, stop, out TapeOrigin origin);
        const long Whole = 1000;
        TrainingReport report;
        using (var progress = new Progress("train", Whole, json || quiet))
            report = new ModelTrainer(rows, options).Train(share => progress.Report((long)(share * Whole)), stop);
        byte[] bytes = report.Artifact.ToBytes();
        AtomicFile.Write(output, stream => stream.Write(bytes));
        if (json) JsonOutput.Write(w => WriteJson(w, output, report));
        else WriteText(output, report);
        return origin.Tell(tapePath, ExitCode.Done);
    }

    private static LabelledRows ReadRows(TrainingOptions options, string tapePath, bool silent, CancellationToken stop, out TapeOrigin origin)
    {
        if (!Core.Domain.Symbol.TryParse(options.Symbol, out Core.Domain.Symbol symbol)) throw Refuse("--symbol", options.Symbol, "1 to 8 printable ASCII characters");
        using TapeFile tape = TapeFile.Open(tapePath, silent, stop);
        origin = tape.Origin;
        using var builder = new DatasetBuilder(symbol);
        using var progress = new Progress("dataset", tape.Length, silent);
        var reader = new TapeReader(tape);
        while (reader.Next(out ReadOnlySpan<byte> window))
        {
            stop.ThrowIfCancellationRequested();
            reader.Advance(builder.Add(window, last: window.Length == reader.Remaining));
            progress.Report(reader.Position);
        }
        return builder.Finish(options.HorizonNanos);
    }

    private static void WriteText(string output, TrainingReport report)
    {
        TapeTally tally = report.Rows.Tally;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{report.Rows.Count} rows from {tally.Messages} messages; book faults {tally.BookFaults}, decode faults {tally.DecodeFaults}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"train {Size(report.Blocks.Train)}, validation {Size(report.Blocks.Validation)}, test {Size(report.Blocks.Test)} rows; horizon {report.Rows.HorizonNanos / 1_000_000} ms, flat below {report.ThresholdIncrements} increments"));
        var table = new ConsoleTable("out of sample", "accuracy", "log-loss", "AUC up/down", "tail move");
        foreach (Scores s in report.Scores) table.Row(s.Name, Four(s.Accuracy), double.IsNaN(s.LogLoss) ? "-" : Four(s.LogLoss), Four(s.AreaUpDown), Four(s.TailMove));
        table.Write(Console.Out);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{output}: schema {FeatureSchema.Hash:x16}, architecture {report.Artifact.ArchitectureHash:x16}, temperature {report.Temperature:0.000}, epoch {report.EpochsKept}"));
    }

    private static void WriteJson(Utf8JsonWriter w, string output, TrainingReport report)
    {
        w.WriteString("output", output);
        w.WriteNumber("rows", report.Rows.Count);
        w.WriteNumber("train_rows", Size(report.Blocks.Train));
        w.WriteNumber("validation_rows", Size(report.Blocks.Validation));
        w.WriteNumber("test_rows", Size(report.Blocks.Test));
        w.WriteNumber("book_faults", report.Rows.Tally.BookFaults);
        w.WriteNumber("decode_faults", report.Rows.Tally.DecodeFaults);
        w.WriteNumber("horizon_ns", report.Rows.HorizonNanos);
        w.WriteNumber("threshold_increments", report.ThresholdIncrements);
        w.WriteNumber("temperature", report.Temperature);
        w.WriteNumber("epochs_kept", report.EpochsKept);
        w.WriteString("schema_hash", FeatureSchema.Hash.ToString("x16", CultureInfo.InvariantCulture));
        w.WriteString("architecture_hash", report.Artifact.ArchitectureHash.ToString("x16", CultureInfo.InvariantCulture));
        w.WriteStartObject("test");
        foreach (Scores s in report.Scores)
        {
            w.WriteStartObject(s.Name);
            w.WriteNumber("accuracy", s.Accuracy);
            if (!double.IsNaN(s.LogLoss)) w.WriteNumber("log_loss", s.LogLoss);
            w.WriteNumber("auc_up_down", s.AreaUpDown);
            w.WriteNumber("tail_move_increments", s.TailMove);
            w.WriteEndObject();
        }
        w.WriteEndObject();
    }

    private static int[] ParseHidden(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int width) ? width : 0).ToArray();

    private static void Require(TrainingOptions o)
    {
        if (!(o.From >= 0 && o.From < o.To && o.To <= 1)) throw Refuse("--from, --to", $"{o.From}, {o.To}", "0 <= from < to <= 1");
        if (o.HorizonNanos is < 1_000_000 or > 3_600_000_000_000) throw Refuse("--horizon-ms", $"{o.HorizonNanos / 1_000_000}", "1 to 3600000");
        if (o.Hidden.Length is < 1 or > HiddenLayersMax || o.Hidden.Any(width => width is < 1 or > HiddenWidthMax))
            throw Refuse("--hidden", string.Join(',', o.Hidden), $"1 to {HiddenLayersMax} widths of 1 to {HiddenWidthMax}, such as 64,32");
        if (o.Epochs is < 1 or > 1000) throw Refuse("--epochs", $"{o.Epochs}", "1 to 1000");
    }

    private static RefusalException Refuse(string where, string found, string allowed) =>
        new(RefusalKind.Configuration, "An option is out of bounds", where, found, allowed, "see trading-research train --help");

    private static int Size(Range range) => range.End.Value - range.Start.Value;

    private static string Four(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);
}

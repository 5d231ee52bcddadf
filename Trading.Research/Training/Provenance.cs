// The record inside an artifact of where it came from.
using System;
using System.IO;
using System.Text;
using System.Text.Json;
using Trading.Research.Dataset;

namespace Trading.Research.Training;

/// <summary>Writes the artifact's provenance JSON: no clock, no machine name, so that equal runs give equal bytes.</summary>
internal static class Provenance
{
    public static string Json(TrainingOptions options, LabelledRows rows, TimeBlocks blocks, ClassLabels labels, double temperature, int epochs, Scores test)
    {
        using var stream = new MemoryStream();
        using (var w = new Utf8JsonWriter(stream))
        {
            w.WriteStartObject();
            w.WriteString("created_by", "trading-research train");
            w.WriteString("version", typeof(Provenance).Assembly.GetName().Version?.ToString(3));
            w.WriteString("symbol", options.Symbol);
            w.WriteString("tape_sha256", rows.Tally.Sha256);
            w.WriteNumber("seed", options.Seed);
            w.WriteNumber("horizon_ns", options.HorizonNanos);
            w.WriteNumber("threshold_increments", labels.Threshold);
            WriteBlock(w, "train", rows, blocks.Train);
            WriteBlock(w, "validation", rows, blocks.Validation);
            WriteBlock(w, "test", rows, blocks.Test);
            w.WriteNumber("epochs_kept", epochs);
            w.WriteNumber("temperature", Rounded(temperature));
            w.WriteNumber("test_accuracy_float", Rounded(test.Accuracy));
            w.WriteNumber("test_log_loss_float", Rounded(test.LogLoss));
            w.WriteNumber("test_auc_up_down_float", Rounded(test.AreaUpDown));
            w.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static double Rounded(double value) => Math.Round(value, 6);

    private static void WriteBlock(Utf8JsonWriter w, string name, LabelledRows rows, Range block)
    {
        w.WriteStartObject(name);
        w.WriteNumber("rows", block.End.Value - block.Start.Value);
        w.WriteNumber("first_ns", rows.TimesNanos[block.Start.Value]);
        w.WriteNumber("last_ns", rows.TimesNanos[block.End.Value - 1]);
        w.WriteEndObject();
    }
}

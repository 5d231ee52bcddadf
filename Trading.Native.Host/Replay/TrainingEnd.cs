// When a model's training data ends, as its artifact says.
using System;
using System.Text.Json;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Models;

namespace Trading.Native.Host.Replay;

/// <summary>Reads the provenance that `trading-research train` writes.</summary>
internal static class TrainingEnd
{
    /// <summary>Venue time after the label of the last row that the model was fitted to or chosen by.</summary>
    /// <exception cref="RefusalException">The artifact does not tell; the kind is Refused.</exception>
    public static Nanos Of(ModelArtifact model)
    {
        try
        {
            using JsonDocument provenance = JsonDocument.Parse(model.Provenance);
            long last = Math.Max(Last(provenance, "train"), Last(provenance, "validation"));
            return new Nanos(last + model.HorizonNanos);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or System.Collections.Generic.KeyNotFoundException or FormatException)
        {
            throw new RefusalException(RefusalKind.Refused, "The model does not tell when its training data ends", model.Name, "no train and validation blocks in its provenance",
                "an artifact of trading-research train", "train it again, or replay another day without --out-of-sample");
        }
    }

    private static long Last(JsonDocument provenance, string block) => provenance.RootElement.GetProperty(block).GetProperty("last_ns").GetInt64();
}

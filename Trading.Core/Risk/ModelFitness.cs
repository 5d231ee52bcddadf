// Whether the model may open risk on an instrument, with the values that were compared.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Models;

namespace Trading.Core.Risk;

/// <summary>What the gate knows of the forecast behind an instrument's orders. The default value, no forecast, permits nothing.</summary>
[HotPath]
public struct ModelFitness
{
    /// <summary>State when the forecast was made.</summary>
    public ModelState State;

    /// <summary>Local time of the forecast.</summary>
    public Nanos ForecastTime;

    /// <summary>An older forecast is stale.</summary>
    public long MaxAgeNanos;

    /// <summary>What <see cref="State"/> compared when it is not fit: matured labels, saturated features, drift measure; and the limit it broke.</summary>
    public long Value, Limit;

    /// <summary>State at a time: that of the forecast, or stale when it is too old.</summary>
    public readonly ModelState StateAt(Nanos now) =>
        State == ModelState.Fit && (now - ForecastTime).Value > MaxAgeNanos ? ModelState.Stale : State;
}

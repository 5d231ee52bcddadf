// What may be done on the model's word, and why not.
namespace Trading.Core.Models;

/// <summary>State of a model on one instrument at one moment. The numbers are stable: journals and reports hold them. Zero is the cautious one.</summary>
public enum ModelState : byte
{
    /// <summary>There is no forecast: features warm up, or nothing was scored yet.</summary>
    Missing = 0,

    /// <summary>The forecast may open risk.</summary>
    Fit = 1,

    /// <summary>The artifact's hash is not the approved one.</summary>
    NotApproved = 2,

    /// <summary>Too few matured labels for its interval to promise anything.</summary>
    Uncalibrated = 3,

    /// <summary>The forecast is older than allowed.</summary>
    Stale = 4,

    /// <summary>Too many features lie outside the range they had in training.</summary>
    OutOfRange = 5,

    /// <summary>A feature was no finite number; it was coded as the middle.</summary>
    NotFinite = 6,

    /// <summary>Inputs or losses have drifted beyond the stop level.</summary>
    Drifted = 7,
}

// How far a model has drifted, as a ladder of answers.
namespace Trading.Core.Models;

/// <summary>Each level includes the answers of those below it. The numbers are stable.</summary>
public enum DriftLevel : byte
{
    Calm = 0,

    /// <summary>Intervals are widened.</summary>
    Widen = 1,

    /// <summary>Sizes are cut as well.</summary>
    Shrink = 2,

    /// <summary>The model opens no risk until it is re-armed.</summary>
    Stop = 3,
}

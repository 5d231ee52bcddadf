// One line of a histogram log: what was measured during one interval.
namespace Trading.Core.Telemetry;

/// <summary>An interval of a histogram log.</summary>
/// <param name="StartMillis">Start of the interval, milliseconds since the Unix epoch.</param>
/// <param name="LengthMillis">Length of the interval in milliseconds.</param>
/// <param name="Tag">What was measured, or null. No comma, space or line break.</param>
/// <param name="Histogram">The counts of the interval.</param>
public sealed record HistogramLogEntry(long StartMillis, long LengthMillis, string? Tag, HdrHistogram Histogram);

// The clock that measures stages: Core has none, so the host supplies one as a type parameter.
namespace Trading.Core.Telemetry;

/// <summary>A monotonic clock for measuring only; nothing it says may influence a decision.</summary>
/// <remarks>
/// A struct, so that calls are direct. <see cref="IsEnabled"/> and <see cref="MarksStages"/> are compile-time constants of the type, so that the
/// compiler drops disabled measuring from the line altogether.
/// </remarks>
public interface IStageClock
{
    /// <summary>False: nothing is measured and <see cref="Now"/> is never called.</summary>
    static abstract bool IsEnabled { get; }

    /// <summary>False: only whole paths are measured, so that reading the clock between stages (20..25 ns each) does not inflate them.</summary>
    static abstract bool MarksStages { get; }

    /// <summary>Current time in ticks of the clock.</summary>
    long Now();

    /// <summary>Converts a span of ticks to nanoseconds.</summary>
    long ToNanos(long ticks);
}

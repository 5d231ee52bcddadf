// What the operator chooses about a training run.
namespace Trading.Research.Training;

/// <summary>Options of a training run. Equal options on an equal tape give equal bytes.</summary>
public sealed record TrainingOptions
{
    public const long DefaultHorizonNanos = 1_000_000_000;

    public required string Symbol { get; init; }

    /// <summary>How far ahead the label looks.</summary>
    public long HorizonNanos { get; init; } = DefaultHorizonNanos;

    /// <summary>Shares of the tape's time between which training data lies; the rest after it is the test.</summary>
    public double From { get; init; }

    public double To { get; init; } = 1;

    public int[] Hidden { get; init; } = [64, 32];

    public ulong Seed { get; init; } = 1;

    public int Epochs { get; init; } = 24;
}

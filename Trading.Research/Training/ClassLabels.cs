// Turns mid moves into the classes down, flat and up.
using System;
using System.Linq;
using Trading.Research.Dataset;

namespace Trading.Research.Training;

/// <summary>Class of each row: 0 down, 1 flat, 2 up. Flat is a move smaller than the threshold, which is the lower tertile of the training rows' absolute moves
/// and at least half an increment, so that the classes are balanced where moves are many.</summary>
public sealed class ClassLabels
{
    public const int Down = 0, Flat = 1, Up = 2, Count = 3;
    private const float ThresholdMin = 0.5f;

    public ClassLabels(LabelledRows rows, Range train)
    {
        float[] sizes = rows.Moves[train].Select(MathF.Abs).Order().ToArray();
        Threshold = MathF.Max(ThresholdMin, sizes[sizes.Length / 3]);
        Classes = rows.Moves.Select(ClassOf).ToArray();
        float[] large = sizes.Where(size => ClassOf(size) == Up).ToArray();
        MeanMove = large.Length == 0 ? 0 : large.Average(size => (double)size);
    }

    /// <summary>Smallest absolute move in increments that is not flat.</summary>
    public float Threshold { get; }

    public byte[] Classes { get; }

    /// <summary>Mean absolute move of the training rows that are not flat, in increments. Up and down share it, as training mirrors the market.</summary>
    public double MeanMove { get; }

    private byte ClassOf(float move) => move >= Threshold ? (byte)Up : move <= -Threshold ? (byte)Down : (byte)Flat;
}

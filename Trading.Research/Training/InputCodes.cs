// Per-feature scales, and the training inputs on the very grid that the live quantiser uses.
using System;
using Trading.Core.Features;
using Trading.Research.Dataset;

namespace Trading.Research.Training;

/// <summary>Scales s_i = q99.9(|x_i|)/63 and the codes of all rows. The network is trained on the codes, so quantising its inputs later costs nothing.</summary>
public sealed class InputCodes
{
    private const double ScaleQuantile = 0.999;
    private const int CodeReach = 63;
    private const float ScaleMin = 1e-6f;

    private readonly byte[] codes;

    /// <param name="rows">All rows; they are coded.</param>
    /// <param name="train">The rows from which scales may be learned.</param>
    public InputCodes(LabelledRows rows, Range train)
    {
        Scales = LearnScales(rows, train);
        var quantiser = new FeatureQuantiser(Scales);
        codes = new byte[rows.Count * FeatureSchema.Count];
        for (int r = 0; r < rows.Count; r++) quantiser.Quantise(rows.Row(r), codes.AsSpan(r * FeatureSchema.Count, FeatureSchema.Count));
    }

    public float[] Scales { get; }

    public ReadOnlySpan<byte> Row(int index) => codes.AsSpan(index * FeatureSchema.Count, FeatureSchema.Count);

    private static float[] LearnScales(LabelledRows rows, Range train)
    {
        (int offset, int count) = train.GetOffsetAndLength(rows.Count);
        float[] scales = new float[FeatureSchema.Count];
        float[] sizes = new float[count];
        for (int f = 0; f < scales.Length; f++)
        {
            for (int r = 0; r < count; r++) sizes[r] = MathF.Abs(rows.Features[(offset + r) * FeatureSchema.Count + f]);
            Array.Sort(sizes);
            scales[f] = MathF.Max(sizes[(int)(ScaleQuantile * (count - 1))] / CodeReach, ScaleMin);
        }
        Symmetrise(scales);
        return scales;
    }

    // Features that change places when the market is mirrored must share a scale, or the mirrored row would be another row.
    private static void Symmetrise(float[] scales)
    {
        for (int f = 0; f < scales.Length; f++)
            if (FeatureSchema.Definitions[f].Mirror == FeatureMirror.SwapsWithNext) scales[f] = scales[f + 1] = MathF.Max(scales[f], scales[f + 1]);
    }

    /// <summary>The network's floating-point input of a code: (code - 64)/32, about -2 to 2.</summary>
    public const float UnitPerCode = 1f / 32;

    /// <summary>Writes a row as network input, as it was or with bids and asks changing places.</summary>
    public void WriteInput(int row, bool mirrored, Span<float> input)
    {
        ReadOnlySpan<byte> source = Row(row);
        for (int f = 0; f < source.Length; f++)
        {
            float value = (source[f] - FeatureQuantiser.ZeroCode) * UnitPerCode;
            FeatureMirror mirror = FeatureSchema.Definitions[f].Mirror;
            if (!mirrored || mirror == FeatureMirror.Even) input[f] = value;
            else if (mirror == FeatureMirror.Odd) input[f] = -value;
            else input[mirror == FeatureMirror.SwapsWithNext ? f + 1 : f - 1] = value;
        }
    }
}

// Turns the feature vector into the 7-bit codes the int8 network eats.
using System;
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;

namespace Trading.Core.Features;

/// <summary>code = clamp(floor(x·(1/s) + 64.5), 0, 127): 64 is zero, one step is the feature's scale s, ties round up.</summary>
/// <remarks>One float multiply, one add and a compare each, in this order, so the codes have the same bits everywhere. NaN, which
/// <see cref="InstrumentFeatures"/> never gives, becomes 64. Source: specification section 3.4.</remarks>
[HotPath]
public sealed class FeatureQuantiser
{
    public const int ZeroCode = 64;
    public const int CodeMax = 127;
    private const float Offset = ZeroCode + 0.5f;

    private readonly float[] perScale;

    /// <param name="scales">The artifact's scales: positive and finite, one a feature.</param>
    public FeatureQuantiser(ReadOnlySpan<float> scales)
    {
        perScale = new float[scales.Length];
        for (int i = 0; i < scales.Length; i++) perScale[i] = 1f / scales[i];
    }

    public int Count => perScale.Length;

    /// <param name="values">Count features.</param>
    /// <param name="codes">Receives Count codes.</param>
    public void Quantise(ReadOnlySpan<float> values, Span<byte> codes)
    {
        float[] factors = perScale;
        Invariant.That(values.Length == factors.Length && codes.Length == factors.Length);
        for (int i = 0; i < factors.Length; i++) codes[i] = Code(values[i] * factors[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte Code(float scaled)
    {
        float shifted = scaled + Offset;
        if (!(shifted >= 0f)) return shifted < 0f ? (byte)0 : (byte)ZeroCode;
        return shifted >= CodeMax ? (byte)CodeMax : (byte)(int)shifted;
    }
}

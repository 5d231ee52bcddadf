// Turns the feature vector into the 7-bit codes the int8 network eats.
using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
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
        int i = 0;
        for (; i + Vector256<float>.Count <= factors.Length; i += Vector256<float>.Count)
        {
            Vector256<float> shifted = Vector256.Create(values.Slice(i)) * Vector256.Create(factors, i) + Vector256.Create(Offset);
            shifted = Vector256.ConditionalSelect(Vector256.Equals(shifted, shifted), shifted, Vector256.Create((float)ZeroCode));
            Vector256<int> whole = Vector256.ConvertToInt32(Vector256.Min(Vector256.Max(shifted, Vector256<float>.Zero), Vector256.Create((float)CodeMax)));
            Vector128<short> words = Vector128.Narrow(whole.GetLower(), whole.GetUpper());
            Vector128.Narrow(words, words).AsByte().GetLower().CopyTo(codes.Slice(i));
        }
        for (; i < factors.Length; i++) codes[i] = Code(values[i] * factors[i]);
    }

    /// <summary>How many codes stand at the ends of their range: features beyond what all but a thousandth of the training rows held.</summary>
    public static int Saturated(ReadOnlySpan<byte> codes)
    {
        int count = 0, i = 0;
        for (; i + Vector256<byte>.Count <= codes.Length; i += Vector256<byte>.Count)
        {
            Vector256<byte> some = Vector256.Create(codes.Slice(i));
            Vector256<byte> ends = Vector256.Equals(some, Vector256<byte>.Zero) | Vector256.Equals(some, Vector256.Create((byte)CodeMax));
            count += BitOperations.PopCount(ends.ExtractMostSignificantBits());
        }
        for (; i < codes.Length; i++) count += codes[i] is 0 or CodeMax ? 1 : 0;
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte Code(float scaled)
    {
        float shifted = scaled + Offset;
        if (!(shifted >= 0f)) return shifted < 0f ? (byte)0 : (byte)ZeroCode;
        return shifted >= CodeMax ? (byte)CodeMax : (byte)(int)shifted;
    }
}

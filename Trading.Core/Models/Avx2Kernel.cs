// The int8 network by 256-bit multiply-add of unsigned activations and signed weights.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Trading.Core.Diagnostics;
using Trading.Core.Memory;

namespace Trading.Core.Models;

/// <summary>vpmaddubsw + vpmaddwd + vpaddd over repacked weights: exact, because activations are at most 127 and weights never -128, so no pair saturates 16 bits.</summary>
/// <remarks>Any layer widths. O(weights / 32). Owns its scratch; one thread. Source: Stockfish NNUE (docs/nnue.md), affine layer with broadcast inputs.</remarks>
[HotPath]
public sealed class Avx2Kernel
{
    // Four accumulators hide the latency of the add chain and leave registers for the broadcast and the products.
    private const int BlocksAtOnce = 4;
    private const int GroupBytes = Avx2Layer.OutputGroup * Avx2Layer.InputGroup;

    private readonly Avx2Layer[] layers;
    private readonly byte[][] activations;
    private readonly int[] outputs;
    private readonly int outputCount;

    public Avx2Kernel(ModelLayer[] source)
    {
        layers = new Avx2Layer[source.Length];
        activations = new byte[source.Length][];
        for (int l = 0; l < source.Length; l++)
        {
            layers[l] = new Avx2Layer(source[l]);
            int previousOutputs = l == 0 ? 0 : layers[l - 1].OutputsPadded;
            activations[l] = new byte[Math.Max(layers[l].InputsPadded, previousOutputs)];
        }
        outputs = new int[layers[^1].OutputsPadded];
        outputCount = source[^1].Outputs;
    }

    public static bool IsSupported => Avx2.IsSupported;

    /// <param name="codes">Inputs 0..127, as many as the first layer takes.</param>
    /// <param name="logits">Receives the last layer's accumulators.</param>
    public void Evaluate(ReadOnlySpan<byte> codes, Span<int> logits)
    {
        codes.CopyTo(activations[0]);
        int last = layers.Length - 1;
        for (int l = 0; l < last; l++) Hidden(layers[l], activations[l], activations[l + 1]);
        Final(layers[last], activations[last]);
        outputs.AsSpan(0, outputCount).CopyTo(logits);
    }

    private static void Hidden(Avx2Layer layer, byte[] inputs, byte[] result)
    {
        int j = 0;
        for (; j + BlocksAtOnce * Avx2Layer.OutputGroup <= layer.OutputsPadded; j += BlocksAtOnce * Avx2Layer.OutputGroup)
            HiddenFourBlocks(layer, inputs, result, j);
        for (; j < layer.OutputsPadded; j += Avx2Layer.OutputGroup)
        {
            Vector256<int> a = Requantise(AccumulateBlock(layer, inputs, j), layer.Shift, j);
            Vector128<short> words = Sse2.PackSignedSaturate(a.GetLower(), a.GetUpper());
            VectorMemory.Store8(Sse2.PackUnsignedSaturate(words, words), result, j);
        }
    }

    private static void HiddenFourBlocks(Avx2Layer layer, byte[] inputs, byte[] result, int j)
    {
        sbyte[] weights = layer.Weights;
        int[] bias = layer.Bias, shift = layer.Shift;
        int stride = layer.OutputsPadded * Avx2Layer.InputGroup, at = j * Avx2Layer.InputGroup;
        Vector256<int> a0 = VectorMemory.Load256(bias, j), a1 = VectorMemory.Load256(bias, j + 8);
        Vector256<int> a2 = VectorMemory.Load256(bias, j + 16), a3 = VectorMemory.Load256(bias, j + 24);
        for (int i = 0; i < layer.InputsPadded; i += Avx2Layer.InputGroup, at += stride)
        {
            Vector256<byte> x = VectorMemory.Broadcast4(inputs, i);
            a0 = MultiplyAdd(a0, x, VectorMemory.Load256(weights, at));
            a1 = MultiplyAdd(a1, x, VectorMemory.Load256(weights, at + GroupBytes));
            a2 = MultiplyAdd(a2, x, VectorMemory.Load256(weights, at + 2 * GroupBytes));
            a3 = MultiplyAdd(a3, x, VectorMemory.Load256(weights, at + 3 * GroupBytes));
        }
        Vector256<short> low = Avx2.PackSignedSaturate(Requantise(a0, shift, j), Requantise(a1, shift, j + 8));
        Vector256<short> high = Avx2.PackSignedSaturate(Requantise(a2, shift, j + 16), Requantise(a3, shift, j + 24));
        // The packs work per 128-bit lane; this puts the eight groups of four bytes back in order.
        Vector256<int> lanes = Avx2.PackUnsignedSaturate(low, high).AsInt32();
        VectorMemory.Store256(Avx2.PermuteVar8x32(lanes, Vector256.Create(0, 4, 1, 5, 2, 6, 3, 7)).AsByte(), result, j);
    }

    private void Final(Avx2Layer layer, byte[] inputs)
    {
        for (int j = 0; j < layer.OutputsPadded; j += Avx2Layer.OutputGroup)
            VectorMemory.Store256(AccumulateBlock(layer, inputs, j), outputs, j);
    }

    // Two chains, because one block alone waits on every add.
    private static Vector256<int> AccumulateBlock(Avx2Layer layer, byte[] inputs, int j)
    {
        sbyte[] weights = layer.Weights;
        int stride = layer.OutputsPadded * Avx2Layer.InputGroup, at = j * Avx2Layer.InputGroup;
        Vector256<int> even = VectorMemory.Load256(layer.Bias, j), odd = Vector256<int>.Zero;
        int i = 0;
        for (; i + 2 * Avx2Layer.InputGroup <= layer.InputsPadded; i += 2 * Avx2Layer.InputGroup, at += 2 * stride)
        {
            even = MultiplyAdd(even, VectorMemory.Broadcast4(inputs, i), VectorMemory.Load256(weights, at));
            odd = MultiplyAdd(odd, VectorMemory.Broadcast4(inputs, i + Avx2Layer.InputGroup), VectorMemory.Load256(weights, at + stride));
        }
        if (i < layer.InputsPadded) even = MultiplyAdd(even, VectorMemory.Broadcast4(inputs, i), VectorMemory.Load256(weights, at));
        return Avx2.Add(even, odd);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> MultiplyAdd(Vector256<int> sum, Vector256<byte> activations, Vector256<sbyte> weights) =>
        Avx2.Add(sum, Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(activations, weights), Vector256<short>.One));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Requantise(Vector256<int> sum, int[] shift, int j)
    {
        Vector256<int> shifted = Avx2.ShiftRightArithmeticVariable(sum, VectorMemory.Load256(shift, j).AsUInt32());
        return Avx2.Min(Avx2.Max(shifted, Vector256<int>.Zero), Vector256.Create(ModelLayer.ActivationMax));
    }
}

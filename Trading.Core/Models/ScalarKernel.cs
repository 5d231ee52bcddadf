// The reference evaluation of the int8 network: the specification that every other kernel must equal bit for bit.
using System;
using Trading.Core.Diagnostics;

namespace Trading.Core.Models;

/// <summary>Plain loops over the canonical layers. Kept for ever as the oracle, and the kernel of machines without a faster one.</summary>
/// <remarks>O(weights). Owns its scratch; one thread.</remarks>
[HotPath]
public sealed class ScalarKernel
{
    private readonly ModelLayer[] layers;
    private readonly byte[][] activations;

    public ScalarKernel(ModelLayer[] layers)
    {
        this.layers = layers;
        activations = new byte[layers.Length][];
        for (int l = 0; l < layers.Length; l++) activations[l] = new byte[layers[l].Inputs];
    }

    /// <param name="codes">Inputs 0..127, as many as the first layer takes.</param>
    /// <param name="logits">Receives the last layer's accumulators.</param>
    public void Evaluate(ReadOnlySpan<byte> codes, Span<int> logits)
    {
        codes.CopyTo(activations[0]);
        int last = layers.Length - 1;
        for (int l = 0; l < last; l++) Hidden(layers[l], activations[l], activations[l + 1]);
        for (int j = 0; j < layers[last].Outputs; j++) logits[j] = Accumulate(layers[last], j, activations[last]);
    }

    private static void Hidden(ModelLayer layer, byte[] inputs, byte[] outputs)
    {
        for (int j = 0; j < layer.Outputs; j++)
        {
            byte shift = layer.Shift[j];
            int scaled = (Accumulate(layer, j, inputs) + ModelLayer.RoundingOf(shift)) >> shift;
            outputs[j] = (byte)Math.Clamp(scaled, 0, ModelLayer.ActivationMax);
        }
    }

    private static int Accumulate(ModelLayer layer, int output, byte[] inputs)
    {
        int sum = layer.Bias[output];
        ReadOnlySpan<sbyte> row = layer.Weights.AsSpan(output * layer.Inputs, layer.Inputs);
        for (int i = 0; i < row.Length; i++) sum += row[i] * inputs[i];
        return sum;
    }
}

// One dense layer of the int8 network in its canonical, machine-independent order.
using System;

namespace Trading.Core.Models;

/// <summary>acc_j = bias_j + Σ_i weight[j,i]·x_i; a hidden layer answers clamp((acc_j + 2^(shift_j-1)) >> shift_j, 0, 127), the last one acc_j.</summary>
/// <remarks>Cold description. The arrays belong to the layer; nobody writes to them after construction.</remarks>
public sealed class ModelLayer
{
    /// <summary>Widest layer an artifact may hold.</summary>
    public const int WidthMax = 1024;

    /// <summary>Largest activation: 7 bits, so that a pair of products fits 16 bits in maddubs (127·127·2 = 32,258).</summary>
    public const int ActivationMax = 127;

    public const int ShiftMax = 30;

    public ModelLayer(int inputs, int outputs, sbyte[] weights, int[] bias, byte[] shift)
    {
        if (weights.Length != inputs * outputs || bias.Length != outputs || shift.Length != outputs)
            throw new ArgumentException("Array lengths do not match the layer's shape.");
        (Inputs, Outputs, Weights, Bias, Shift) = (inputs, outputs, weights, bias, shift);
    }

    public int Inputs { get; }
    public int Outputs { get; }

    /// <summary>Row-major: the weight of input i for output j is at j·Inputs + i. Never -128.</summary>
    public sbyte[] Weights { get; }

    public int[] Bias { get; }

    /// <summary>Requantisation shift of each output; zero in the last layer.</summary>
    public byte[] Shift { get; }

    /// <summary>Largest magnitude any partial sum of row <paramref name="output"/> can reach, rounding term included, for activations 0..127 in any order of addition.</summary>
    public long AccumulatorBound(int output)
    {
        long sum = Math.Abs((long)Bias[output]) + RoundingOf(Shift[output]);
        for (int i = 0; i < Inputs; i++) sum += (long)ActivationMax * Math.Abs((int)Weights[output * Inputs + i]);
        return sum;
    }

    internal static int RoundingOf(byte shift) => shift == 0 ? 0 : 1 << (shift - 1);
}

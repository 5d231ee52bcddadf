// One layer repacked for 256-bit maddubs.
using System;
using Trading.Core.Diagnostics;

namespace Trading.Core.Models;

/// <summary>Weights in the order [input/4][output][4], inputs padded to a multiple of 4 and outputs to a multiple of 8 with zeros; the rounding term is folded into the bias.</summary>
/// <remarks>The order lets one broadcast of four activations meet eight outputs without a horizontal add (Stockfish NNUE's affine layers).</remarks>
internal sealed class Avx2Layer
{
    public const int InputGroup = 4;
    public const int OutputGroup = 8;

    public Avx2Layer(ModelLayer layer)
    {
        InputsPadded = PadTo(layer.Inputs, InputGroup);
        OutputsPadded = PadTo(layer.Outputs, OutputGroup);
        Weights = new sbyte[InputsPadded * OutputsPadded];
        Bias = new int[OutputsPadded];
        Shift = new int[OutputsPadded];
        for (int j = 0; j < layer.Outputs; j++)
        {
            Bias[j] = layer.Bias[j] + ModelLayer.RoundingOf(layer.Shift[j]);
            Shift[j] = layer.Shift[j];
            for (int i = 0; i < layer.Inputs; i++)
                Weights[(i / InputGroup * OutputsPadded + j) * InputGroup + i % InputGroup] = layer.Weights[j * layer.Inputs + i];
        }
    }

    public int InputsPadded { get; }
    public int OutputsPadded { get; }
    public sbyte[] Weights { get; }
    public int[] Bias { get; }
    public int[] Shift { get; }

    public static int PadTo(int value, int multiple) => (value + multiple - 1) / multiple * multiple;
}

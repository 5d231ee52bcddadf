// A small multi-layer perceptron with ReLU and softmax, for training and as the float reference.
using System;
using System.Linq;
using Trading.Core.Indicators;
using Trading.Core.Simulation.Market;

namespace Trading.Research.Training;

/// <summary>Dense layers, ReLU between them, three logits at the end; without hidden layers it is logistic regression.</summary>
internal sealed class FloatNetwork
{
    private readonly float[][] activations;
    private readonly float[][] gradients;

    public FloatNetwork(int inputs, int[] hidden, ref CounterRandom random)
    {
        int[] widths = [inputs, .. hidden, ClassLabels.Count];
        Layers = new TrainableLayer[widths.Length - 1];
        for (int l = 0; l < Layers.Length; l++) Layers[l] = new TrainableLayer(widths[l], widths[l + 1], ref random);
        (activations, gradients) = Scratch(Layers);
        Input = new float[inputs];
    }

    private FloatNetwork(TrainableLayer[] layers)
    {
        Layers = layers;
        (activations, gradients) = Scratch(layers);
        Input = new float[layers[0].Inputs];
    }

    public TrainableLayer[] Layers { get; }

    /// <summary>Written by the caller before <see cref="Forward"/>.</summary>
    public float[] Input { get; }

    /// <summary>Outputs of a hidden layer after ReLU, from the last forward pass.</summary>
    public ReadOnlySpan<float> Activations(int layer) => activations[layer].AsSpan(0, Layers[layer].Outputs);

    private static (float[][], float[][]) Scratch(TrainableLayer[] layers) =>
        (layers.Select(l => new float[l.OutputsPadded]).ToArray(), layers.Select(l => new float[l.OutputsPadded]).ToArray());

    public FloatNetwork Frozen() => new(Layers.Select(l => l.Frozen()).ToArray());

    /// <summary>Class probabilities of <see cref="Input"/>.</summary>
    public void Forward(Span<double> probabilities)
    {
        for (int l = 0; l < Layers.Length; l++) Layers[l].Forward(InputOf(l), activations[l], relu: l < Layers.Length - 1);
        Softmax(activations[^1], probabilities);
    }

    private ReadOnlySpan<float> InputOf(int layer) => layer == 0 ? Input : activations[layer - 1].AsSpan(0, Layers[layer].Inputs);

    public static void Softmax(ReadOnlySpan<float> logits, Span<double> probabilities)
    {
        double best = Math.Max(logits[0], Math.Max(logits[1], logits[2])), sum = 0;
        for (int c = 0; c < ClassLabels.Count; c++) sum += probabilities[c] = DeterministicMath.Exp(logits[c] - best);
        for (int c = 0; c < ClassLabels.Count; c++) probabilities[c] /= sum;
    }

    /// <summary>Adds the gradient of the cross-entropy against a class, after <see cref="Forward"/> gave these probabilities.</summary>
    public void Backward(ReadOnlySpan<double> probabilities, int label)
    {
        for (int c = 0; c < ClassLabels.Count; c++) gradients[^1][c] = (float)(probabilities[c] - (c == label ? 1 : 0));
        for (int l = Layers.Length - 1; l >= 0; l--) Layers[l].Backward(InputOf(l), gradients[l], l == 0 ? null : gradients[l - 1]);
    }

    public void Step(int samples, float rate, float decay, float correction1, float correction2)
    {
        foreach (TrainableLayer layer in Layers) layer.Step(1f / samples, rate, decay, correction1, correction2);
    }
}

// One dense layer with its gradient and Adam state, eight outputs to a vector.
using System;
using System.Runtime.Intrinsics;
using Trading.Core.Simulation.Market;

namespace Trading.Research.Training;

/// <summary>z = b + x W with W in the order [input][output/8] of eight-wide vectors. Multiplies and adds stay separate and in a fixed order, so every machine computes the same bits.</summary>
internal sealed class TrainableLayer
{
    private const int Width = 8;
    private const float Beta1 = 0.9f, Beta2 = 0.999f, Epsilon = 1e-8f;

    private readonly Vector256<float>[] weights, weightGradient, weightMean, weightSquare;
    private readonly Vector256<float>[] bias, biasGradient, biasMean, biasSquare;
    private readonly int blocks;

    public TrainableLayer(int inputs, int outputs, ref CounterRandom random)
    {
        Inputs = inputs;
        Outputs = outputs;
        blocks = (outputs + Width - 1) / Width;
        weights = new Vector256<float>[inputs * blocks];
        weightGradient = new Vector256<float>[inputs * blocks];
        weightMean = new Vector256<float>[inputs * blocks];
        weightSquare = new Vector256<float>[inputs * blocks];
        bias = new Vector256<float>[blocks];
        biasGradient = new Vector256<float>[blocks];
        biasMean = new Vector256<float>[blocks];
        biasSquare = new Vector256<float>[blocks];
        // He et al. (2015): variance 2/inputs keeps the signal's size through ReLU.
        float deviation = MathF.Sqrt(2f / inputs);
        for (int i = 0; i < inputs; i++)
            for (int j = 0; j < outputs; j++) SetWeight(i, j, deviation * (float)random.NextNormal());
    }

    public int Inputs { get; }
    public int Outputs { get; }
    public int OutputsPadded => blocks * Width;

    public float Weight(int input, int output) => weights[input * blocks + output / Width].GetElement(output % Width);

    public float Bias(int output) => bias[output / Width].GetElement(output % Width);

    private void SetWeight(int input, int output, float value)
    {
        ref Vector256<float> block = ref weights[input * blocks + output / Width];
        block = block.WithElement(output % Width, value);
    }

    /// <summary>z, optionally through ReLU, into the padded output.</summary>
    public void Forward(ReadOnlySpan<float> x, float[] z, bool relu)
    {
        Vector256<float>[] w = weights;
        int b = 0;
        for (; b + 4 <= blocks; b += 4)
        {
            Vector256<float> z0 = bias[b], z1 = bias[b + 1], z2 = bias[b + 2], z3 = bias[b + 3];
            for (int i = 0, at = b; i < x.Length; i++, at += blocks)
            {
                if (x[i] == 0) continue;
                Vector256<float> xi = Vector256.Create(x[i]);
                z0 += xi * w[at];
                z1 += xi * w[at + 1];
                z2 += xi * w[at + 2];
                z3 += xi * w[at + 3];
            }
            Store(z0, z, b, relu);
            Store(z1, z, b + 1, relu);
            Store(z2, z, b + 2, relu);
            Store(z3, z, b + 3, relu);
        }
        for (; b < blocks; b++)
        {
            Vector256<float> sum = bias[b];
            for (int i = 0; i < x.Length; i++) sum += Vector256.Create(x[i]) * w[i * blocks + b];
            Store(sum, z, b, relu);
        }
    }

    private static void Store(Vector256<float> z, float[] target, int block, bool relu) =>
        (relu ? Vector256.Max(z, Vector256<float>.Zero) : z).CopyTo(target, block * Width);

    /// <summary>Adds this sample's gradient and writes dLoss/dx for inputs that are not zero (a zero input of a hidden layer is a ReLU at rest).</summary>
    public void Backward(ReadOnlySpan<float> x, float[] dz, float[]? dx)
    {
        for (int b = 0; b < blocks; b++) biasGradient[b] += Vector256.Create(dz, b * Width);
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] == 0)
            {
                if (dx is not null) dx[i] = 0;
                continue;
            }
            Vector256<float> xi = Vector256.Create(x[i]), dot = Vector256<float>.Zero;
            for (int b = 0, at = i * blocks; b < blocks; b++, at++)
            {
                Vector256<float> d = Vector256.Create(dz, b * Width);
                weightGradient[at] += xi * d;
                dot += weights[at] * d;
            }
            if (dx is not null) dx[i] = Sum(dot);
        }
    }

    // Halves onto halves, in this order on every machine.
    private static float Sum(Vector256<float> v)
    {
        Vector128<float> four = v.GetLower() + v.GetUpper();
        return (four.GetElement(0) + four.GetElement(2)) + (four.GetElement(1) + four.GetElement(3));
    }

    /// <summary>One AdamW step (Kingma and Ba 2015; Loshchilov and Hutter 2019) with the mean gradient, which is then cleared.</summary>
    public void Step(float perSample, float rate, float decay, float correction1, float correction2)
    {
        Adam(weights, weightGradient, weightMean, weightSquare, perSample, rate, rate * decay, correction1, correction2);
        Adam(bias, biasGradient, biasMean, biasSquare, perSample, rate, 0, correction1, correction2);
    }

    private static void Adam(Vector256<float>[] w, Vector256<float>[] g, Vector256<float>[] m, Vector256<float>[] v, float perSample, float rate, float shrink, float c1, float c2)
    {
        for (int k = 0; k < w.Length; k++)
        {
            Vector256<float> gradient = g[k] * perSample;
            m[k] = m[k] * Beta1 + gradient * (1 - Beta1);
            v[k] = v[k] * Beta2 + gradient * gradient * (1 - Beta2);
            Vector256<float> size = Vector256.Sqrt(v[k] * c2) + Vector256.Create(Epsilon);
            w[k] = w[k] - w[k] * shrink - (m[k] * (c1 * rate)) / size;
            g[k] = Vector256<float>.Zero;
        }
    }

    /// <summary>The parameters as they are now, for evaluation only.</summary>
    public TrainableLayer Frozen() => new(this, [.. weights], [.. bias]);

    private TrainableLayer(TrainableLayer source, Vector256<float>[] weights, Vector256<float>[] bias)
    {
        (Inputs, Outputs, blocks) = (source.Inputs, source.Outputs, source.blocks);
        (this.weights, this.bias) = (weights, bias);
        (weightGradient, weightMean, weightSquare) = ([], [], []);
        (biasGradient, biasMean, biasSquare) = ([], [], []);
    }
}

// Trains a network by minibatch Adam and keeps the epoch that was best on the later validation block.
using System;
using System.Threading;
using Trading.Core.Features;
using Trading.Core.Indicators;
using Trading.Core.Simulation.Market;

namespace Trading.Research.Training;

/// <summary>Deterministic training: one thread, own generator, fixed order of additions. Each sample is shown as it was or mirrored (bids and asks swapped), by a fair coin,
/// because direction has no preferred side and a single day's drift must not be learned.</summary>
internal sealed class NetworkTrainer(InputCodes inputs, byte[] labels, Range train, Range validation)
{
    private const int Batch = 256;
    private const float RateFirst = 1e-3f, RateLast = 2e-5f, WeightDecay = 1e0f;
    private const float Beta1 = 0.9f, Beta2 = 0.999f;
    private const int Patience = 5;

    /// <summary>The best network and its validation log-loss.</summary>
    /// <param name="hidden">Hidden widths; none is logistic regression.</param>
    /// <param name="seed">Initial weights, order of rows, mirrors.</param>
    /// <param name="epochs">Most passes over the training rows.</param>
    /// <param name="progress">Told the samples seen so far.</param>
    /// <param name="stop">Ends the run.</param>
    public (FloatNetwork Network, double LogLoss, int Epochs) Run(int[] hidden, ulong seed, int epochs, Action<long> progress, CancellationToken stop)
    {
        var random = new CounterRandom(seed, (ulong)hidden.Length, 0);
        var network = new FloatNetwork(FeatureSchema.Count, hidden, ref random);
        int[] order = new int[train.End.Value - train.Start.Value];
        for (int i = 0; i < order.Length; i++) order[i] = train.Start.Value + i;
        int steps = (order.Length + Batch - 1) / Batch, step = 0, sinceBest = 0, epoch = 0;
        (FloatNetwork Network, double LogLoss, int Epochs) best = (network.Frozen(), double.MaxValue, 0);
        for (; epoch < epochs && sinceBest < Patience; epoch++)
        {
            Shuffle(order, ref random);
            for (int at = 0; at < order.Length; at += Batch)
            {
                stop.ThrowIfCancellationRequested();
                TrainBatch(network, order.AsSpan(at, Math.Min(Batch, order.Length - at)), ++step, (double)step / (steps * epochs), ref random);
            }
            progress((long)(epoch + 1) * order.Length);
            double loss = LogLoss(network, validation);
            sinceBest++;
            if (loss >= best.LogLoss) continue;
            best = (network.Frozen(), loss, epoch + 1);
            sinceBest = 0;
        }
        return best;
    }

    private void TrainBatch(FloatNetwork network, ReadOnlySpan<int> batch, int step, double share, ref CounterRandom random)
    {
        Span<double> probabilities = stackalloc double[ClassLabels.Count];
        foreach (int row in batch)
        {
            bool mirrored = random.Chance(0.5);
            inputs.WriteInput(row, mirrored, network.Input);
            network.Forward(probabilities);
            network.Backward(probabilities, mirrored ? ClassLabels.Up - labels[row] : labels[row]);
        }
        float rate = RateLast + (RateFirst - RateLast) * (float)CosineShare(share);
        double forgotten1 = Power(Beta1, step), forgotten2 = Power(Beta2, step);
        network.Step(batch.Length, rate, WeightDecay, (float)(1 / (1 - forgotten1)), (float)(1 / (1 - forgotten2)));
    }

    // (1 + cos πx)/2 by its smoothstep twin 1 - 3x² + 2x³: the same ends and flat slopes, and only plain operations.
    private static double CosineShare(double x) => 1 - x * x * (3 - 2 * x);

    private static double Power(float x, int n) => DeterministicMath.Exp2(n * DeterministicMath.Log2(x));

    private static void Shuffle(int[] order, ref CounterRandom random)
    {
        for (int i = order.Length - 1; i > 0; i--)
        {
            int j = random.NextInt(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }
    }

    private double LogLoss(FloatNetwork network, Range rows)
    {
        Span<double> probabilities = stackalloc double[ClassLabels.Count];
        double sum = 0;
        for (int row = rows.Start.Value; row < rows.End.Value; row++)
        {
            inputs.WriteInput(row, false, network.Input);
            network.Forward(probabilities);
            sum -= DeterministicMath.Log(Math.Max(probabilities[labels[row]], Scores.ProbabilityMin));
        }
        return sum / (rows.End.Value - rows.Start.Value);
    }
}

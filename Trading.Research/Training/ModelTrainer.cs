// From labelled rows to a checked artifact: scale, train, quantise, calibrate, judge.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Trading.Core.Features;
using Trading.Core.Models;
using Trading.Core.Simulation.Market;
using Trading.Research.Dataset;

namespace Trading.Research.Training;

/// <summary>The offline training run. Deterministic: equal rows and options give equal artifact bytes, on any machine.</summary>
public sealed class ModelTrainer(LabelledRows rows, TrainingOptions options)
{
    private const int GoldenVectors = 64;
    private const long MicroIncrements = 1_000_000;
    private readonly TimeBlocks blocks = TimeBlocks.Split(rows, options.From, options.To);

    /// <param name="progress">Told the share of the work done, 0 to 1.</param>
    /// <param name="stop">Ends the run with an <see cref="OperationCanceledException"/>.</param>
    public TrainingReport Train(Action<double> progress, CancellationToken stop)
    {
        var inputs = new InputCodes(rows, blocks.Train);
        var labels = new ClassLabels(rows, blocks.Train);
        var trainer = new NetworkTrainer(inputs, labels.Classes, blocks.Train, blocks.Validation);
        double samples = 2.0 * options.Epochs * (blocks.Train.End.Value - blocks.Train.Start.Value);
        var linear = trainer.Run([], options.Seed, options.Epochs, seen => progress(seen / samples), stop);
        var deep = trainer.Run(options.Hidden, options.Seed, options.Epochs, seen => progress(0.5 + seen / samples), stop);

        (ModelLayer[] layers, double logitScale) = PostTrainingQuantiser.Quantise(deep.Network, inputs, blocks.Train);
        int[] validationLogits = IntegerLogits(layers, inputs, blocks.Validation);
        (ProbabilityTable table, double temperature) = Calibration.Fit(validationLogits, labels.Classes.AsSpan(blocks.Validation), logitScale);
        long move = (long)(labels.MeanMove * MicroIncrements + 0.5);
        Scores[] floatScores = [FloatScores("logistic regression", linear.Network, inputs, labels), FloatScores("mlp float", deep.Network, inputs, labels)];
        string provenance = Provenance.Json(options, rows, blocks, labels, temperature, deep.Epochs, floatScores[^1]);
        var artifact = new ModelArtifact("trained", FeatureSchema.Hash, options.HorizonNanos, inputs.Scales, layers, (float)logitScale,
            [-move, 0, move], table, Golden(layers, inputs), provenance);
        List<Scores> scores = [.. Baselines.On(rows, blocks, labels), .. floatScores, IntegerScores(artifact, inputs, labels)];
        return new TrainingReport(artifact, scores, rows, blocks, labels.Threshold, temperature, deep.Epochs);
    }

    private Scores FloatScores(string name, FloatNetwork network, InputCodes inputs, ClassLabels labels)
    {
        (int first, int count) = blocks.Test.GetOffsetAndLength(rows.Count);
        double[] probabilities = new double[3 * count];
        for (int r = 0; r < count; r++)
        {
            inputs.WriteInput(first + r, false, network.Input);
            network.Forward(probabilities.AsSpan(3 * r, 3));
        }
        return Scores.Of(name, probabilities, labels.Classes.AsSpan(blocks.Test), rows.Moves.AsSpan(blocks.Test));
    }

    // Through the evaluator that trades, so that what is reported is what will run.
    private Scores IntegerScores(ModelArtifact artifact, InputCodes inputs, ClassLabels labels)
    {
        var evaluator = new ModelEvaluator(artifact);
        (int first, int count) = blocks.Test.GetOffsetAndLength(rows.Count);
        double[] probabilities = new double[3 * count];
        for (int r = 0; r < count; r++)
        {
            evaluator.Evaluate(inputs.Row(first + r), out Prediction p);
            probabilities[3 * r] = p.ProbabilityDown / (double)Prediction.ProbabilityOne;
            probabilities[3 * r + 1] = p.ProbabilityFlat / (double)Prediction.ProbabilityOne;
            probabilities[3 * r + 2] = p.ProbabilityUp / (double)Prediction.ProbabilityOne;
        }
        return Scores.Of("mlp int8", probabilities, labels.Classes.AsSpan(blocks.Test), rows.Moves.AsSpan(blocks.Test));
    }

    private int[] IntegerLogits(ModelLayer[] layers, InputCodes inputs, Range block)
    {
        var scalar = new ScalarKernel(layers);
        (int first, int count) = block.GetOffsetAndLength(rows.Count);
        int[] logits = new int[3 * count];
        for (int r = 0; r < count; r++) scalar.Evaluate(inputs.Row(first + r), logits.AsSpan(3 * r, 3));
        return logits;
    }

    // Half real rows spread over the training block, half random codes, which reach corners that the market did not.
    private GoldenVector[] Golden(ModelLayer[] layers, InputCodes inputs)
    {
        var scalar = new ScalarKernel(layers);
        var random = new CounterRandom(options.Seed, GoldenVectors, 1);
        var golden = new GoldenVector[GoldenVectors];
        int first = blocks.Train.Start.Value, count = blocks.Train.End.Value - first;
        for (int v = 0; v < golden.Length; v++)
        {
            byte[] codes = inputs.Row(first + (int)((long)v * count / golden.Length)).ToArray();
            if (v % 2 == 1)
                for (int i = 0; i < codes.Length; i++) codes[i] = (byte)random.NextInt(ModelLayer.ActivationMax + 1);
            int[] logits = new int[ModelArtifact.Classes];
            scalar.Evaluate(codes, logits);
            golden[v] = new GoldenVector(codes, logits);
        }
        return golden;
    }
}

// The naive forecasters that a model must beat to be worth its nanoseconds.
using System;
using System.Collections.Generic;
using System.Linq;
using Trading.Core.Features;
using Trading.Research.Dataset;

namespace Trading.Research.Training;

/// <summary>Class prior of the training block, and the signs of top imbalance and of the last trade.</summary>
internal static class Baselines
{
    public static IEnumerable<Scores> On(LabelledRows rows, TimeBlocks blocks, ClassLabels labels)
    {
        (int first, int count) = blocks.Test.GetOffsetAndLength(rows.Count);
        double[] prior = Prior(labels.Classes.AsSpan(blocks.Train));
        double[] priors = Enumerable.Range(0, 3 * count).Select(i => prior[i % 3]).ToArray();
        yield return Scores.Of("majority class and class prior", priors, labels.Classes.AsSpan(blocks.Test), rows.Moves.AsSpan(blocks.Test));
        yield return SignOf("sign of top imbalance", Feature.ImbalanceL1);
        yield return SignOf("sign of order flow 1 s", Feature.OrderFlow1S);

        Scores SignOf(string name, Feature feature)
        {
            double[] signals = Enumerable.Range(first, count).Select(r => (double)rows.Row(r)[(int)feature]).ToArray();
            return Scores.OfSign(name, signals, labels.Classes.AsSpan(blocks.Test), rows.Moves.AsSpan(blocks.Test));
        }
    }

    private static double[] Prior(ReadOnlySpan<byte> classes)
    {
        double[] prior = new double[ClassLabels.Count];
        foreach (byte label in classes) prior[label] += 1.0 / classes.Length;
        return prior;
    }
}

// How good probabilities are: accuracy, log-loss, and the area under the curve of up against down.
using System;
using System.Linq;
using Trading.Core.Indicators;

namespace Trading.Research.Training;

/// <summary>Scores of one forecaster on a block of rows.</summary>
/// <param name="Name">Who forecast.</param>
/// <param name="Accuracy">Share of rows whose likeliest class came.</param>
/// <param name="LogLoss">Mean -ln of the probability given to the class that came; not a number for a forecaster without probabilities.</param>
/// <param name="AreaUpDown">Chance that a row that went up was scored above one that went down (ties count half).</param>
/// <param name="TailMove">Mean signed move in increments of the tenth of rows with the strongest scores, in the direction of the score.</param>
public sealed record Scores(string Name, double Accuracy, double LogLoss, double AreaUpDown, double TailMove)
{
    /// <summary>Probabilities below it count as it, so that one certain mistake does not decide the mean.</summary>
    public const double ProbabilityMin = 1e-6;

    /// <summary>Scores probabilities given row by row, three a row.</summary>
    public static Scores Of(string name, double[] probabilities, ReadOnlySpan<byte> labels, ReadOnlySpan<float> moves)
    {
        double hits = 0, loss = 0;
        double[] scores = new double[labels.Length];
        for (int i = 0; i < labels.Length; i++)
        {
            ReadOnlySpan<double> p = probabilities.AsSpan(3 * i, 3);
            if (Likeliest(p) == labels[i]) hits++;
            loss -= DeterministicMath.Log(Math.Max(p[labels[i]], ProbabilityMin));
            scores[i] = p[ClassLabels.Up] - p[ClassLabels.Down];
        }
        return new Scores(name, hits / labels.Length, loss / labels.Length, Area(scores, labels), Tail(scores, moves));
    }

    /// <summary>Scores a rule that gives only a direction: its sign is the class.</summary>
    public static Scores OfSign(string name, double[] signals, ReadOnlySpan<byte> labels, ReadOnlySpan<float> moves)
    {
        double hits = 0;
        for (int i = 0; i < labels.Length; i++)
            if (ClassLabels.Flat + Math.Sign(signals[i]) == labels[i]) hits++;
        return new Scores(name, hits / labels.Length, double.NaN, Area(signals, labels), Tail(signals, moves));
    }

    private static int Likeliest(ReadOnlySpan<double> p)
    {
        int best = p[1] > p[0] ? 1 : 0;
        return p[2] > p[best] ? 2 : best;
    }

    // Mann-Whitney: rank sum of the ups among ups and downs, tied scores sharing their mean rank.
    private static double Area(double[] scores, ReadOnlySpan<byte> labels)
    {
        int[] moved = new int[labels.Length];
        int count = 0;
        for (int i = 0; i < labels.Length; i++)
            if (labels[i] != ClassLabels.Flat) moved[count++] = i;
        double[] keys = moved.Take(count).Select(i => scores[i]).ToArray();
        int[] order = moved[..count];
        Array.Sort(keys, order);
        double ups = 0, rankSum = 0;
        for (int i = 0, end; i < count; i = end)
        {
            for (end = i + 1; end < count && keys[end] == keys[i];) end++;
            double rank = (i + 1 + end) / 2.0;
            for (int k = i; k < end; k++)
            {
                if (labels[order[k]] != ClassLabels.Up) continue;
                ups++;
                rankSum += rank;
            }
        }
        double downs = count - ups;
        return ups == 0 || downs == 0 ? 0.5 : (rankSum - ups * (ups + 1) / 2) / (ups * downs);
    }

    private static double Tail(double[] scores, ReadOnlySpan<float> moves)
    {
        double[] sizes = scores.Select(Math.Abs).ToArray();
        int[] order = Enumerable.Range(0, sizes.Length).ToArray();
        Array.Sort(sizes, order);
        int count = Math.Max(1, order.Length / 10);
        double sum = 0;
        foreach (int i in order[^count..]) sum += Math.Sign(scores[i]) * moves[i];
        return sum / count;
    }
}

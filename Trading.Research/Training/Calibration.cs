// Fits the temperature of the integer logits and makes the probability table from it.
using System;
using Trading.Core.Indicators;
using Trading.Core.Models;

namespace Trading.Research.Training;

/// <summary>Temperature scaling (Guo et al. 2017) on the validation block, folded into the table's multiplier.</summary>
internal static class Calibration
{
    private const int StepsPerNat = 64;
    private const int Entries = 1024;
    private const double TemperatureMin = 0.25, TemperatureMax = 4;
    private const int Iterations = 24;
    private static readonly double golden = (Math.Sqrt(5) - 1) / 2;

    /// <param name="logits">Integer logits, three a row.</param>
    /// <param name="labels">Classes of the same rows.</param>
    /// <param name="logitScale">Nats of one unit.</param>
    public static (ProbabilityTable Table, double Temperature) Fit(int[] logits, ReadOnlySpan<byte> labels, double logitScale)
    {
        double low = TemperatureMin, high = TemperatureMax;
        // Golden-section search: the log-loss has one minimum in the temperature.
        for (int i = 0; i < Iterations; i++)
        {
            double a = high - golden * (high - low), b = low + golden * (high - low);
            if (LogLoss(logits, labels, logitScale / a) < LogLoss(logits, labels, logitScale / b)) high = b;
            else low = a;
        }
        double temperature = (low + high) / 2;
        return (Table(logitScale / temperature), temperature);
    }

    public static ProbabilityTable Table(double natsPerUnit)
    {
        uint[] entries = new uint[Entries];
        for (int i = 0; i < Entries; i++) entries[i] = (uint)(ProbabilityTable.One * DeterministicMath.Exp(-(double)i / StepsPerNat) + 0.5);
        double multiplier = StepsPerNat * natsPerUnit * (1 << ProbabilityTable.MultiplierShift);
        return new ProbabilityTable((uint)Math.Clamp(multiplier + 0.5, 1, uint.MaxValue), entries);
    }

    private static double LogLoss(int[] logits, ReadOnlySpan<byte> labels, double natsPerUnit)
    {
        double sum = 0;
        Span<double> p = stackalloc double[ClassLabels.Count];
        Span<float> nats = stackalloc float[ClassLabels.Count];
        for (int r = 0; r < labels.Length; r++)
        {
            for (int c = 0; c < p.Length; c++) nats[c] = (float)(logits[3 * r + c] * natsPerUnit);
            FloatNetwork.Softmax(nats, p);
            sum -= DeterministicMath.Log(Math.Max(p[labels[r]], Scores.ProbabilityMin));
        }
        return sum / labels.Length;
    }
}

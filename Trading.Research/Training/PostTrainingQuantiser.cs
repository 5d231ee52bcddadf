// Turns the trained float network into int8 layers with shift requantisation.
using System;
using System.Linq;
using Trading.Core.Features;
using Trading.Core.Models;

namespace Trading.Research.Training;

/// <summary>Post-training quantisation as in the model specification, section 3.4: per-row power-of-two requantisation, activation scales absorbed by the next layer.</summary>
/// <remarks>For a hidden row with calibrated activation bound A and input-scaled weights W': shift = ⌊log2((A/127)/(max|W'|/127))⌋ and row scale = A/127/2^shift.
/// The input offset 64 is folded into the first bias with the quantised weights, so it cancels exactly. Scheme after Jacob et al. (2018) and Nagel et al. (2019).</remarks>
internal static class PostTrainingQuantiser
{
    private const int Reach = 127;
    private const double ClipQuantile = 0.9995;
    private const int CalibrationRowsMax = 20_000;

    /// <summary>The layers, and the nats one unit of the integer logits is worth.</summary>
    public static (ModelLayer[] Layers, double LogitScale) Quantise(FloatNetwork network, InputCodes inputs, Range calibration)
    {
        double[][] bounds = ActivationBounds(network, inputs, calibration);
        var layers = new ModelLayer[network.Layers.Length];
        double[] inputUnit = Enumerable.Repeat((double)InputCodes.UnitPerCode, network.Layers[0].Inputs).ToArray();
        double logitScale = 1;
        for (int l = 0; l < layers.Length; l++)
        {
            bool last = l == layers.Length - 1;
            double[,] scaled = Scale(network.Layers[l], inputUnit);
            (int[] shifts, double[] rowScales) = last ? CommonScale(scaled) : RowScales(scaled, bounds[l]);
            layers[l] = Round(network.Layers[l], scaled, shifts, rowScales, l == 0 ? FeatureQuantiser.ZeroCode : 0);
            if (last) logitScale = rowScales[0];
            else inputUnit = bounds[l].Select(bound => bound / Reach).ToArray();
        }
        return (layers, logitScale);
    }

    // W'[j,i]: the weight of one integer step of input i.
    private static double[,] Scale(TrainableLayer layer, double[] inputUnit)
    {
        double[,] scaled = new double[layer.Outputs, layer.Inputs];
        for (int j = 0; j < layer.Outputs; j++)
            for (int i = 0; i < layer.Inputs; i++) scaled[j, i] = layer.Weight(i, j) * inputUnit[i];
        return scaled;
    }

    private static (int[] Shifts, double[] Scales) RowScales(double[,] scaled, double[] bounds)
    {
        int rows = scaled.GetLength(0);
        var (shifts, scales) = (new int[rows], new double[rows]);
        for (int j = 0; j < rows; j++)
        {
            double largest = LargestOf(scaled, j), unit = bounds[j] / Reach;
            double room = largest > 0 ? unit / (largest / Reach) : 1;
            while (shifts[j] < ModelLayer.ShiftMax && Math.ScaleB(1, shifts[j] + 1) <= room) shifts[j]++;
            scales[j] = Math.ScaleB(unit, -shifts[j]);
        }
        return (shifts, scales);
    }

    // The logits are compared with one another, so the last layer's rows share one scale.
    private static (int[] Shifts, double[] Scales) CommonScale(double[,] scaled)
    {
        int rows = scaled.GetLength(0);
        double largest = Enumerable.Range(0, rows).Max(j => LargestOf(scaled, j));
        return (new int[rows], Enumerable.Repeat(Math.Max(largest, 1e-9) / Reach, rows).ToArray());
    }

    private static double LargestOf(double[,] scaled, int row) => Enumerable.Range(0, scaled.GetLength(1)).Max(i => Math.Abs(scaled[row, i]));

    private static ModelLayer Round(TrainableLayer layer, double[,] scaled, int[] shifts, double[] rowScales, int inputOffset)
    {
        sbyte[] weights = new sbyte[layer.Inputs * layer.Outputs];
        int[] bias = new int[layer.Outputs];
        for (int j = 0; j < layer.Outputs; j++)
        {
            long sum = 0;
            for (int i = 0; i < layer.Inputs; i++)
            {
                // A row whose activation hardly moves may need more than 8 bits; it saturates, which is harmless for so small an output.
                sbyte weight = (sbyte)Math.Clamp(Math.Round(scaled[j, i] / rowScales[j]), -Reach, Reach);
                weights[j * layer.Inputs + i] = weight;
                sum += weight;
            }
            bias[j] = (int)Math.Clamp((long)Math.Round(layer.Bias(j) / rowScales[j]) - inputOffset * sum, -BiasMax, BiasMax);
        }
        return new ModelLayer(layer.Inputs, layer.Outputs, weights, bias, shifts.Select(shift => (byte)shift).ToArray());
    }

    // A quarter of the accumulator: with 1,024 inputs of 127 x 127 the row still cannot overflow.
    private const int BiasMax = 1 << 29;

    /// <summary>The 99.95 % quantile of each hidden activation on evenly spaced training rows.</summary>
    private static double[][] ActivationBounds(FloatNetwork network, InputCodes inputs, Range calibration)
    {
        int count = calibration.End.Value - calibration.Start.Value, step = Math.Max(1, count / CalibrationRowsMax), samples = (count + step - 1) / step;
        float[][][] seen = network.Layers[..^1].Select(l => Enumerable.Range(0, l.Outputs).Select(_ => new float[samples]).ToArray()).ToArray();
        Span<double> probabilities = stackalloc double[ClassLabels.Count];
        for (int s = 0; s < samples; s++)
        {
            inputs.WriteInput(calibration.Start.Value + s * step, false, network.Input);
            network.Forward(probabilities);
            for (int l = 0; l < seen.Length; l++)
                for (int j = 0; j < seen[l].Length; j++) seen[l][j][s] = network.Activations(l)[j];
        }
        return seen.Select(layer => layer.Select(BoundOf).ToArray()).ToArray();
    }

    private const double BoundMin = 1e-3;

    private static double BoundOf(float[] activations)
    {
        Array.Sort(activations);
        return Math.Max(activations[(int)(ClipQuantile * (activations.Length - 1))], BoundMin);
    }
}

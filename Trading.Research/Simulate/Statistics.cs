// The few statistics that the stylised facts are told in.
using System;

namespace Trading.Research.Simulate;

/// <summary>Moments and correlations of series held in memory.</summary>
public static class Statistics
{
    public static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values) sum += value;
        return values.IsEmpty ? 0 : sum / values.Length;
    }

    /// <summary>Fourth moment over the squared second: 3 for the normal distribution. 0 for a constant series.</summary>
    public static double RawKurtosis(ReadOnlySpan<double> values)
    {
        double mean = Mean(values), second = 0, fourth = 0;
        foreach (double value in values)
        {
            double square = (value - mean) * (value - mean);
            second += square;
            fourth += square * square;
        }
        return second == 0 ? 0 : fourth * values.Length / (second * second);
    }

    /// <summary>Pearson's correlation of two series of one length; 0 when either is constant.</summary>
    public static double Correlation(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double meanX = Mean(x), meanY = Mean(y), xx = 0, yy = 0, xy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double dx = x[i] - meanX, dy = y[i] - meanY;
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }
        return xx == 0 || yy == 0 ? 0 : xy / Math.Sqrt(xx * yy);
    }

    /// <summary>Correlation of a series with itself <paramref name="lag"/> places on; 0 when it is too short.</summary>
    public static double Autocorrelation(ReadOnlySpan<double> values, int lag) =>
        values.Length <= lag + 1 ? 0 : Correlation(values[..^lag], values[lag..]);
}

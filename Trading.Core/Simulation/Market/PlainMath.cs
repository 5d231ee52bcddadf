// The one transcendental function the synthetic market needs, by plain operations so that every platform agrees on every bit.
using System;

namespace Trading.Core.Simulation.Market;

/// <summary>Natural logarithm without <see cref="Math.Log(double)"/>, whose last bits differ by platform.</summary>
internal static class PlainMath
{
    private const double Ln2 = 0.69314718055994530942;
    private const double Sqrt2 = 1.41421356237309504880;
    private const long MantissaMask = (1L << 52) - 1;
    private const long ExponentOfOne = 1023L << 52;

    /// <summary>ln x for normal positive x; absolute error below 1e-15 times the size of the result.</summary>
    /// <remarks>x = 2^e·m with m in [√½, √2); ln m = 2·artanh((m-1)/(m+1)), whose series to the 21st power is exact to a double there (|s| ≤ 0.172).</remarks>
    public static double Log(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52) - 1023;
        double mantissa = BitConverter.Int64BitsToDouble((bits & MantissaMask) | ExponentOfOne);
        if (mantissa >= Sqrt2)
        {
            mantissa *= 0.5;
            exponent++;
        }
        double s = (mantissa - 1) / (mantissa + 1);
        double square = s * s;
        double sum = 0;
        for (int power = 21; power >= 1; power -= 2) sum = sum * square + 1.0 / power;
        return exponent * Ln2 + 2 * s * sum;
    }
}

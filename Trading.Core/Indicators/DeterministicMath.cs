// Powers and logarithms by plain IEEE operations, so that they have the same bits in JIT and AOT on every platform.
using System;
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;

namespace Trading.Core.Indicators;

/// <summary>2^x, e^x and logarithms from + - * / and bit casts in a fixed order. <c>Math.Exp</c> and <c>Math.Log</c> call the platform's library, which differs.</summary>
/// <remarks>Exp2: x = n + f with n an integer and |f| ≤ 1/2; 2^f is the Taylor series of e^(f ln 2) to degree 12 (remainder below 2e-16); 2^n is made in the exponent bits.
/// Log2: x = 2^n m with m in [√½, √2); log2 m = 2/ln 2 · atanh((m-1)/(m+1)), its odd series to degree 15 (absolute error below 1e-13).
/// Both are the textbook reductions of Cody and Waite (1980).</remarks>
[HotPath]
public static class DeterministicMath
{
    public const double Ln2 = 0.693147180559945309417232121458;
    private const double Log2E = 1.44269504088896340735992468100;

    // 1.5 * 2^52: adding and subtracting it rounds to the nearest integer (ties to even).
    private const double RoundingShift = 6755399441055744.0;
    private const int MantissaBits = 52;
    private const long ExponentBias = 1023;

    private const long SqrtHalfBits = 0x3FE6_A09E_667F_3BCD;
    private const long SignBit = long.MinValue;

    /// <summary>2^x. Below -1021 it is 0, above 1022 it is infinity, NaN stays NaN.</summary>
    public static double Exp2(double x)
    {
        if (!(x > -1021.0)) return x <= -1021.0 ? 0.0 : x;
        if (x > 1022.0) return double.PositiveInfinity;
        double whole = x + RoundingShift - RoundingShift;
        double power = BitConverter.Int64BitsToDouble(((long)whole + ExponentBias) << MantissaBits);
        return ExpNearZero((x - whole) * Ln2) * power;
    }

    /// <summary>e^x, with relative error growing as 1e-16·|x|.</summary>
    public static double Exp(double x) => Exp2(x * Log2E);

    // Estrin's scheme: pairs in parallel, because this runs several times per event and Horner's chain would be all latency.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ExpNearZero(double t)
    {
        double t2 = t * t, t4 = t2 * t2, t8 = t4 * t4;
        double p01 = 1.0 + t;
        double p23 = 1.0 / 2 + t * (1.0 / 6);
        double p45 = 1.0 / 24 + t * (1.0 / 120);
        double p67 = 1.0 / 720 + t * (1.0 / 5040);
        double p89 = 1.0 / 40320 + t * (1.0 / 362880);
        double p1011 = 1.0 / 3628800 + t * (1.0 / 39916800);
        double low = (p01 + t2 * p23) + t4 * (p45 + t2 * p67);
        double high = (p89 + t2 * p1011) + t4 * (1.0 / 479001600);
        return low + t8 * high;
    }

    /// <summary>log2 of a positive normal number.</summary>
    public static double Log2(double x)
    {
        // Subtracting the bits of √½ makes the exponent field count from there, so that centring m takes no branch to mispredict.
        long bits = BitConverter.DoubleToInt64Bits(x);
        long exponent = (bits - SqrtHalfBits) >> MantissaBits;
        double m = BitConverter.Int64BitsToDouble(bits - (exponent << MantissaBits));
        double s = (m - 1.0) / (m + 1.0), s2 = s * s, s4 = s2 * s2, s8 = s4 * s4;
        double low = (1.0 + s2 * (1.0 / 3)) + s4 * (1.0 / 5 + s2 * (1.0 / 7));
        double high = (1.0 / 9 + s2 * (1.0 / 11)) + s4 * (1.0 / 13 + s2 * (1.0 / 15));
        return exponent + s * (low + s8 * high) * (2.0 * Log2E);
    }

    /// <summary>Natural logarithm of a positive finite number.</summary>
    public static double Log(double x) => Log2(x) * Ln2;

    /// <summary>sign(x) · log2(1 + |x|): linear near zero, logarithmic in the tails, odd and monotone.</summary>
    public static double SignedLog2(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        double size = Log2(1.0 + BitConverter.Int64BitsToDouble(bits & ~SignBit));
        // Adding zero turns a negative zero into the positive one, so that equal values have equal bits.
        return BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(size) | (bits & SignBit)) + 0.0;
    }
}

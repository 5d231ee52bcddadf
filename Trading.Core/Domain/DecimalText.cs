// Decimal numbers between their text and an integer count of their smallest step, exactly.
using System;
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;

namespace Trading.Core.Domain;

/// <summary>What reading a decimal came to.</summary>
public enum DecimalStatus : byte
{
    Ok = 0,

    /// <summary>Not a decimal number: empty, stray characters, no digit, an exponent that is no number.</summary>
    NotANumber,

    /// <summary>A digit other than zero stands beyond the scale; nothing is ever rounded.</summary>
    OffScale,

    /// <summary>The scaled value does not fit 64 bits.</summary>
    Overflow,
}

/// <summary>Reads and writes <c>-12.340</c> as an integer multiple of 10^-scale. No floating point, no rounding, no culture, no allocation.</summary>
/// <remarks>Accepts an optional minus, digits with at most one point, and an exponent (<c>1e-7</c>), as JSON numbers may carry one. O(length).</remarks>
[HotPath]
public static class DecimalText
{
    /// <summary>The largest scale: 10^18 is the last power of ten within 63 bits.</summary>
    public const int ScaleMax = 18;

    /// <summary>Room that any written value needs: sign, 19 digits, point, and a leading zero.</summary>
    public const int LengthMax = 22;

    private const int ExponentMax = 1000;

    /// <summary>Reads a decimal as a multiple of 10^-<paramref name="scale"/>.</summary>
    /// <param name="text">The whole number, without spaces.</param>
    /// <param name="scale">Decimals of the instrument, 0 to <see cref="ScaleMax"/>.</param>
    /// <param name="value">The scaled integer; zero unless the status is Ok.</param>
    /// <param name="decimals">Decimals written in the text, trailing zeros included; what a scale can be learned from. Zero unless Ok or OffScale.</param>
    public static DecimalStatus TryRead(ReadOnlySpan<byte> text, int scale, out long value, out int decimals)
    {
        value = 0;
        decimals = 0;
        bool negative = text.Length > 0 && text[0] == (byte)'-';
        if (negative) text = text[1..];
        if (!TrySplitExponent(ref text, out int exponent)) return DecimalStatus.NotANumber;
        int point = text.IndexOf((byte)'.');
        int whole = point < 0 ? text.Length : point;
        int written = point < 0 ? 0 : text.Length - point - 1;
        if (whole + written == 0 || point >= 0 && written == 0) return DecimalStatus.NotANumber;
        decimals = Math.Max(0, written - exponent);
        return Accumulate(text, point, whole + exponent + scale, negative, out value);
    }

    /// <summary>Writes a scaled integer with exactly <paramref name="scale"/> decimals and returns the bytes written.</summary>
    /// <param name="value">The scaled integer.</param>
    /// <param name="scale">Decimals, 0 to <see cref="ScaleMax"/>.</param>
    /// <param name="destination">At least <see cref="LengthMax"/> bytes.</param>
    /// <param name="trimZeros">Leave trailing zeros of the fraction, and a bare point, away.</param>
    public static int Write(long value, int scale, Span<byte> destination, bool trimZeros = false)
    {
        ulong magnitude = value < 0 ? 0UL - (ulong)value : (ulong)value;
        if (trimZeros)
        {
            for (; scale > 0 && magnitude % 10 == 0; scale--) magnitude /= 10;
        }
        Span<byte> digits = stackalloc byte[LengthMax];
        int at = LengthMax;
        for (int i = 0; i <= scale || magnitude > 0; i++)
        {
            if (i == scale && i > 0) digits[--at] = (byte)'.';
            digits[--at] = (byte)('0' + magnitude % 10);
            magnitude /= 10;
        }
        if (value < 0) digits[--at] = (byte)'-';
        digits[at..].CopyTo(destination);
        return LengthMax - at;
    }

    private static bool TrySplitExponent(ref ReadOnlySpan<byte> text, out int exponent)
    {
        exponent = 0;
        int at = text.IndexOfAny((byte)'e', (byte)'E');
        if (at < 0) return true;
        ReadOnlySpan<byte> digits = text[(at + 1)..];
        text = text[..at];
        bool negative = digits.Length > 0 && digits[0] == (byte)'-';
        if (digits.Length > 0 && digits[0] is (byte)'-' or (byte)'+') digits = digits[1..];
        if (digits.Length == 0) return false;
        foreach (byte digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9') return false;
            exponent = Math.Min(exponent * 10 + digit - '0', ExponentMax);
        }
        if (negative) exponent = -exponent;
        return true;
    }

    // Digit number `keep` (from the first) is the first one beyond the scale. Missing digits up to there count as zeros.
    private static DecimalStatus Accumulate(ReadOnlySpan<byte> text, int point, int keep, bool negative, out long value)
    {
        value = 0;
        ulong magnitude = 0;
        bool offScale = false, overflow = false;
        int seen = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (i == point) continue;
            uint digit = (uint)(text[i] - '0');
            if (digit > 9) return DecimalStatus.NotANumber;
            if (seen++ < keep) overflow |= !TryAppend(ref magnitude, digit);
            else offScale |= digit != 0;
        }
        if (offScale) return DecimalStatus.OffScale;
        for (; seen < keep && magnitude != 0 && !overflow; seen++) overflow |= !TryAppend(ref magnitude, 0);
        if (overflow || magnitude > long.MaxValue) return DecimalStatus.Overflow;
        value = negative ? -(long)magnitude : (long)magnitude;
        return DecimalStatus.Ok;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryAppend(ref ulong magnitude, uint digit)
    {
        const ulong Last = (ulong.MaxValue - 9) / 10;
        if (magnitude > Last) return false;
        magnitude = magnitude * 10 + digit;
        return true;
    }
}

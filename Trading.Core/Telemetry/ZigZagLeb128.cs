// The variable-length integers of the histogram encoding: small counts and short gaps take one byte.
using System;

namespace Trading.Core.Telemetry;

/// <summary>ZigZag LEB128 as the HdrHistogram V2 encoding uses it ("LEB128-64b9B"): at most nine bytes, the ninth of which carries eight bits.</summary>
/// <remarks>Not a protobuf varint, which would need ten bytes for the largest values. Source: HdrHistogram, ZigZagEncoding.</remarks>
public static class ZigZagLeb128
{
    public const int BytesMax = 9;

    /// <summary>Writes a value and returns the number of bytes; the destination must hold <see cref="BytesMax"/>.</summary>
    public static int Write(Span<byte> destination, long value)
    {
        ulong rest = (ulong)((value << 1) ^ (value >> 63));
        int length = 0;
        while (length < BytesMax - 1 && rest > 0x7f)
        {
            destination[length++] = (byte)(rest | 0x80);
            rest >>= 7;
        }
        destination[length++] = (byte)rest;
        return length;
    }

    /// <summary>Reads a value and returns the number of bytes taken, or 0 when the source ends inside it.</summary>
    public static int Read(ReadOnlySpan<byte> source, out long value)
    {
        ulong bits = 0;
        value = 0;
        for (int i = 0; i < source.Length && i < BytesMax; i++)
        {
            bool last = i == BytesMax - 1 || source[i] < 0x80;
            ulong part = i == BytesMax - 1 ? source[i] : source[i] & 0x7fUL;
            bits |= part << (7 * i);
            if (!last) continue;
            value = (long)(bits >> 1) ^ -(long)(bits & 1);
            return i + 1;
        }
        return 0;
    }
}

// The exceptions that hot code needs for the caller's mistakes, kept out of line so that the common path stays small.
using System;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Trading.Aeron.Diagnostics;

/// <summary>Throw helpers. Back-pressure and the like are results; these are for calls that can never be right.</summary>
internal static class Refuse
{
    [DoesNotReturn, StackTraceHidden, MethodImpl(MethodImplOptions.NoInlining)]
    public static void Range(long index, long size, long capacity) =>
        throw new ArgumentOutOfRangeException(nameof(index), $"{size} bytes at {index} are outside a buffer of {capacity} bytes");

    [DoesNotReturn, StackTraceHidden, MethodImpl(MethodImplOptions.NoInlining)]
    public static void TooLong(string what, int length, int lengthMax) =>
        throw new ArgumentException($"{what} of {length} bytes; at most {lengthMax} are possible");

    [DoesNotReturn, StackTraceHidden, MethodImpl(MethodImplOptions.NoInlining)]
    public static void Argument(string what) => throw new ArgumentException(what);
}

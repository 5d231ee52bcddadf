// Planted faults: each way out of memory safety, and a span access that stays within.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Trading.Tests.HouseRules.Planted.Fence;

internal static class Escape
{
    [Plant("unsafe")]
    internal static int Reinterpret(ref long value) => Unsafe.As<long, int>(ref value);

    [Plant("unsafe")]
    internal static ref byte First(Span<byte> bytes) => ref MemoryMarshal.GetReference(bytes);

    [Plant("pointer")]
    internal static unsafe int Pinned(byte[] bytes)
    {
        fixed (byte* first = bytes) return *first;
    }

    [Plant("pointer")]
    internal static unsafe int Dereference(int* value) => *value;

    internal static byte Safe(Span<byte> bytes)
    {
        Span<byte> copy = stackalloc byte[4];
        bytes[..4].CopyTo(copy);
        return copy[0];
    }
}

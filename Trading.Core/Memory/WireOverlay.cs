// Bytes of a message seen as a record of its wire layout.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Trading.Core.Diagnostics;

namespace Trading.Core.Memory;

/// <summary>One length check for all fields of a message, where a reader of single fields makes one each.</summary>
/// <remarks>The record's fields are as they stand on the wire; turning their bytes is the caller's.</remarks>
[HotPath]
internal static class WireOverlay
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe ref readonly T Of<T>(ReadOnlySpan<byte> message) where T : unmanaged
    {
        if (message.Length < sizeof(T)) Invariant.Fail("A message is shorter than its layout.");
        return ref Unsafe.As<byte, T>(ref MemoryMarshal.GetReference(message));
    }
}

// The two memory fences of the protocol that Volatile.Read and Volatile.Write do not give.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using System.Threading;
using Trading.Aeron.Diagnostics;

namespace Trading.Aeron.Memory;

/// <summary>On x86-64 stores stay in order and loads stay in order, so only the compiler has to be kept from moving them, which the volatile access
/// beside each use does. Other processors need a barrier; net9.0 has no cheaper one than the full barrier.</summary>
[HotPath]
internal static class Fences
{
    /// <summary>Stores before become visible before stores after.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreStore()
    {
        if (!X86Base.IsSupported) Interlocked.MemoryBarrier();
    }

    /// <summary>Loads before are done before loads after.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadLoad()
    {
        if (!X86Base.IsSupported) Interlocked.MemoryBarrier();
    }
}

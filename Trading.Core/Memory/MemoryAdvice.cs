// Where a host program may tell the operating system how large memory will be used, which the core itself must not do.
using System;

namespace Trading.Core.Memory;

/// <summary>A hook of the host, called once for each large array before its pages exist; without one nothing happens.</summary>
/// <remarks>Meant for <c>madvise(MADV_HUGEPAGE)</c>: a table of hundreds of megabytes read at random misses the address translation cache on
/// nearly every access with 4 KB pages. Changes speed only, never a result.</remarks>
public static class MemoryAdvice
{
    /// <summary>Arrays below this size are left alone.</summary>
    public const int LargeBytes = 4 << 20;

    private static Action<nint, nuint>? hook;

    /// <summary>Sets the hook; called by a host before it builds the engine.</summary>
    public static void Use(Action<nint, nuint> advice) => hook = advice;

    internal static void Give(nint address, nuint bytes)
    {
        if (bytes >= LargeBytes) hook?.Invoke(address, bytes);
    }
}

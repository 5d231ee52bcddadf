// Stable 64-bit hashes: the same bits on every platform, version and run.
using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Trading.Core.Memory;

/// <summary>FNV-1a over bytes and text for identities, and a faster word mixer for running signatures. Neither is a defence against a forger.</summary>
/// <remarks>FNV-1a: Fowler, Noll and Vo, IETF draft-eastlake-fnv; the mixer multiplies by the 64-bit golden ratio (Knuth, TAOCP 3, 6.4) and rotates, so that high bits reach low ones.</remarks>
public static class StableHash
{
    /// <summary>Start value of a hash.</summary>
    public const ulong Seed = 14695981039346656037UL;

    private const ulong FnvPrime = 1099511628211UL;
    private const ulong GoldenRatio = 0x9E3779B97F4A7C15UL;

    public static ulong Fnv1a(ulong hash, ReadOnlySpan<byte> bytes)
    {
        foreach (byte b in bytes) hash = (hash ^ b) * FnvPrime;
        return hash;
    }

    /// <summary>The UTF-8 bytes of the text and a terminating zero, so that "ab"+"c" and "a"+"bc" differ.</summary>
    public static ulong Fnv1a(ulong hash, string text) => Fnv1a(hash, Encoding.UTF8.GetBytes(text)) * FnvPrime;

    /// <summary>The four little-endian bytes of a number.</summary>
    public static ulong Fnv1a(ulong hash, int value)
    {
        for (int i = 0; i < 4; i++) hash = (hash ^ (byte)(value >> (8 * i))) * FnvPrime;
        return hash;
    }

    /// <summary>Takes one 64-bit word into a running hash.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong hash, ulong word) => BitOperations.RotateLeft((hash ^ word) * GoldenRatio, 29);
}

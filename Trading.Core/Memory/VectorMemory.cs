// Vector loads and stores on plain arrays, so that kernels in other rooms need neither pointers nor refs.
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Trading.Core.Diagnostics;

namespace Trading.Core.Memory;

/// <summary>256-bit and 64-bit access at any element of an array, without a bounds check in release builds: a check in the kernels' inner loops made them
/// three times slower. A caller sizes its arrays in its constructor so that no index can leave them; debug builds, and so the tests, check every access.</summary>
internal static class VectorMemory
{
    [Conditional("DEBUG")]
    private static void RequireInside(int index, int count, int length) => Invariant.That(index >= 0 && index <= length - count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<sbyte> Load256(sbyte[] array, int index)
    {
        RequireInside(index, Vector256<sbyte>.Count, array.Length);
        return Vector256.LoadUnsafe(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), index));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Load256(int[] array, int index)
    {
        RequireInside(index, Vector256<int>.Count, array.Length);
        return Vector256.LoadUnsafe(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), index));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store256(Vector256<int> vector, int[] array, int index)
    {
        RequireInside(index, Vector256<int>.Count, array.Length);
        vector.StoreUnsafe(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), index));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store256(Vector256<byte> vector, byte[] array, int index)
    {
        RequireInside(index, Vector256<byte>.Count, array.Length);
        vector.StoreUnsafe(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), index));
    }

    /// <summary>The four bytes at <paramref name="index"/> repeated over the vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Broadcast4(byte[] array, int index)
    {
        RequireInside(index, 4, array.Length);
        return Vector256.Create(Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), index))).AsByte();
    }

    /// <summary>Stores the low eight bytes of a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store8(Vector128<byte> vector, byte[] array, int index)
    {
        RequireInside(index, 8, array.Length);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), index), vector.AsUInt64().ToScalar());
    }
}

// Vector loads and stores on plain arrays, so that kernels in other rooms need neither pointers nor refs.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Trading.Core.Diagnostics;

namespace Trading.Core.Memory;

/// <summary>Bounds-checked 256-bit and 64-bit access at any element of an array. The check is one compare that never fails, so it predicts.</summary>
public static class VectorMemory
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<sbyte> Load256(sbyte[] array, int index)
    {
        Invariant.That((uint)index <= (uint)(array.Length - Vector256<sbyte>.Count) && array.Length >= Vector256<sbyte>.Count);
        return Vector256.LoadUnsafe(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), index));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Load256(int[] array, int index)
    {
        Invariant.That((uint)index <= (uint)(array.Length - Vector256<int>.Count) && array.Length >= Vector256<int>.Count);
        return Vector256.LoadUnsafe(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), index));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store256(Vector256<int> vector, int[] array, int index)
    {
        Invariant.That((uint)index <= (uint)(array.Length - Vector256<int>.Count) && array.Length >= Vector256<int>.Count);
        vector.StoreUnsafe(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), index));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store256(Vector256<byte> vector, byte[] array, int index)
    {
        Invariant.That((uint)index <= (uint)(array.Length - Vector256<byte>.Count) && array.Length >= Vector256<byte>.Count);
        vector.StoreUnsafe(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), index));
    }

    /// <summary>The four bytes at <paramref name="index"/> repeated over the vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Broadcast4(byte[] array, int index)
    {
        Invariant.That((uint)index <= (uint)(array.Length - 4) && array.Length >= 4);
        return Vector256.Create(Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), index))).AsByte();
    }

    /// <summary>Stores the low eight bytes of a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store8(Vector128<byte> vector, byte[] array, int index)
    {
        Invariant.That((uint)index <= (uint)(array.Length - 8) && array.Length >= 8);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), index), vector.AsUInt64().ToScalar());
    }
}

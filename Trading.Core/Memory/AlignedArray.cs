// A fixed array whose elements start on a cache line, which managed arrays do not promise.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Trading.Core.Diagnostics;

namespace Trading.Core.Memory;

/// <summary>Elements that never straddle a cache line when their size divides 64, and that can be prefetched.</summary>
/// <remarks>Backed by a pinned managed array, so that a reference to an element keeps it alive. Zeroed. Every access is checked, always: indices come from feeds.
/// A struct, so that its owner reaches the elements without a detour; copies share the elements.</remarks>
[HotPath]
internal readonly struct AlignedArray<T> where T : unmanaged
{
    private const int LineBytes = 64;

    private readonly T[] backing;
    private readonly nint skipBytes;
    private readonly int length;

    /// <param name="length">Elements.</param>
    /// <param name="touch">Writes every page now, so that no page fault is left for the hot path; otherwise the system provides a page at its first use.</param>
    public unsafe AlignedArray(int length, bool touch = true)
    {
        int spare = LineBytes / sizeof(T) + 1;
        backing = GC.AllocateArray<T>(checked(length + spare), pinned: true);
        this.length = length;
        nint address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(backing));
        skipBytes = -address & (LineBytes - 1);
        MemoryAdvice.Give(address, (nuint)backing.LongLength * (nuint)sizeof(T));
        if (touch) backing.AsSpan().Clear();
    }

    public int Length => length;

    public ref T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((uint)index >= (uint)length) OutOfRange();
            return ref Unsafe.Add(ref First, (nint)(uint)index);
        }
    }

    /// <summary>Consecutive elements seen as one record of the same layout.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe ref TRecord As<TRecord>(int index, int count) where TRecord : unmanaged
    {
        if ((uint)index >= (uint)length || count > length - index || sizeof(TRecord) != count * sizeof(T)) OutOfRange();
        return ref Unsafe.As<T, TRecord>(ref Unsafe.Add(ref First, (nint)(uint)index));
    }

    public Span<T> Slice(int start, int count)
    {
        if (start < 0 || count < 0 || start > length - count) OutOfRange();
        return MemoryMarshal.CreateSpan(ref Unsafe.Add(ref First, (nint)(uint)start), count);
    }

    /// <summary>Asks for the element's cache line ahead of its use. An index outside is ignored: a hint needs no status.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Prefetch(int index)
    {
        // Pinned memory: the pointer stays right for as long as the backing lives, and a prefetch never faults.
        if (Sse.IsSupported && (uint)index < (uint)length) Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref First, (nint)(uint)index)));
    }

    private ref T First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.AddByteOffset(ref MemoryMarshal.GetArrayDataReference(backing), skipBytes);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void OutOfRange() => Invariant.Fail("An index lies outside of its array.");
}

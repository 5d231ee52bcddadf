// A fixed array whose elements start on a cache line, which managed arrays do not promise.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Trading.Core.Diagnostics;

namespace Trading.Core.Memory;

/// <summary>Elements that never straddle a cache line when their size divides 64, and that can be prefetched.</summary>
/// <remarks>Backed by a pinned managed array that this struct keeps alive. Zeroed. Every access is checked, always: indices come from feeds.
/// A struct, so that its owner reaches the elements without a detour; copies share the elements. Large arrays start on a 2 MB boundary, where huge pages can
/// hold them from the first element on.</remarks>
[HotPath]
internal readonly unsafe struct AlignedArray<T> where T : unmanaged
{
    private const int LineBytes = 64;
    private const int HugePageBytes = 2 << 20;
    private const string Outside = "An index lies outside of its array.";

    private readonly T[] backing;
    private readonly T* first;
    private readonly int length;

    /// <param name="length">Elements.</param>
    /// <param name="touch">Writes every page now, so that no page fault is left for the hot path; otherwise the system provides a page at its first use.</param>
    public AlignedArray(int length, bool touch = true)
    {
        int alignment = (long)length * sizeof(T) < MemoryAdvice.LargeBytes ? LineBytes : HugePageBytes;
        backing = GC.AllocateArray<T>(checked(length + alignment / sizeof(T) + 1), pinned: true);
        this.length = length;
        nint address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(backing));
        first = (T*)(address + (-address & (alignment - 1)));
        MemoryAdvice.Give((nint)first, (nuint)length * (nuint)sizeof(T));
        if (touch) new Span<T>(first, length).Clear();
    }

    public int Length => length;

    public ref T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((uint)index >= (uint)length) Invariant.Fail(Outside);
            return ref first[(uint)index];
        }
    }

    /// <summary>Consecutive elements seen as one record of the same layout.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref TRecord As<TRecord>(int index, int count) where TRecord : unmanaged
    {
        if ((uint)index >= (uint)length || count > length - index || sizeof(TRecord) != count * sizeof(T)) Invariant.Fail(Outside);
        return ref *(TRecord*)(first + (uint)index);
    }

    public Span<T> Slice(int start, int count)
    {
        if (start < 0 || count < 0 || start > length - count) Invariant.Fail(Outside);
        return new Span<T>(first + (uint)start, count);
    }

    /// <summary>Asks for the element's cache line ahead of its use. An index outside is ignored: a hint needs no status.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(int index)
    {
        if (Sse.IsSupported && (uint)index < (uint)length) Sse.Prefetch0(first + (uint)index);
    }
}

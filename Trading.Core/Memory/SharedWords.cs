// Words of memory that another process may map too: the few atomic operations that the core needs on them.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;
using Trading.Core.Diagnostics;

namespace Trading.Core.Memory;

/// <summary>A fixed run of 64-bit words on cache-line boundaries, in memory of its own or in memory that the host has mapped.</summary>
/// <remarks>Reads are acquire, writes release, <see cref="CompareExchange"/> is a full fence; all are single instructions on x86-64 and work across processes. Every index is checked.</remarks>
[HotPath]
public sealed unsafe class SharedWords
{
    /// <summary>Words of one cache line of 64 bytes.</summary>
    public const int WordsPerLine = 8;

    private const int LineBytes = 64;
    private readonly ulong[]? backing;
    private readonly ulong* first;

    /// <summary>Words of this process alone, all zero.</summary>
    public SharedWords(int count)
    {
        backing = GC.AllocateArray<ulong>(count + WordsPerLine, pinned: true);
        nint address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(backing));
        first = (ulong*)(address + (-address & (LineBytes - 1)));
        Count = count;
    }

    /// <summary>Words at a mapped address, which the caller keeps mapped for as long as this object is used.</summary>
    public SharedWords(nint address, int count)
    {
        Invariant.That(address != 0 && (address & (LineBytes - 1)) == 0);
        first = (ulong*)address;
        Count = count;
    }

    public int Count { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Read(int index) => Volatile.Read(ref At(index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(int index, ulong value) => Volatile.Write(ref At(index), value);

    /// <summary>Writes only when the word still is as expected; returns the word as it was.</summary>
    public ulong CompareExchange(int index, ulong value, ulong expected) => Interlocked.CompareExchange(ref At(index), value, expected);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref ulong At(int index)
    {
        if ((uint)index >= (uint)Count) Invariant.Fail("A shared word lies outside of its page.");
        return ref first[index];
    }
}

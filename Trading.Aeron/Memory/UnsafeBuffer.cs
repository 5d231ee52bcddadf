// A range of raw memory with plain, ordered and atomic access; together with its neighbours the only unsafe code of this project.
using System;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;
using Trading.Aeron.Diagnostics;

namespace Trading.Aeron.Memory;

/// <summary>Address and length of native or pinned memory. It owns nothing: whoever made the memory keeps it alive and mapped.</summary>
/// <remarks>Every access is checked against the length. Volatile reads acquire, ordered writes release; multi-byte values are little-endian and
/// atomic when naturally aligned.</remarks>
[HotPath]
public readonly unsafe struct UnsafeBuffer
{
    private readonly byte* _address;
    private readonly int _capacity;

    public UnsafeBuffer(nint address, int capacity)
    {
        if (capacity < 0) Refuse.Range(0, capacity, capacity);
        _address = (byte*)address;
        _capacity = capacity;
    }

    public int Capacity => _capacity;
    public nint Address => (nint)_address;

    public byte GetByte(int index) => *At(index, 1);
    public void PutByte(int index, byte value) => *At(index, 1) = value;
    public short GetShort(int index) => Unsafe.ReadUnaligned<short>(At(index, 2));
    public void PutShort(int index, short value) => Unsafe.WriteUnaligned(At(index, 2), value);
    public int GetInt(int index) => Unsafe.ReadUnaligned<int>(At(index, 4));
    public void PutInt(int index, int value) => Unsafe.WriteUnaligned(At(index, 4), value);
    public long GetLong(int index) => Unsafe.ReadUnaligned<long>(At(index, 8));
    public void PutLong(int index, long value) => Unsafe.WriteUnaligned(At(index, 8), value);

    public int GetIntVolatile(int index) => Volatile.Read(ref *(int*)At(index, 4));
    public void PutIntOrdered(int index, int value) => Volatile.Write(ref *(int*)At(index, 4), value);
    public long GetLongVolatile(int index) => Volatile.Read(ref *(long*)At(index, 8));
    public void PutLongOrdered(int index, long value) => Volatile.Write(ref *(long*)At(index, 8), value);

    /// <summary>Adds with full order; returns the value before.</summary>
    public long GetAndAddLong(int index, long delta) => Interlocked.Add(ref *(long*)At(index, 8), delta) - delta;

    /// <summary>Adds with full order; returns the value before.</summary>
    public int GetAndAddInt(int index, int delta) => Interlocked.Add(ref *(int*)At(index, 4), delta) - delta;

    public bool CompareAndSetLong(int index, long expected, long value) => Interlocked.CompareExchange(ref *(long*)At(index, 8), value, expected) == expected;
    public bool CompareAndSetInt(int index, int expected, int value) => Interlocked.CompareExchange(ref *(int*)At(index, 4), value, expected) == expected;

    public void PutBytes(int index, ReadOnlySpan<byte> source) => source.CopyTo(new Span<byte>(At(index, source.Length), source.Length));
    public void GetBytes(int index, Span<byte> target) => new ReadOnlySpan<byte>(At(index, target.Length), target.Length).CopyTo(target);
    public void SetMemory(int index, int length, byte value) => new Span<byte>(At(index, length), length).Fill(value);

    /// <summary>The bytes in place. The span must not outlive the mapping; inside a fragment handler that is given.</summary>
    public Span<byte> AsSpan(int index, int length) => new(At(index, length), length);

    /// <summary>A part of this range.</summary>
    public UnsafeBuffer Slice(int index, int length) => new((nint)At(index, length), length);

    [ColdPath]
    public string GetString(int index, int length) => Encoding.UTF8.GetString(At(index, length), length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte* At(int index, int size)
    {
        // A negative index or size becomes a large number; the sum of two such cannot wrap in 64 bits.
        if ((ulong)(uint)index + (uint)size > (uint)_capacity) Refuse.Range(index, size, _capacity);
        return _address + index;
    }
}

// Managed memory that does not move, for buffers that are not shared with another process.
using System;

namespace Trading.Aeron.Memory;

/// <summary>Owns a pinned array; <see cref="Buffer"/> is valid as long as this object is referenced.</summary>
public sealed class PinnedBuffer
{
    private const int CacheLine = 64;
    private readonly byte[] _memory;

    /// <summary>Zeroed memory, aligned to a cache line.</summary>
    public unsafe PinnedBuffer(int capacity)
    {
        _memory = GC.AllocateArray<byte>(capacity + CacheLine, pinned: true);
        fixed (byte* start = _memory)
        {
            nint aligned = ((nint)start + CacheLine - 1) & ~(nint)(CacheLine - 1);
            Buffer = new UnsafeBuffer(aligned, capacity);
        }
    }

    public UnsafeBuffer Buffer { get; }
}

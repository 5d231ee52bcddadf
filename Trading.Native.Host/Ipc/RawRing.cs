// The floor of the IPC benchmark: a one-way ring of 32-byte messages in shared memory with nothing that could be left out.
using System;
using System.Runtime.CompilerServices;
using Trading.Aeron.Memory;

namespace Trading.Native.Host.Ipc;

/// <summary>One producer, one consumer; a slot is a cache line with its message's number, which is released last. There is no flow control: a ping-pong never has
/// more than one message under way.</summary>
internal struct RawRing(UnsafeBuffer buffer)
{
    public const int Slots = 1024;
    public const int Length = Slots * SlotLength;
    private const int SlotLength = 64, PayloadOffset = 8;
    private readonly UnsafeBuffer _buffer = buffer;
    private long _next;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Send(ReadOnlySpan<byte> message)
    {
        int slot = (int)(_next & (Slots - 1)) * SlotLength;
        _buffer.PutBytes(slot + PayloadOffset, message);
        _buffer.PutLongOrdered(slot, ++_next);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReceive(Span<byte> message)
    {
        int slot = (int)(_next & (Slots - 1)) * SlotLength;
        if (_buffer.GetLongVolatile(slot) != _next + 1) return false;
        _buffer.GetBytes(slot + PayloadOffset, message);
        _next++;
        return true;
    }
}

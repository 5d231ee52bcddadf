// The command ring to the driver: many producing clients, one consuming conductor.
using System;
using System.Numerics;
using Trading.Aeron.Diagnostics;
using Trading.Aeron.Memory;

namespace Trading.Aeron.Concurrent;

/// <summary>Power-of-two ring with a trailer of 768 bytes, specification section 3. Producers may be killed at any point: a claim leaves its negative length
/// behind, from which <see cref="Unblock"/> makes padding.</summary>
public sealed partial class ManyToOneRingBuffer
{
    public const int TrailerLength = 768;
    public const int TailPositionOffset = 128;
    public const int HeadCachePositionOffset = 256;
    public const int HeadPositionOffset = 384;
    public const int CorrelationCounterOffset = 512;
    public const int ConsumerHeartbeatOffset = 640;

    /// <summary>Result of a claim that found no room.</summary>
    public const int InsufficientCapacity = -2;

    private readonly UnsafeBuffer _buffer;
    private readonly int _mask;
    private readonly int _tail, _headCache, _head, _correlation, _heartbeat;

    public ManyToOneRingBuffer(UnsafeBuffer buffer)
    {
        Capacity = buffer.Capacity - TrailerLength;
        if (Capacity <= 0 || !BitOperations.IsPow2(Capacity)) Refuse.Argument($"a ring of {buffer.Capacity} bytes: its length must be a power of two plus {TrailerLength}");
        _buffer = buffer;
        _mask = Capacity - 1;
        MaxMessageLength = Capacity / 8;
        _tail = Capacity + TailPositionOffset;
        _headCache = Capacity + HeadCachePositionOffset;
        _head = Capacity + HeadPositionOffset;
        _correlation = Capacity + CorrelationCounterOffset;
        _heartbeat = Capacity + ConsumerHeartbeatOffset;
    }

    public int Capacity { get; }
    public int MaxMessageLength { get; }
    public UnsafeBuffer Buffer => _buffer;
    public long ProducerPosition => _buffer.GetLongVolatile(_tail);
    public long ConsumerPosition => _buffer.GetLongVolatile(_head);

    /// <summary>Epoch milliseconds of the consumer's last sign of life; 0 before the first, -1 after an orderly end.</summary>
    public long ConsumerHeartbeatTime
    {
        get => _buffer.GetLongVolatile(_heartbeat);
        set => _buffer.PutLongOrdered(_heartbeat, value);
    }

    /// <summary>A number no other client of this driver has or gets.</summary>
    public long NextCorrelationId() => _buffer.GetAndAddLong(_correlation, 1);

    /// <summary>Copies a message in; false when there is no room now.</summary>
    public bool Write(int messageTypeId, ReadOnlySpan<byte> message)
    {
        int index = TryClaim(messageTypeId, message.Length);
        if (index < 0) return false;
        _buffer.PutBytes(index, message);
        Commit(index);
        return true;
    }

    /// <summary>Reserves room; returns the index of the payload or <see cref="InsufficientCapacity"/>. Finish with <see cref="Commit"/> or <see cref="Abort"/>.</summary>
    public int TryClaim(int messageTypeId, int length)
    {
        if (messageTypeId < 1) Refuse.Argument($"message type {messageTypeId}: types start at 1");
        if (length < 0 || length > MaxMessageLength) Refuse.TooLong("a message", length, MaxMessageLength);
        int recordLength = length + RecordDescriptor.HeaderLength;
        int index = ClaimCapacity(RecordDescriptor.Align(recordLength, RecordDescriptor.Alignment));
        if (index < 0) return index;
        _buffer.PutIntOrdered(index, -recordLength);
        Fences.StoreStore();
        _buffer.PutInt(index + RecordDescriptor.TypeOffset, messageTypeId);
        return index + RecordDescriptor.HeaderLength;
    }

    public void Commit(int index) => Finish(index);

    /// <summary>Turns the claimed room into padding.</summary>
    public void Abort(int index)
    {
        _buffer.PutInt(index - RecordDescriptor.HeaderLength + RecordDescriptor.TypeOffset, RecordDescriptor.PaddingMessageTypeId);
        Finish(index);
    }

    private void Finish(int index)
    {
        int recordIndex = index - RecordDescriptor.HeaderLength;
        int claimed = _buffer.GetInt(recordIndex);
        if (claimed >= 0) Refuse.Argument("the claim was already committed, aborted or unblocked");
        _buffer.PutIntOrdered(recordIndex, -claimed);
    }

    private int ClaimCapacity(int required)
    {
        long head = _buffer.GetLongVolatile(_headCache);
        while (true)
        {
            long tail = _buffer.GetLongVolatile(_tail);
            if (required > Capacity - (int)(tail - head) && !Refresh(ref head, tail, required)) return InsufficientCapacity;
            int index = (int)tail & _mask;
            int toEnd = Capacity - index, padding = 0;
            if (required > toEnd)
            {
                // The record begins anew at 0, which must be free; the cached head may be too old to know.
                if (required > ((int)head & _mask) && (!Refresh(ref head, tail, required) || required > ((int)head & _mask))) return InsufficientCapacity;
                padding = toEnd;
            }
            if (!_buffer.CompareAndSetLong(_tail, tail, tail + required + padding)) continue;
            if (padding == 0) return index;
            Pad(index, padding);
            return 0;
        }
    }

    private bool Refresh(ref long head, long tail, int required)
    {
        head = _buffer.GetLongVolatile(_head);
        if (required > Capacity - (int)(tail - head)) return false;
        _buffer.PutLongOrdered(_headCache, head);
        return true;
    }

    private void Pad(int index, int length)
    {
        _buffer.PutIntOrdered(index, -length);
        Fences.StoreStore();
        _buffer.PutInt(index + RecordDescriptor.TypeOffset, RecordDescriptor.PaddingMessageTypeId);
        _buffer.PutIntOrdered(index, length);
    }
}

// The driver's side of the broadcast buffer: one transmitter that never waits for a receiver.
using System;
using System.Numerics;
using Trading.Aeron.Diagnostics;
using Trading.Aeron.Memory;

namespace Trading.Aeron.Concurrent;

/// <summary>Overwrites the oldest messages; a receiver that is lapped notices by the tail intent, which moves before any byte is overwritten.</summary>
public sealed class BroadcastTransmitter
{
    private readonly UnsafeBuffer _buffer;
    private readonly int _capacity, _tailIntent, _tail, _latest;

    public BroadcastTransmitter(UnsafeBuffer buffer)
    {
        _capacity = buffer.Capacity - BroadcastBufferDescriptor.TrailerLength;
        if (_capacity <= 0 || !BitOperations.IsPow2(_capacity))
        {
            Refuse.Argument($"a broadcast buffer of {buffer.Capacity} bytes: its length must be a power of two plus {BroadcastBufferDescriptor.TrailerLength}");
        }
        _buffer = buffer;
        MaxMessageLength = _capacity / 8;
        _tailIntent = _capacity + BroadcastBufferDescriptor.TailIntentCounterOffset;
        _tail = _capacity + BroadcastBufferDescriptor.TailCounterOffset;
        _latest = _capacity + BroadcastBufferDescriptor.LatestCounterOffset;
    }

    public int MaxMessageLength { get; }

    public void Transmit(int messageTypeId, ReadOnlySpan<byte> message)
    {
        if (messageTypeId < 1) Refuse.Argument($"message type {messageTypeId}: types start at 1");
        if (message.Length > MaxMessageLength) Refuse.TooLong("a message", message.Length, MaxMessageLength);
        long tail = _buffer.GetLong(_tail);
        int offset = (int)tail & (_capacity - 1), toEnd = _capacity - offset;
        int length = message.Length + RecordDescriptor.HeaderLength, aligned = RecordDescriptor.Align(length, RecordDescriptor.Alignment);
        if (toEnd < aligned)
        {
            Announce(tail + aligned + toEnd);
            Put(offset, toEnd, RecordDescriptor.PaddingMessageTypeId);
            tail += toEnd;
            offset = 0;
        }
        else
        {
            Announce(tail + aligned);
        }
        Put(offset, length, messageTypeId);
        _buffer.PutBytes(offset + RecordDescriptor.HeaderLength, message);
        _buffer.PutLongOrdered(_latest, tail);
        _buffer.PutLongOrdered(_tail, tail + aligned);
    }

    // Receivers check the intent after copying: it must be visible before the bytes it announces.
    private void Announce(long tailIntent)
    {
        _buffer.PutLongOrdered(_tailIntent, tailIntent);
        Fences.StoreStore();
    }

    private void Put(int offset, int length, int type)
    {
        _buffer.PutIntOrdered(offset + RecordDescriptor.LengthOffset, length);
        _buffer.PutIntOrdered(offset + RecordDescriptor.TypeOffset, type);
    }
}

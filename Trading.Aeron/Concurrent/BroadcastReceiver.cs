// A client's side of the broadcast buffer.
using System.Numerics;
using Trading.Aeron.Diagnostics;
using Trading.Aeron.Memory;

namespace Trading.Aeron.Concurrent;

/// <summary>Follows the transmitter from its latest message on. Copy a message first, then ask <see cref="Validate"/> whether it was still whole.</summary>
public sealed class BroadcastReceiver
{
    private readonly UnsafeBuffer _buffer;
    private readonly int _capacity, _mask, _tailIntent, _tail, _latest;
    private long _cursor, _nextRecord;
    private int _recordOffset;

    public BroadcastReceiver(UnsafeBuffer buffer)
    {
        _capacity = buffer.Capacity - BroadcastBufferDescriptor.TrailerLength;
        if (_capacity <= 0 || !BitOperations.IsPow2(_capacity))
        {
            Refuse.Argument($"a broadcast buffer of {buffer.Capacity} bytes: its length must be a power of two plus {BroadcastBufferDescriptor.TrailerLength}");
        }
        _buffer = buffer;
        _mask = _capacity - 1;
        _tailIntent = _capacity + BroadcastBufferDescriptor.TailIntentCounterOffset;
        _tail = _capacity + BroadcastBufferDescriptor.TailCounterOffset;
        _latest = _capacity + BroadcastBufferDescriptor.LatestCounterOffset;
        _cursor = _nextRecord = buffer.GetLongVolatile(_latest);
        _recordOffset = (int)_cursor & _mask;
    }

    /// <summary>How often the transmitter overtook this receiver.</summary>
    public long LappedCount { get; private set; }

    public int TypeId => _buffer.GetInt(_recordOffset + RecordDescriptor.TypeOffset);
    public int Offset => _recordOffset + RecordDescriptor.HeaderLength;
    public int Length => _buffer.GetInt(_recordOffset + RecordDescriptor.LengthOffset) - RecordDescriptor.HeaderLength;
    public UnsafeBuffer Buffer => _buffer;

    /// <summary>Moves to the next message; false when there is none.</summary>
    public bool ReceiveNext()
    {
        long tail = _buffer.GetLongVolatile(_tail), cursor = _nextRecord;
        if (tail <= cursor) return false;
        _recordOffset = (int)cursor & _mask;
        if (!IsValid(cursor))
        {
            LappedCount++;
            cursor = _buffer.GetLongVolatile(_latest);
            _recordOffset = (int)cursor & _mask;
        }
        _cursor = cursor;
        _nextRecord = cursor + AlignedLengthAt(_recordOffset);
        if (TypeId == RecordDescriptor.PaddingMessageTypeId)
        {
            _recordOffset = 0;
            _cursor = _nextRecord;
            _nextRecord += AlignedLengthAt(0);
        }
        return true;
    }

    /// <summary>Whether what was read of the current message had not been overwritten meanwhile.</summary>
    public bool Validate()
    {
        Fences.LoadLoad();
        return IsValid(_cursor);
    }

    private bool IsValid(long cursor) => cursor + _capacity > _buffer.GetLongVolatile(_tailIntent);

    private int AlignedLengthAt(int offset) => RecordDescriptor.Align(_buffer.GetInt(offset), RecordDescriptor.Alignment);
}

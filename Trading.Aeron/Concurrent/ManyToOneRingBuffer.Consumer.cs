// The consuming side of the command ring, and the repair of what dead producers left.
using Trading.Aeron.Memory;

namespace Trading.Aeron.Concurrent;

public sealed partial class ManyToOneRingBuffer
{
    /// <summary>Hands out messages up to a limit, one contiguous run a call. One thread only. Consumed bytes are zeroed, on which producers and <see cref="Unblock"/> rely.</summary>
    public int Read(MessageHandler handler, int messageLimit = int.MaxValue)
    {
        long head = _buffer.GetLong(_head);
        int headIndex = (int)head & _mask, contiguous = Capacity - headIndex;
        int bytes = 0, messages = 0;
        try
        {
            while (bytes < contiguous && messages < messageLimit)
            {
                int index = headIndex + bytes;
                int length = _buffer.GetIntVolatile(index);
                if (length <= 0) break;
                bytes += RecordDescriptor.Align(length, RecordDescriptor.Alignment);
                int type = _buffer.GetInt(index + RecordDescriptor.TypeOffset);
                if (type == RecordDescriptor.PaddingMessageTypeId) continue;
                messages++;
                handler(type, _buffer, index + RecordDescriptor.HeaderLength, length - RecordDescriptor.HeaderLength);
            }
        }
        finally
        {
            if (bytes > 0)
            {
                _buffer.SetMemory(headIndex, bytes, 0);
                _buffer.PutLongOrdered(_head, head + bytes);
            }
        }
        return messages;
    }

    /// <summary>Turns the unfinished claim at the head into padding; called when the head has not moved for longer than a client may be silent.</summary>
    public bool Unblock()
    {
        long head = _buffer.GetLongVolatile(_head), tail = _buffer.GetLongVolatile(_tail);
        if (head == tail) return false;
        int consumerIndex = (int)head & _mask, producerIndex = (int)tail & _mask;
        int length = _buffer.GetIntVolatile(consumerIndex);
        if (length < 0)
        {
            FillWithPadding(consumerIndex, -length);
            return true;
        }
        if (length != 0) return false;
        // The producer died between the tail and its length: everything up to the next record, or to the tail, is the hole.
        int limit = producerIndex > consumerIndex ? producerIndex : Capacity;
        for (int index = consumerIndex + RecordDescriptor.Alignment; index < limit; index += RecordDescriptor.Alignment)
        {
            if (_buffer.GetIntVolatile(index) == 0) continue;
            if (!IsStillZero(index - RecordDescriptor.Alignment, consumerIndex)) return false;
            FillWithPadding(consumerIndex, index - consumerIndex);
            return true;
        }
        return false;
    }

    private bool IsStillZero(int from, int downTo)
    {
        for (int index = from; index >= downTo; index -= RecordDescriptor.Alignment)
        {
            if (_buffer.GetIntVolatile(index) != 0) return false;
        }
        return true;
    }

    private void FillWithPadding(int index, int length)
    {
        _buffer.PutInt(index + RecordDescriptor.TypeOffset, RecordDescriptor.PaddingMessageTypeId);
        Fences.StoreStore();
        _buffer.PutIntOrdered(index, length);
    }
}

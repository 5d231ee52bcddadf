// Allocates and frees counters: the driver's side.
using System;
using System.Collections.Generic;
using System.Text;
using Trading.Aeron.Diagnostics;
using Trading.Aeron.Memory;

namespace Trading.Aeron.Concurrent;

/// <summary>One thread owns it. A freed id rests before it is used again, because its last writer may not have noticed yet that it is gone.</summary>
public sealed class CountersManager(UnsafeBuffer metadata, UnsafeBuffer values, Func<long> epochClock, long freeToReuseTimeoutMs) : CountersReader(metadata, values)
{
    private readonly List<int> _free = [];
    private int _highWater = -1;

    /// <summary>Allocates a counter with value 0; <see cref="CountersDescriptor.NullCounterId"/> when all are in use. Key and label are cut to what fits.</summary>
    public int Allocate(int typeId, ReadOnlySpan<byte> key, string label, long registrationId, long ownerId, long referenceId = 0, long value = 0)
    {
        int id = NextId();
        if (id < 0) return CountersDescriptor.NullCounterId;
        int valueOffset = CountersDescriptor.CounterOffset(id), offset = CountersDescriptor.MetadataOffset(id);
        ValuesBuffer.PutLongOrdered(valueOffset + CountersDescriptor.RegistrationIdOffset, 0);
        ValuesBuffer.PutLong(valueOffset + CountersDescriptor.OwnerIdOffset, ownerId);
        ValuesBuffer.PutLong(valueOffset + CountersDescriptor.ReferenceIdOffset, referenceId);
        ValuesBuffer.PutLongOrdered(valueOffset, value);

        MetadataBuffer.PutInt(offset + CountersDescriptor.TypeIdOffset, typeId);
        MetadataBuffer.PutLong(offset + CountersDescriptor.FreeForReuseDeadlineOffset, CountersDescriptor.NotFreeForReuse);
        MetadataBuffer.SetMemory(offset + CountersDescriptor.KeyOffset, CountersDescriptor.KeyLengthMax, 0);
        MetadataBuffer.PutBytes(offset + CountersDescriptor.KeyOffset, key[..Math.Min(key.Length, CountersDescriptor.KeyLengthMax)]);
        PutLabel(offset, label);
        MetadataBuffer.PutIntOrdered(offset + CountersDescriptor.StateOffset, CountersDescriptor.RecordAllocated);
        ValuesBuffer.PutLongOrdered(valueOffset + CountersDescriptor.RegistrationIdOffset, registrationId);
        return id;
    }

    public void Free(int counterId)
    {
        int offset = CountersDescriptor.MetadataOffset(counterId);
        if (GetCounterState(counterId) != CountersDescriptor.RecordAllocated) Refuse.Argument($"counter {counterId} is not allocated");
        MetadataBuffer.PutLong(offset + CountersDescriptor.FreeForReuseDeadlineOffset, epochClock() + freeToReuseTimeoutMs);
        MetadataBuffer.PutIntOrdered(offset + CountersDescriptor.StateOffset, CountersDescriptor.RecordReclaimed);
        MetadataBuffer.SetMemory(offset + CountersDescriptor.KeyOffset, CountersDescriptor.KeyLengthMax, 0);
        _free.Add(counterId);
    }

    private int NextId()
    {
        long now = epochClock();
        for (int i = 0; i < _free.Count; i++)
        {
            int id = _free[i];
            if (GetFreeForReuseDeadline(id) > now) continue;
            _free.RemoveAt(i);
            return id;
        }
        return _highWater < MaxCounterId ? ++_highWater : CountersDescriptor.NullCounterId;
    }

    private void PutLabel(int offset, string label)
    {
        Span<byte> text = MetadataBuffer.AsSpan(offset + CountersDescriptor.LabelOffset, CountersDescriptor.LabelLengthMax);
        Encoding.UTF8.GetEncoder().Convert(label, text, flush: true, out _, out int length, out _);
        MetadataBuffer.PutIntOrdered(offset + CountersDescriptor.LabelLengthOffset, length);
    }
}

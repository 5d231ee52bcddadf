// Looks at the counters of a driver: any process may, at any time.
using System.Collections.Generic;
using Trading.Aeron.Memory;

namespace Trading.Aeron.Concurrent;

/// <summary>One allocated counter as it was at the look.</summary>
public readonly record struct CounterView(int Id, int TypeId, long Value, long RegistrationId, long OwnerId, long ReferenceId, string Label);

/// <summary>Reads counters. Safe beside the driver's changes: states and lengths are acquired, and a reclaimed record is skipped.</summary>
public class CountersReader
{
    public CountersReader(UnsafeBuffer metadata, UnsafeBuffer values)
    {
        MetadataBuffer = metadata;
        ValuesBuffer = values;
        MaxCounterId = System.Math.Min(values.Capacity / CountersDescriptor.CounterLength, metadata.Capacity / CountersDescriptor.MetadataLength) - 1;
    }

    public UnsafeBuffer MetadataBuffer { get; }
    public UnsafeBuffer ValuesBuffer { get; }
    public int MaxCounterId { get; }

    public int GetCounterState(int counterId) => MetadataBuffer.GetIntVolatile(CountersDescriptor.MetadataOffset(counterId));
    public int GetCounterTypeId(int counterId) => MetadataBuffer.GetInt(CountersDescriptor.MetadataOffset(counterId) + CountersDescriptor.TypeIdOffset);
    public long GetFreeForReuseDeadline(int counterId) => MetadataBuffer.GetLongVolatile(CountersDescriptor.MetadataOffset(counterId) + CountersDescriptor.FreeForReuseDeadlineOffset);
    public long GetCounterValue(int counterId) => ValuesBuffer.GetLongVolatile(CountersDescriptor.CounterOffset(counterId));
    public long GetCounterRegistrationId(int counterId) => ValuesBuffer.GetLongVolatile(CountersDescriptor.CounterOffset(counterId) + CountersDescriptor.RegistrationIdOffset);
    public long GetCounterOwnerId(int counterId) => ValuesBuffer.GetLong(CountersDescriptor.CounterOffset(counterId) + CountersDescriptor.OwnerIdOffset);
    public long GetCounterReferenceId(int counterId) => ValuesBuffer.GetLong(CountersDescriptor.CounterOffset(counterId) + CountersDescriptor.ReferenceIdOffset);

    /// <summary>The key's 112 bytes in place.</summary>
    public UnsafeBuffer GetKey(int counterId) => MetadataBuffer.Slice(CountersDescriptor.MetadataOffset(counterId) + CountersDescriptor.KeyOffset, CountersDescriptor.KeyLengthMax);

    public string GetCounterLabel(int counterId)
    {
        int offset = CountersDescriptor.MetadataOffset(counterId);
        int length = MetadataBuffer.GetIntVolatile(offset + CountersDescriptor.LabelLengthOffset);
        return MetadataBuffer.GetString(offset + CountersDescriptor.LabelOffset, System.Math.Clamp(length, 0, CountersDescriptor.LabelLengthMax));
    }

    /// <summary>All allocated counters. The first unused record ends the list, reclaimed ones are passed over.</summary>
    public IEnumerable<CounterView> All()
    {
        for (int id = 0; id <= MaxCounterId; id++)
        {
            int state = GetCounterState(id);
            if (state == CountersDescriptor.RecordUnused) yield break;
            if (state != CountersDescriptor.RecordAllocated) continue;
            yield return new CounterView(id, GetCounterTypeId(id), GetCounterValue(id), GetCounterRegistrationId(id), GetCounterOwnerId(id), GetCounterReferenceId(id), GetCounterLabel(id));
        }
    }

    /// <summary>The allocated counter of a type whose key starts with this number, or <see cref="CountersDescriptor.NullCounterId"/>.</summary>
    public int FindByTypeAndKey(int typeId, long key)
    {
        for (int id = 0; id <= MaxCounterId; id++)
        {
            int state = GetCounterState(id);
            if (state == CountersDescriptor.RecordUnused) break;
            if (state == CountersDescriptor.RecordAllocated && GetCounterTypeId(id) == typeId && GetKey(id).GetLong(0) == key) return id;
        }
        return CountersDescriptor.NullCounterId;
    }

    /// <summary>The allocated counter of a type with this registration, or <see cref="CountersDescriptor.NullCounterId"/>.</summary>
    public int FindByTypeIdAndRegistrationId(int typeId, long registrationId)
    {
        for (int id = 0; id <= MaxCounterId; id++)
        {
            int state = GetCounterState(id);
            if (state == CountersDescriptor.RecordUnused) break;
            if (state == CountersDescriptor.RecordAllocated && GetCounterTypeId(id) == typeId && GetCounterRegistrationId(id) == registrationId) return id;
        }
        return CountersDescriptor.NullCounterId;
    }
}

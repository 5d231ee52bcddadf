// The command that adds a counter of an application.
using System;
using Trading.Aeron.Concurrent;
using Trading.Aeron.Memory;

namespace Trading.Aeron.Protocol;

/// <summary>Behind the 16 bytes of <see cref="CorrelatedMessageFlyweight"/> (of a static counter also its registration id): type id, key padded to 4, label.</summary>
public readonly struct CounterMessageFlyweight(UnsafeBuffer buffer, int offset, bool isStatic = false)
{
    public const int RegistrationIdOffset = 16;
    public const int TypeIdOffset = 16;
    public const int StaticTypeIdOffset = 24;

    public static int ComputeLength(int keyLength, string label) =>
        TypeIdOffset + 2 * sizeof(int) + RecordDescriptor.Align(keyLength, sizeof(int)) + sizeof(int) + LengthPrefixedText.ByteCount(label);

    public static int LengthMin(bool isStatic) => (isStatic ? StaticTypeIdOffset : TypeIdOffset) + 3 * sizeof(int);

    public CorrelatedMessageFlyweight Header => new(buffer, offset);
    public long RegistrationId => buffer.GetLong(offset + RegistrationIdOffset);
    public int TypeId => buffer.GetInt(TypeAt);

    private int TypeAt => offset + (isStatic ? StaticTypeIdOffset : TypeIdOffset);

    public bool TryGet(int length, out ReadOnlySpan<byte> key, out string label)
    {
        label = "";
        int keyAt = TypeAt + sizeof(int);
        return LengthPrefixedText.TryGetBytes(buffer, keyAt, offset + length, out key)
            && LengthPrefixedText.TryGet(buffer, keyAt + sizeof(int) + RecordDescriptor.Align(key.Length, sizeof(int)), offset + length, out label);
    }

    public void Put(long clientId, long correlationId, int typeId, ReadOnlySpan<byte> key, string label)
    {
        Header.Put(clientId, correlationId);
        int keyAt = TypeAt + sizeof(int);
        buffer.PutInt(TypeAt, typeId);
        buffer.PutInt(keyAt, key.Length);
        buffer.PutBytes(keyAt + sizeof(int), key);
        LengthPrefixedText.Put(buffer, keyAt + sizeof(int) + RecordDescriptor.Align(key.Length, sizeof(int)), label);
    }
}

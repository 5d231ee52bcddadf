// The payload of a file's last record: what a whole file must add up to.
using System;
using System.Buffers.Binary;
using Trading.Core.Diagnostics;

namespace Trading.Core.Journal;

/// <summary>Written when a file is closed in good order. 16 bytes: records before the seal (u64), chain value before the seal (u64).</summary>
public readonly record struct JournalSeal(ulong RecordCount, ulong Chain)
{
    public const int Length = 16;

    [HotPath]
    public void Write(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(destination, RecordCount);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[8..], Chain);
    }

    /// <summary>Reads a seal; false when the payload is not exactly one.</summary>
    [HotPath]
    public static bool TryRead(ReadOnlySpan<byte> payload, out JournalSeal seal)
    {
        seal = default;
        if (payload.Length != Length) return false;
        seal = new JournalSeal(BinaryPrimitives.ReadUInt64LittleEndian(payload), BinaryPrimitives.ReadUInt64LittleEndian(payload[8..]));
        return true;
    }
}

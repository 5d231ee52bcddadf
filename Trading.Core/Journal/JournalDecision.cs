// The payload of a decision record: what the engine saw, thought and was allowed to do.
using System;
using System.Buffers.Binary;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Journal;

/// <summary>A decision, 24 bytes: features' hash (u64), score (i64), instrument (i32), verdict (u16), reason (u16).</summary>
/// <param name="FeaturesHash">Hash over the feature vector the model was given.</param>
/// <param name="Score">The model's raw output, in the model's own integer units.</param>
/// <param name="Instrument">The instrument decided on.</param>
/// <param name="Verdict">The deciding stage's verdict code.</param>
/// <param name="Reason">The reason code that goes with the verdict.</param>
public readonly record struct JournalDecision(ulong FeaturesHash, long Score, InstrumentId Instrument, ushort Verdict, ushort Reason)
{
    public const int Length = 24;

    [HotPath]
    public void Write(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(destination, FeaturesHash);
        BinaryPrimitives.WriteInt64LittleEndian(destination[8..], Score);
        BinaryPrimitives.WriteInt32LittleEndian(destination[16..], Instrument.Value);
        BinaryPrimitives.WriteUInt16LittleEndian(destination[20..], Verdict);
        BinaryPrimitives.WriteUInt16LittleEndian(destination[22..], Reason);
    }

    /// <summary>Reads a decision; false when the payload is not exactly one.</summary>
    [HotPath]
    public static bool TryRead(ReadOnlySpan<byte> payload, out JournalDecision decision)
    {
        decision = default;
        if (payload.Length != Length) return false;
        decision = new JournalDecision(
            BinaryPrimitives.ReadUInt64LittleEndian(payload), BinaryPrimitives.ReadInt64LittleEndian(payload[8..]),
            new InstrumentId(BinaryPrimitives.ReadInt32LittleEndian(payload[16..])),
            BinaryPrimitives.ReadUInt16LittleEndian(payload[20..]), BinaryPrimitives.ReadUInt16LittleEndian(payload[22..]));
        return true;
    }
}

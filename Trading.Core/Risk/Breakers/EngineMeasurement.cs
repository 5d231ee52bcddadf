// What a host measures of its engine: an input, journaled, so that a replay decides on the same numbers.
using System;
using System.Buffers.Binary;
using Trading.Core.Diagnostics;

namespace Trading.Core.Risk.Breakers;

/// <summary>What was measured. The numbers are format.</summary>
public enum MeasurementKind : byte
{
    None = 0,

    /// <summary>p99.9 of tick to trade in the window that has ended, nanoseconds.</summary>
    TickToTradeP999 = 1,

    /// <summary>Messages waiting before the engine.</summary>
    QueueDepth = 2,

    /// <summary>Step of the wall clock against the steady one since the last look, nanoseconds, signed.</summary>
    ClockStep = 3,

    /// <summary>Offset of the wall clock from reference time, nanoseconds, signed.</summary>
    ClockOffset = 4,
}

/// <summary>One measurement, 16 bytes little-endian: 0 kind, 1..7 zero, 8 value i64.</summary>
/// <remarks>The host fills it on its timer, from its own histogram and clocks. Core measures nothing that it decides on.</remarks>
[HotPath]
public readonly record struct EngineMeasurement(MeasurementKind Kind, long Value)
{
    public const int Length = 16;

    public void Write(Span<byte> buffer)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(buffer, (ulong)Kind);
        BinaryPrimitives.WriteInt64LittleEndian(buffer[8..], Value);
    }

    public static bool TryRead(ReadOnlySpan<byte> payload, out EngineMeasurement measured)
    {
        measured = default;
        if (payload.Length != Length || payload[0] is 0 or > (byte)MeasurementKind.ClockOffset) return false;
        measured = new EngineMeasurement((MeasurementKind)payload[0], BinaryPrimitives.ReadInt64LittleEndian(payload[8..]));
        return true;
    }
}

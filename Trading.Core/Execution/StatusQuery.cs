// The question after one order, which OUCH does not have.
using System;
using System.Buffers.Binary;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Execution;

/// <summary>'q' and the order's UserRefNum u32, big-endian: 5 bytes that only the simulated venue understands.</summary>
/// <remarks>OUCH 5.0 tells the state of orders by replaying its sequenced stream; a gateway to it answers this question from that stream or the drop copy, and a FIX
/// gateway asks with OrderStatusRequest (35=H). The engine sees the same three answers from all of them.</remarks>
[HotPath]
public static class StatusQuery
{
    public const int Length = 5;
    public const byte Type = (byte)'q';

    /// <summary>Writes a query; 0 when the identifier does not fit.</summary>
    public static int Write(Span<byte> buffer, ClientOrderId id)
    {
        if (id.Value > uint.MaxValue || buffer.Length < Length) return 0;
        buffer[0] = Type;
        BinaryPrimitives.WriteUInt32BigEndian(buffer[1..], (uint)id.Value);
        return Length;
    }

    public static bool TryRead(ReadOnlySpan<byte> message, out ClientOrderId id)
    {
        id = default;
        if (message.Length < Length || message[0] != Type) return false;
        id = new ClientOrderId(BinaryPrimitives.ReadUInt32BigEndian(message[1..]));
        return true;
    }
}

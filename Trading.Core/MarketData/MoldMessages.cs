// The messages of one MoldUDP64 packet, in place.
using System;
using System.Buffers.Binary;
using Trading.Core.Diagnostics;

namespace Trading.Core.MarketData;

/// <summary>Walks the message blocks of a packet without copying. Never reads past the span; ends at the first block that is cut.</summary>
/// <remarks>Valid as long as the packet's bytes. A block of length zero comes out as an empty message.</remarks>
[HotPath]
public ref struct MoldMessages
{
    private ReadOnlySpan<byte> blocks;
    private int remaining;

    internal MoldMessages(ReadOnlySpan<byte> blocks, int count, ulong sequence)
    {
        this.blocks = blocks;
        remaining = count;
        NextSequence = sequence;
    }

    /// <summary>Sequence of the message that <see cref="Next"/> will give; meaningless in unsequenced packets.</summary>
    public ulong NextSequence { get; private set; }

    /// <summary>Bytes that no message has taken yet.</summary>
    internal readonly int Rest => blocks.Length;

    /// <summary>The next message; false at the end.</summary>
    public bool Next(out ReadOnlySpan<byte> message)
    {
        message = default;
        if (remaining == 0 || blocks.Length < MoldUdp64.LengthBytes) return false;
        int length = BinaryPrimitives.ReadUInt16BigEndian(blocks);
        if (length > blocks.Length - MoldUdp64.LengthBytes) return false;
        message = blocks.Slice(MoldUdp64.LengthBytes, length);
        blocks = blocks[(MoldUdp64.LengthBytes + length)..];
        remaining--;
        NextSequence++;
        return true;
    }
}

// A claimed frame in the log, to be filled in place.
using System;
using Trading.Aeron.Diagnostics;
using Trading.Aeron.Memory;

namespace Trading.Aeron.LogBuffer;

/// <summary>Write the payload, then <see cref="Commit"/> or <see cref="Abort"/>: until then all readers of the stream wait at this frame.</summary>
[HotPath]
public readonly struct BufferClaim
{
    private readonly UnsafeBuffer _frame;

    internal BufferClaim(UnsafeBuffer term, int frameOffset, int frameLength) => _frame = term.Slice(frameOffset, frameLength);

    /// <summary>The frame; the payload lies from <see cref="Offset"/> on.</summary>
    public UnsafeBuffer Buffer => _frame;

    public int Offset => FrameDescriptor.HeaderLength;
    public int Length => _frame.Capacity - FrameDescriptor.HeaderLength;

    /// <summary>The payload in place.</summary>
    public Span<byte> Span => _frame.AsSpan(FrameDescriptor.HeaderLength, Length);

    public byte Flags
    {
        get => _frame.GetByte(FrameDescriptor.FlagsOffset);
        set => _frame.PutByte(FrameDescriptor.FlagsOffset, value);
    }

    public long ReservedValue
    {
        get => _frame.GetLong(FrameDescriptor.ReservedValueOffset);
        set => _frame.PutLong(FrameDescriptor.ReservedValueOffset, value);
    }

    /// <summary>Makes the frame visible to the readers.</summary>
    public void Commit() => _frame.PutIntOrdered(FrameDescriptor.FrameLengthOffset, _frame.Capacity);

    /// <summary>Turns the frame into padding, which readers skip.</summary>
    public void Abort()
    {
        _frame.PutShort(FrameDescriptor.TypeOffset, FrameDescriptor.TypePadding);
        _frame.PutIntOrdered(FrameDescriptor.FrameLengthOffset, _frame.Capacity);
    }
}

// The header of the frame that a fragment handler is looking at.
using Trading.Aeron.Diagnostics;
using Trading.Aeron.Memory;

namespace Trading.Aeron.LogBuffer;

/// <summary>Reads a frame header in place; valid only during the handler's call.</summary>
[HotPath]
public struct Header
{
    private readonly UnsafeBuffer _term;
    private readonly int _initialTermId;
    private readonly int _positionBitsToShift;
    private int _offset;

    public Header(UnsafeBuffer term, int initialTermId, int positionBitsToShift)
    {
        _term = term;
        _initialTermId = initialTermId;
        _positionBitsToShift = positionBitsToShift;
    }

    /// <summary>Offset of the frame in its term buffer.</summary>
    public int Offset
    {
        readonly get => _offset;
        internal set => _offset = value;
    }

    public readonly UnsafeBuffer Buffer => _term;
    public readonly int InitialTermId => _initialTermId;
    public readonly int FrameLength => _term.GetInt(_offset);
    public readonly byte Flags => _term.GetByte(_offset + FrameDescriptor.FlagsOffset);
    public readonly int Type => (ushort)_term.GetShort(_offset + FrameDescriptor.TypeOffset);
    public readonly int TermOffset => _offset;
    public readonly int SessionId => _term.GetInt(_offset + FrameDescriptor.SessionIdOffset);
    public readonly int StreamId => _term.GetInt(_offset + FrameDescriptor.StreamIdOffset);
    public readonly int TermId => _term.GetInt(_offset + FrameDescriptor.TermIdOffset);
    public readonly long ReservedValue => _term.GetLong(_offset + FrameDescriptor.ReservedValueOffset);

    /// <summary>Offset in the term at which the next frame begins.</summary>
    public readonly int NextTermOffset => FrameDescriptor.Align(_offset + FrameLength);

    /// <summary>Stream position behind this frame.</summary>
    public readonly long Position => LogBufferDescriptor.ComputePosition(TermId, NextTermOffset, _positionBitsToShift, _initialTermId);
}

// A publication with a log and session of its own, for one thread.
using System;
using System.Runtime.CompilerServices;
using Trading.Aeron.Concurrent;
using Trading.Aeron.Diagnostics;
using Trading.Aeron.LogBuffer;
using Trading.Aeron.Memory;

namespace Trading.Aeron.Client;

/// <summary>Single-threaded publication: the tail is this object's own, so an offer needs no atomic addition. Allocates nothing after creation.</summary>
[HotPath]
public sealed class ExclusivePublication : PublicationBase
{
    private readonly UnsafeBuffer _tails;
    private readonly int _termLength;
    private UnsafeBuffer _term;
    private int _partition;
    private int _termId;
    private int _termOffset;
    private long _termBeginPosition;

    internal ExclusivePublication(ClientConductor conductor, PublicationIdentity identity, LogBuffers log, AtomicCounter limit)
        : base(conductor, identity, log, limit)
    {
        _tails = Metadata.Slice(LogBufferDescriptor.TermTailCountersOffset, sizeof(long) * LogBufferDescriptor.PartitionCount);
        _termLength = log.TermLength;
        _partition = LogBufferDescriptor.IndexByTermCount(LogBufferDescriptor.ActiveTermCount(Metadata));
        long rawTail = LogBufferDescriptor.RawTailVolatile(Metadata, _partition);
        _term = log.Term(_partition);
        _termId = LogBufferDescriptor.TermId(rawTail);
        _termOffset = LogBufferDescriptor.TermOffset(rawTail, _termLength);
        _termBeginPosition = LogBufferDescriptor.ComputePosition(_termId, 0, Bits, InitialTermId);
    }

    public int TermId => _termId;
    public int TermOffset => _termOffset;

    /// <summary>Where this publisher is, or <see cref="PublicationBase.CLOSED"/>.</summary>
    public long Position => IsClosed ? CLOSED : _termBeginPosition + _termOffset;

    /// <summary>Bytes until back-pressure, or <see cref="PublicationBase.CLOSED"/>.</summary>
    public long AvailableWindow => IsClosed ? CLOSED : Limit.Get() - (_termBeginPosition + _termOffset);

    /// <summary>Publishes a copy of a message, in fragments when it is longer than a frame's payload.</summary>
    /// <returns>The new position, or a negative reason why nothing was published.</returns>
    public long Offer(ReadOnlySpan<byte> message, long reservedValue = 0)
    {
        if (message.Length > PayloadMax) return OfferFragmented(message, reservedValue);
        long result = Reserve(message.Length, FrameDescriptor.Align(message.Length + FrameDescriptor.HeaderLength), out int offset);
        if (result > 0) TermAppender.AppendUnfragmented(_term, offset, in HeaderWriter, _termId, message, reservedValue);
        return result;
    }

    /// <inheritdoc cref="Offer(ReadOnlySpan{byte}, long)"/>
    public long Offer(UnsafeBuffer buffer, int offset, int length, long reservedValue = 0) => Offer(buffer.AsSpan(offset, length), reservedValue);

    /// <summary>Reserves a frame to be filled in place; finish it with <see cref="BufferClaim.Commit"/> or <see cref="BufferClaim.Abort"/>.</summary>
    /// <returns>The new position, or a negative reason why there is no claim.</returns>
    public long TryClaim(int length, out BufferClaim claim)
    {
        CheckPayloadLength(length);
        long result = Reserve(length, FrameDescriptor.Align(length + FrameDescriptor.HeaderLength), out int offset);
        claim = result > 0 ? TermAppender.Claim(_term, offset, in HeaderWriter, _termId, length) : default;
        return result;
    }

    /// <summary>Publishes a frame of padding, which subscribers skip: the stream moves on by its aligned length.</summary>
    public long AppendPadding(int length)
    {
        CheckMessageLength(length);
        long result = Reserve(length, FrameDescriptor.Align(length + FrameDescriptor.HeaderLength), out int offset);
        if (result > 0) TermAppender.AppendPadding(_term, offset, in HeaderWriter, _termId, length + FrameDescriptor.HeaderLength);
        return result;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private long OfferFragmented(ReadOnlySpan<byte> message, long reservedValue)
    {
        CheckMessageLength(message.Length);
        long result = Reserve(message.Length, FrameDescriptor.ComputeFragmentedFrameLength(message.Length, PayloadMax), out int offset);
        if (result > 0) TermAppender.AppendFragmented(_term, offset, in HeaderWriter, _termId, message, PayloadMax, reservedValue);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long Reserve(int length, int required, out int offset)
    {
        offset = _termOffset;
        if (IsClosed) return CLOSED;
        long position = _termBeginPosition + offset;
        if (position >= Limit.Get()) return BackPressureStatus(position, length);
        int end = offset + required;
        // The tail first: the driver must never find frames behind it.
        _tails.PutLongOrdered(sizeof(long) * _partition, LogBufferDescriptor.PackTail(_termId, end));
        if ((uint)end > (uint)_termLength) return RotateTerm(offset);
        _termOffset = end;
        return _termBeginPosition + end;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private long RotateTerm(int offset)
    {
        if (offset < _termLength) TermAppender.AppendPadding(_term, offset, in HeaderWriter, _termId, _termLength - offset);
        // The whole term is used up now, whether there is a next one or not.
        _termOffset = _termLength;
        if (_termBeginPosition + _termLength >= PositionMax) return MAX_POSITION_EXCEEDED;
        int nextCount = _termId - InitialTermId + 1;
        _termId++;
        _partition = LogBufferDescriptor.IndexByTermCount(nextCount);
        _term = Log.Term(_partition);
        _termOffset = 0;
        _termBeginPosition += _termLength;
        _tails.PutLong(sizeof(long) * _partition, LogBufferDescriptor.PackTail(_termId, 0));
        Metadata.PutIntOrdered(LogBufferDescriptor.ActiveTermCountOffset, nextCount);
        return ADMIN_ACTION;
    }
}

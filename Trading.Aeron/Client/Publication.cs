// A publication that any number of threads and clients share.
using System;
using Trading.Aeron.Concurrent;
using Trading.Aeron.Diagnostics;
using Trading.Aeron.LogBuffer;
using Trading.Aeron.Memory;

namespace Trading.Aeron.Client;

/// <summary>Thread-safe publication: publishers reserve space by adding to the term's tail. Allocates nothing after creation.</summary>
[HotPath]
public sealed class Publication : PublicationBase
{
    private readonly UnsafeBuffer _term0, _term1, _term2;
    private readonly int _termLength;
    private readonly int _initialTermId;

    internal Publication(ClientConductor conductor, PublicationIdentity identity, LogBuffers log, AtomicCounter limit)
        : base(conductor, identity, log, limit)
    {
        (_term0, _term1, _term2) = (log.Term(0), log.Term(1), log.Term(2));
        _termLength = log.TermLength;
        _initialTermId = InitialTermId;
    }

    /// <summary>Where the publishers are, or <see cref="PublicationBase.CLOSED"/>.</summary>
    public long Position => IsClosed ? CLOSED : LogBufferDescriptor.ProducerPosition(Metadata, _termLength, Bits, _initialTermId);

    /// <summary>Bytes until back-pressure, or <see cref="PublicationBase.CLOSED"/>.</summary>
    public long AvailableWindow => IsClosed ? CLOSED : Limit.Get() - Position;

    /// <summary>Publishes a copy of a message, in fragments when it is longer than a frame's payload.</summary>
    /// <returns>The new position, or a negative reason why nothing was published.</returns>
    public long Offer(ReadOnlySpan<byte> message, long reservedValue = 0)
    {
        bool whole = message.Length <= PayloadMax;
        if (!whole) CheckMessageLength(message.Length);
        int required = whole ? FrameDescriptor.Align(message.Length + FrameDescriptor.HeaderLength) : FrameDescriptor.ComputeFragmentedFrameLength(message.Length, PayloadMax);
        long result = Reserve(message.Length, required, out int partition, out int termId, out int offset);
        if (result <= 0) return result;
        if (whole) TermAppender.AppendUnfragmented(Term(partition), offset, in HeaderWriter, termId, message, reservedValue);
        else TermAppender.AppendFragmented(Term(partition), offset, in HeaderWriter, termId, message, PayloadMax, reservedValue);
        return result;
    }

    /// <inheritdoc cref="Offer(ReadOnlySpan{byte}, long)"/>
    public long Offer(UnsafeBuffer buffer, int offset, int length, long reservedValue = 0) => Offer(buffer.AsSpan(offset, length), reservedValue);

    /// <summary>Reserves a frame to be filled in place; finish it with <see cref="BufferClaim.Commit"/> or <see cref="BufferClaim.Abort"/>.</summary>
    /// <returns>The new position, or a negative reason why there is no claim.</returns>
    public long TryClaim(int length, out BufferClaim claim)
    {
        CheckPayloadLength(length);
        long result = Reserve(length, FrameDescriptor.Align(length + FrameDescriptor.HeaderLength), out int partition, out int termId, out int offset);
        claim = result > 0 ? TermAppender.Claim(Term(partition), offset, in HeaderWriter, termId, length) : default;
        return result;
    }

    private long Reserve(int length, int required, out int partition, out int termId, out int offset)
    {
        partition = termId = offset = 0;
        if (IsClosed) return CLOSED;
        long limit = Limit.Get();
        int termCount = LogBufferDescriptor.ActiveTermCount(Metadata);
        partition = LogBufferDescriptor.IndexByTermCount(termCount);
        long rawTail = LogBufferDescriptor.RawTailVolatile(Metadata, partition);
        termId = LogBufferDescriptor.TermId(rawTail);
        if (termCount != termId - _initialTermId) return ADMIN_ACTION;
        long position = LogBufferDescriptor.ComputePosition(termId, LogBufferDescriptor.TermOffset(rawTail, _termLength), Bits, _initialTermId);
        if (position >= limit) return BackPressureStatus(position, length);

        // Another thread may have moved the tail, or even rotated, since it was read: what counts is what the addition found.
        rawTail = Metadata.GetAndAddLong(LogBufferDescriptor.TermTailCountersOffset + sizeof(long) * partition, required);
        termId = LogBufferDescriptor.TermId(rawTail);
        offset = LogBufferDescriptor.TermOffset(rawTail, _termLength);
        // In 64 bits: the clamped offset and a long message exceed an int with 1 GiB terms.
        long end = (long)offset + required;
        if (end > _termLength) return Trip(partition, termId, offset, end);
        return LogBufferDescriptor.ComputePosition(termId, (int)end, Bits, _initialTermId);
    }

    private long Trip(int partition, int termId, int offset, long end)
    {
        // Only the first thread over the edge finds room before it, and owns it.
        if (offset < _termLength) TermAppender.AppendPadding(Term(partition), offset, in HeaderWriter, termId, _termLength - offset);
        int termCount = termId - _initialTermId;
        if (((long)termCount << Bits) + end >= PositionMax) return MAX_POSITION_EXCEEDED;
        LogBufferDescriptor.RotateLog(Metadata, termCount, termId);
        return ADMIN_ACTION;
    }

    private UnsafeBuffer Term(int partition) => partition == 0 ? _term0 : partition == 1 ? _term1 : _term2;
}

// Layout of a log file's metadata page and the arithmetic of terms and positions.
using System.Numerics;
using System.Runtime.CompilerServices;
using Trading.Aeron.Diagnostics;
using Trading.Aeron.Memory;

namespace Trading.Aeron.LogBuffer;

/// <summary>Specification section 7. A raw tail is (term id &lt;&lt; 32 | offset); the offset may exceed the term after a trip and is clamped by all readers.</summary>
[HotPath]
public static class LogBufferDescriptor
{
    public const int PartitionCount = 3;
    public const int TermLengthMin = 64 * 1024;
    public const int TermLengthMax = 1024 * 1024 * 1024;
    public const int PageLengthMin = 4096;
    public const int PageLengthMax = 1024 * 1024 * 1024;
    public const int MetadataLength = 4096;

    public const int TermTailCountersOffset = 0;
    public const int ActiveTermCountOffset = 24;
    public const int EndOfStreamPositionOffset = 128;
    public const int IsConnectedOffset = 136;
    public const int ActiveTransportCountOffset = 140;
    public const int CorrelationIdOffset = 256;
    public const int InitialTermIdOffset = 264;
    public const int DefaultFrameHeaderLengthOffset = 268;
    public const int MtuLengthOffset = 272;
    public const int TermLengthOffset = 276;
    public const int PageSizeOffset = 280;
    public const int PublicationWindowLengthOffset = 284;
    public const int ReceiverWindowLengthOffset = 288;
    public const int SocketSendBufferLengthOffset = 292;
    public const int SocketReceiveBufferLengthOffset = 304;
    public const int MaxResendOffset = 316;
    public const int DefaultFrameHeaderOffset = 320;
    public const int DefaultFrameHeaderLengthMax = 128;
    public const int EntityTagOffset = 448;
    public const int ResponseCorrelationIdOffset = 456;
    public const int LingerTimeoutNsOffset = 464;
    public const int UntetheredWindowLimitTimeoutNsOffset = 472;
    public const int UntetheredRestingTimeoutNsOffset = 480;
    public const int GroupOffset = 488;
    public const int IsResponseOffset = 489;
    public const int RejoinOffset = 490;
    public const int ReliableOffset = 491;
    public const int SparseOffset = 492;
    public const int SignalEosOffset = 493;
    public const int SpiesSimulateConnectionOffset = 494;
    public const int TetherOffset = 495;
    public const int IsPublicationRevokedOffset = 496;
    public const int TypeOffset = 497;

    /// <summary>Not aligned to 8: plain access only.</summary>
    public const int UntetheredLingerTimeoutNsOffset = 500;

    public const byte TypeConcurrent = 0;
    public const byte TypeExclusive = 1;

    [ColdPath]
    public static bool IsTermLength(long length) => length is >= TermLengthMin and <= TermLengthMax && BitOperations.IsPow2(length);

    [ColdPath]
    public static bool IsPageLength(long length) => length is >= PageLengthMin and <= PageLengthMax && BitOperations.IsPow2(length);

    /// <summary>Length of a log file: three terms and the metadata page, rounded up to the file page size.</summary>
    [ColdPath]
    public static long ComputeLogLength(int termLength, int filePageLength) =>
        ((long)termLength * PartitionCount + MetadataLength + filePageLength - 1) & ~((long)filePageLength - 1);

    [ColdPath]
    public static int PositionBitsToShift(int termLength) => BitOperations.TrailingZeroCount(termLength);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int IndexByTermCount(int termCount) => (int)((uint)termCount % PartitionCount);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int IndexByPosition(long position, int positionBitsToShift) => (int)((ulong)(position >> positionBitsToShift) % PartitionCount);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int TermId(long rawTail) => (int)(rawTail >> 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int TermOffset(long rawTail, int termLength) => (int)System.Math.Min(rawTail & 0xFFFF_FFFFL, termLength);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long PackTail(int termId, int termOffset) => ((long)termId << 32) + termOffset;

    /// <summary>Term ids wrap around in 32 bits; their difference to the initial one does not matter by then, since positions end first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long ComputePosition(int termId, int termOffset, int positionBitsToShift, int initialTermId) =>
        ((long)(termId - initialTermId) << positionBitsToShift) + termOffset;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long RawTailVolatile(UnsafeBuffer metadata, int partition) => metadata.GetLongVolatile(TermTailCountersOffset + sizeof(long) * partition);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ActiveTermCount(UnsafeBuffer metadata) => metadata.GetIntVolatile(ActiveTermCountOffset);

    /// <summary>Opens the next term for the log's publishers, unless another thread did. Called by whoever wrote over the end of a term.</summary>
    public static bool RotateLog(UnsafeBuffer metadata, int termCount, int termId)
    {
        int nextCount = termCount + 1, nextTermId = termId + 1;
        int tail = TermTailCountersOffset + sizeof(long) * IndexByTermCount(nextCount);
        int expected = nextTermId - PartitionCount;
        long raw;
        do
        {
            raw = metadata.GetLongVolatile(tail);
            if (TermId(raw) != expected) break;
        }
        while (!metadata.CompareAndSetLong(tail, raw, (long)nextTermId << 32));
        return metadata.CompareAndSetInt(ActiveTermCountOffset, termCount, nextCount);
    }

    /// <summary>Where the publishers are, from the tail of the active term.</summary>
    public static long ProducerPosition(UnsafeBuffer metadata, int termLength, int positionBitsToShift, int initialTermId)
    {
        long raw = RawTailVolatile(metadata, IndexByTermCount(ActiveTermCount(metadata)));
        return ComputePosition(TermId(raw), TermOffset(raw, termLength), positionBitsToShift, initialTermId);
    }
}

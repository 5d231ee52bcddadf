// Repairs a log at the position where its readers have been waiting for too long.
using Trading.Aeron.Memory;

namespace Trading.Aeron.LogBuffer;

/// <summary>Pads over a dead publisher's claim and rotates on its behalf where it died before that.</summary>
public static class LogBufferUnblocker
{
    /// <param name="abandoned">No publisher of the log is left.</param>
    public static bool Unblock(LogBuffers log, long blockedPosition, int initialTermId, bool abandoned = false)
    {
        int bits = LogBufferDescriptor.PositionBitsToShift(log.TermLength);
        int blockedCount = (int)(blockedPosition >> bits), blockedOffset = (int)blockedPosition & (log.TermLength - 1);
        UnsafeBuffer metadata = log.Metadata;
        int activeCount = LogBufferDescriptor.ActiveTermCount(metadata);
        if (activeCount == blockedCount - 1 && blockedOffset == 0) return Rotate(metadata, activeCount);
        int partition = LogBufferDescriptor.IndexByTermCount(blockedCount);
        long rawTail = LogBufferDescriptor.RawTailVolatile(metadata, partition);
        int termId = initialTermId + blockedCount;
        if (LogBufferDescriptor.TermId(rawTail) != termId) return false;
        int tailOffset = LogBufferDescriptor.TermOffset(rawTail, log.TermLength);
        switch (TermUnblocker.Unblock(metadata, log.Term(partition), blockedOffset, tailOffset, termId, abandoned))
        {
            case TermUnblockStatus.UnblockedToEnd:
                Rotate(metadata, blockedCount);
                return true;
            case TermUnblockStatus.Unblocked:
                return true;
            default:
                return false;
        }
    }

    private static bool Rotate(UnsafeBuffer metadata, int termCount) =>
        LogBufferDescriptor.RotateLog(metadata, termCount, LogBufferDescriptor.TermId(LogBufferDescriptor.RawTailVolatile(metadata, LogBufferDescriptor.IndexByTermCount(termCount))));
}

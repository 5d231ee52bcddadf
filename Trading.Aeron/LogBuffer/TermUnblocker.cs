// Repairs a term at a frame whose publisher died between claim and commit.
using Trading.Aeron.Diagnostics;
using Trading.Aeron.Memory;

namespace Trading.Aeron.LogBuffer;

/// <summary>What the repair did.</summary>
public enum TermUnblockStatus : byte
{
    NoAction,
    Unblocked,

    /// <summary>Padded to the end of the term, which the dead publisher should have rotated.</summary>
    UnblockedToEnd,
}

/// <summary>Specification section 12.5.</summary>
public static class TermUnblocker
{
    /// <param name="blockedOffset">The frame all readers wait at.</param>
    /// <param name="tailOffset">The publishers' tail in this term, clamped to it.</param>
    /// <param name="abandoned">No publisher is left, so that a claim without any length can only be a dead one's; otherwise it waits for a later frame.</param>
    public static TermUnblockStatus Unblock(UnsafeBuffer metadata, UnsafeBuffer term, int blockedOffset, int tailOffset, int termId, bool abandoned)
    {
        int frameLength = FrameDescriptor.FrameLengthVolatile(term, blockedOffset);
        if (frameLength < 0)
        {
            Pad(metadata, term, blockedOffset, -frameLength, termId);
            return TermUnblockStatus.Unblocked;
        }
        if (frameLength > 0) return TermUnblockStatus.NoAction;
        int offset = blockedOffset + FrameDescriptor.FrameAlignment;
        while (offset < tailOffset && FrameDescriptor.FrameLengthVolatile(term, offset) == 0) offset += FrameDescriptor.FrameAlignment;
        if (offset < tailOffset)
        {
            if (!IsStillZero(term, offset - FrameDescriptor.FrameAlignment, blockedOffset)) return TermUnblockStatus.NoAction;
            Pad(metadata, term, blockedOffset, offset - blockedOffset, termId);
            return TermUnblockStatus.Unblocked;
        }
        // Up to the end and nothing there: whoever owned the rest of the term is gone.
        bool toEnd = tailOffset == term.Capacity;
        if (tailOffset <= blockedOffset || !toEnd && !abandoned || FrameDescriptor.FrameLengthVolatile(term, blockedOffset) != 0) return TermUnblockStatus.NoAction;
        Pad(metadata, term, blockedOffset, tailOffset - blockedOffset, termId);
        return toEnd ? TermUnblockStatus.UnblockedToEnd : TermUnblockStatus.Unblocked;
    }

    private static bool IsStillZero(UnsafeBuffer term, int from, int downTo)
    {
        for (int offset = from; offset >= downTo; offset -= FrameDescriptor.FrameAlignment)
        {
            if (FrameDescriptor.FrameLengthVolatile(term, offset) != 0) return false;
        }
        return true;
    }

    private static void Pad(UnsafeBuffer metadata, UnsafeBuffer term, int offset, int length, int termId)
    {
        // The header from the log's default one: the dead publisher may have written none of its own.
        term.PutBytes(offset + FrameDescriptor.VersionOffset,
            metadata.AsSpan(LogBufferDescriptor.DefaultFrameHeaderOffset + FrameDescriptor.VersionOffset, FrameDescriptor.HeaderLength - FrameDescriptor.VersionOffset));
        term.PutShort(offset + FrameDescriptor.TypeOffset, FrameDescriptor.TypePadding);
        term.PutInt(offset + FrameDescriptor.TermOffsetOffset, offset);
        term.PutInt(offset + FrameDescriptor.TermIdOffset, termId);
        term.PutIntOrdered(offset, length);
    }
}

// Writes frame headers: first the negative length, then the rest, so that a death in between leaves the size of the hole.
using System.Runtime.CompilerServices;
using Trading.Aeron.Diagnostics;
using Trading.Aeron.Memory;

namespace Trading.Aeron.LogBuffer;

/// <summary>The parts of the header that are the same for every frame of a publication, from the log's default header.</summary>
[HotPath]
public readonly struct HeaderWriter
{
    // Version, flags and type of the default header stand in the upper half of its first word.
    private readonly long _versionFlagsType;
    private readonly long _sessionId;
    private readonly long _streamId;

    public HeaderWriter(UnsafeBuffer metadata)
    {
        const int header = LogBufferDescriptor.DefaultFrameHeaderOffset;
        _versionFlagsType = (long)metadata.GetInt(header + FrameDescriptor.VersionOffset) << 32;
        _sessionId = (long)metadata.GetInt(header + FrameDescriptor.SessionIdOffset) << 32;
        _streamId = (uint)metadata.GetInt(header + FrameDescriptor.StreamIdOffset);
    }

    /// <summary>Writes an uncommitted header: three words, the first with the negative length before the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(UnsafeBuffer term, int offset, int frameLength, int termId)
    {
        term.PutLongOrdered(offset, _versionFlagsType | (uint)-frameLength);
        Fences.StoreStore();
        term.PutLong(offset + FrameDescriptor.TermOffsetOffset, _sessionId | (uint)offset);
        term.PutLong(offset + FrameDescriptor.StreamIdOffset, _streamId | ((long)termId << 32));
    }
}

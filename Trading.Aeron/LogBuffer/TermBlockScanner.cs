// Finds the run of committed frames that a block poll hands out at once.
using Trading.Aeron.Diagnostics;
using Trading.Aeron.Memory;

namespace Trading.Aeron.LogBuffer;

/// <summary>Whole frames up to a limit of bytes; a padding frame only alone, as its header.</summary>
[HotPath]
public static class TermBlockScanner
{
    /// <summary>Returns the offset behind the run, which is <paramref name="offset"/> when there is nothing.</summary>
    public static int Scan(UnsafeBuffer term, int offset, int limitOffset)
    {
        int start = offset;
        while (offset < limitOffset)
        {
            int frameLength = FrameDescriptor.FrameLengthVolatile(term, offset);
            if (frameLength <= 0) break;
            int aligned = FrameDescriptor.Align(frameLength);
            if (FrameDescriptor.IsPadding(term, offset)) return start == offset ? offset + aligned : offset;
            if (offset + aligned > limitOffset) break;
            offset += aligned;
        }
        return offset;
    }
}

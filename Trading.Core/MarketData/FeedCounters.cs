// Counts what a decoder has seen, so that no bad byte passes unnoticed.
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;

namespace Trading.Core.MarketData;

/// <summary>Messages by type and by status, and timestamps that ran backwards. One owner thread, plain adds.</summary>
[HotPath]
public sealed class FeedCounters
{
    private readonly long[] byStatus = new long[DecodeStatuses.Count];
    private readonly long[] byType = new long[256];

    /// <summary>Messages whose timestamp was below that of the message before; they are applied all the same, in stream order.</summary>
    public long TimestampsBackwards { get; private set; }

    /// <summary>All messages given to the decoder, malformed ones included.</summary>
    public long Messages
    {
        get
        {
            long sum = 0;
            foreach (long count in byStatus) sum += count;
            return sum;
        }
    }

    /// <summary>Messages that were not decoded.</summary>
    public long Rejected => Messages - byStatus[(int)DecodeStatus.Ok];

    public long Of(DecodeStatus status) => byStatus[(int)status];

    /// <summary>Well-formed messages with this type byte (right length; their fields may still have been invalid).</summary>
    public long OfType(byte type) => byType[type];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void CountType(byte type) => byType[type]++;

    internal void CountBackwards() => TimestampsBackwards++;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal DecodeStatus Count(DecodeStatus status)
    {
        byStatus[(int)status]++;
        return status;
    }
}

// Where the counters of the broadcast buffer lie.
namespace Trading.Aeron.Concurrent;

/// <summary>Trailer of 128 bytes behind a power-of-two buffer, specification section 4.</summary>
public static class BroadcastBufferDescriptor
{
    public const int TrailerLength = 128;
    public const int TailIntentCounterOffset = 0;
    public const int TailCounterOffset = 8;
    public const int LatestCounterOffset = 16;
}

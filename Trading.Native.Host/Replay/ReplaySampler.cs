// Keeps what the report's pictures need, in arrays made before arming.
using Trading.Core.Domain;

namespace Trading.Native.Host.Replay;

/// <summary>One point of the curves. Times are venue nanoseconds since midnight, prices ticks, money micros.</summary>
internal readonly record struct ReplaySample(long TimeNanos, long MidTicks, long NetMicros, long DrawdownMicros, long PositionLots);

/// <summary>One fill of ours.</summary>
internal readonly record struct ReplayFill(long TimeNanos, long PriceTicks, long Lots, Side Side);

/// <summary>Samples at even steps of the tape; fills up to a bound. Allocates only in the constructor.</summary>
internal sealed class ReplaySampler
{
    private const int SamplesMax = 2_000;
    private const int FillsMax = 20_000;
    private readonly ReplaySample[] samples = new ReplaySample[SamplesMax + 1];
    private readonly ReplayFill[] fills = new ReplayFill[FillsMax];
    private readonly long bytesPerSample;
    private long nextSampleAt;

    public ReplaySampler(long tapeBytes) => bytesPerSample = tapeBytes / SamplesMax + 1;

    public int SampleCount { get; private set; }

    public int FillCount { get; private set; }

    /// <summary>Fills beyond the bound: counted in the table, not drawn.</summary>
    public int FillsNotKept { get; private set; }

    public ref readonly ReplaySample Sample(int index) => ref samples[index];

    public ref readonly ReplayFill Fill(int index) => ref fills[index];

    public bool IsDue(long position) => position >= nextSampleAt;

    public void Add(in ReplaySample sample, long position)
    {
        nextSampleAt = position + bytesPerSample;
        if (SampleCount < samples.Length) samples[SampleCount++] = sample;
    }

    public void Add(in ReplayFill fill)
    {
        if (FillCount < fills.Length) fills[FillCount++] = fill;
        else FillsNotKept++;
    }
}

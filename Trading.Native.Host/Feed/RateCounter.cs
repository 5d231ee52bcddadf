// How many messages fell into each second of the day.
using Trading.Core.Domain;
using Trading.Core.MarketData;

namespace Trading.Native.Host.Feed;

/// <summary>Counts by venue second; tells the mean between the first and the last message and the busiest second.</summary>
internal sealed class RateCounter
{
    private readonly long[] bySecond = new long[Itch50.NanosPerDay / Nanos.PerSecond];
    private long counted;

    /// <summary>Smallest and largest venue time; <see cref="Any"/> is false while there is none.</summary>
    public Nanos First { get; private set; } = new(long.MaxValue);

    public Nanos Last { get; private set; }

    public bool Any => counted > 0;

    /// <summary>The busiest second's messages.</summary>
    public long Peak { get; private set; }

    /// <summary>The busiest second as seconds since midnight; of equals the first to reach the count.</summary>
    public long PeakSecond { get; private set; }

    /// <summary>Messages a second from the first message to the last; 0 when all have one time.</summary>
    public double MeanPerSecond => Last > First ? counted * (double)Nanos.PerSecond / (Last.Value - First.Value) : 0;

    /// <summary>Takes a venue time below 24 hours.</summary>
    public void Add(Nanos venueTime)
    {
        counted++;
        if (venueTime < First) First = venueTime;
        if (venueTime > Last) Last = venueTime;
        long second = venueTime.Value / Nanos.PerSecond;
        if (++bySecond[second] <= Peak) return;
        Peak = bySecond[second];
        PeakSecond = second;
    }
}

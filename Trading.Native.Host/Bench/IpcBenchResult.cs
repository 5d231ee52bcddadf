// What the ipc scenario measured.
using System.Collections.Generic;
using Trading.Core.Telemetry;
using Trading.Native.Host.Ipc;

namespace Trading.Native.Host.Bench;

/// <summary>Histograms over all rounds, rates once a round.</summary>
internal sealed class IpcBenchResult(int messages)
{
    public const string Floor = "raw", ExclusiveOffer = "exclusive", ExclusiveClaim = "claim", ConcurrentOffer = "concurrent";
    private const int ThroughputFactor = 20, ThroughputMax = 100_000_000;
    private const long HighestNanos = 10_000_000_000;

    /// <summary>Round trips a stage and round.</summary>
    public int Messages => messages;

    public int ThroughputMessages => (int)System.Math.Min((long)messages * ThroughputFactor, ThroughputMax);

    /// <summary>By stage; the raw ring is the floor that the others are held against.</summary>
    public IReadOnlyDictionary<string, HdrHistogram> Stages { get; } = new Dictionary<string, HdrHistogram>
    {
        [Floor] = new(1, HighestNanos, 3),
        [ExclusiveOffer] = new(1, HighestNanos, 3),
        [ExclusiveClaim] = new(1, HighestNanos, 3),
        [ConcurrentOffer] = new(1, HighestNanos, 3),
    };

    /// <summary>Messages a second, by kind and round.</summary>
    public Dictionary<string, List<double>> Rates { get; } = [];

    /// <summary>By the measuring thread during the round trips.</summary>
    public long AllocatedBytes { get; set; }

    public HdrHistogram Stage(EchoMode mode) => Stages[mode switch
    {
        EchoMode.Raw => Floor,
        EchoMode.Exclusive => ExclusiveOffer,
        EchoMode.Claim => ExclusiveClaim,
        _ => ConcurrentOffer,
    }];

    public void AddRate(string name, double perSecond)
    {
        if (!Rates.TryGetValue(name, out List<double>? rounds)) Rates.Add(name, rounds = []);
        rounds.Add(perSecond);
    }
}

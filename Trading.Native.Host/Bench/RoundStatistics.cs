// What a bench scenario says of times that were taken once a round.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Trading.Native.Host.Bench;

/// <summary>Percentiles over a handful of rounds, and the JSON member they make.</summary>
internal static class RoundStatistics
{
    /// <summary>The smallest round that the share of rounds does not exceed.</summary>
    public static double Percentile(List<double> rounds, double percentile)
    {
        double[] sorted = [.. rounds.Order()];
        return sorted[Math.Max((int)Math.Ceiling(sorted.Length * percentile / 100) - 1, 0)];
    }

    public static void WriteJson(Utf8JsonWriter w, string name, List<double> rounds)
    {
        w.WriteStartObject(name);
        w.WriteNumber("best", Rounded(rounds.Min()));
        w.WriteNumber("p50", Rounded(Percentile(rounds, 50)));
        w.WriteNumber("p90", Rounded(Percentile(rounds, 90)));
        w.WriteNumber("p99", Rounded(Percentile(rounds, 99)));
        w.WriteNumber("p999", Rounded(Percentile(rounds, 99.9)));
        w.WriteNumber("max", Rounded(rounds.Max()));
        w.WriteNumber("n", rounds.Count);
        w.WriteEndObject();
    }

    private static double Rounded(double nanos) => Math.Round(nanos, 2);
}

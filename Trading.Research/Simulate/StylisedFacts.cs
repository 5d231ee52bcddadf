// How much a tape looks like a market: the stylised facts of one symbol's day.
using System;
using System.Collections.Generic;

namespace Trading.Research.Simulate;

/// <summary>Stylised facts (Cont 2001) of mid returns, spread, depth and the short-horizon signals, from samples on a one-second grid.</summary>
public sealed record StylisedFacts
{
    /// <summary>Raw kurtosis of ten-second mid changes; 3 is normal.</summary>
    public required double KurtosisTenSeconds { get; init; }

    /// <summary>Lag-1 autocorrelation of one-minute mid changes; near zero in a market.</summary>
    public required double ReturnAutocorrelationMinute { get; init; }

    /// <summary>Lag-1 autocorrelation of ten-second mid changes.</summary>
    public required double ReturnAutocorrelationTenSeconds { get; init; }

    /// <summary>Lag-1 autocorrelation of absolute ten-second mid changes: volatility clusters.</summary>
    public required double AbsoluteReturnAutocorrelation { get; init; }

    /// <summary>The same at lag 30, five minutes on.</summary>
    public required double AbsoluteReturnAutocorrelationFiveMinutes { get; init; }

    public required double MeanSpreadCents { get; init; }

    /// <summary>Shares displayed at the best price, mean over sides and time.</summary>
    public required double MeanTouchDepth { get; init; }

    /// <summary>Shares displayed over the best five prices of a side.</summary>
    public required double MeanNearDepth { get; init; }

    /// <summary>Correlation of one-minute volume with the one-minute absolute mid change.</summary>
    public required double VolumeVolatilityCorrelation { get; init; }

    /// <summary>Correlation of queue imbalance at the touch with the mid change over the next second.</summary>
    public required double ImbalanceToNextSecond { get; init; }

    /// <summary>The same with the mid change over the next five seconds.</summary>
    public required double ImbalanceToNextFiveSeconds { get; init; }

    /// <summary>Share of samples with |imbalance| of a half and more whose next mid move has the sign of the imbalance.</summary>
    public required double ImbalanceHitRate { get; init; }

    /// <summary>Correlation of the last second's order-flow imbalance with the next second's mid change.</summary>
    public required double OrderFlowToNextSecond { get; init; }

    /// <summary>Correlation of the last ten seconds' mid change with that of the next two seconds: momentum.</summary>
    public required double MomentumToNextTwoSeconds { get; init; }

    /// <summary>All facts under the names a machine reads them by.</summary>
    public IEnumerable<(string Name, double Value)> Named()
    {
        yield return ("kurtosis_10s", KurtosisTenSeconds);
        yield return ("return_acf_10s", ReturnAutocorrelationTenSeconds);
        yield return ("return_acf_60s", ReturnAutocorrelationMinute);
        yield return ("abs_return_acf_10s", AbsoluteReturnAutocorrelation);
        yield return ("abs_return_acf_10s_lag30", AbsoluteReturnAutocorrelationFiveMinutes);
        yield return ("mean_spread_cents", MeanSpreadCents);
        yield return ("mean_touch_depth", MeanTouchDepth);
        yield return ("mean_near_depth", MeanNearDepth);
        yield return ("volume_volatility_correlation", VolumeVolatilityCorrelation);
        yield return ("imbalance_to_next_1s", ImbalanceToNextSecond);
        yield return ("imbalance_to_next_5s", ImbalanceToNextFiveSeconds);
        yield return ("imbalance_hit_rate", ImbalanceHitRate);
        yield return ("order_flow_to_next_1s", OrderFlowToNextSecond);
        yield return ("momentum_to_next_2s", MomentumToNextTwoSeconds);
    }

    internal static StylisedFacts Of(SecondSampler day)
    {
        double[] mid = [.. day.Mid], imbalance = [.. day.Imbalance], flow = [.. day.OrderFlowImbalance];
        double[] ten = Changes(mid, 10), minute = Changes(mid, 60);
        double[] absoluteTen = Absolute(ten);
        return new StylisedFacts
        {
            KurtosisTenSeconds = Statistics.RawKurtosis(ten),
            ReturnAutocorrelationMinute = Statistics.Autocorrelation(minute, 1),
            ReturnAutocorrelationTenSeconds = Statistics.Autocorrelation(ten, 1),
            AbsoluteReturnAutocorrelation = Statistics.Autocorrelation(absoluteTen, 1),
            AbsoluteReturnAutocorrelationFiveMinutes = Statistics.Autocorrelation(absoluteTen, 30),
            MeanSpreadCents = Statistics.Mean(day.SpreadCents.ToArray()),
            MeanTouchDepth = Statistics.Mean(day.TouchDepth.ToArray()),
            MeanNearDepth = Statistics.Mean(day.NearDepth.ToArray()),
            VolumeVolatilityCorrelation = Statistics.Correlation(Sums(day.Volume.ToArray(), 60, minute.Length), Absolute(minute)),
            ImbalanceToNextSecond = WithFuture(imbalance, mid, 0, 1),
            ImbalanceToNextFiveSeconds = WithFuture(imbalance, mid, 0, 5),
            ImbalanceHitRate = HitRate(imbalance, mid),
            OrderFlowToNextSecond = WithFuture(flow, mid, 0, 1),
            MomentumToNextTwoSeconds = WithFuture(Trailing(mid, 10), mid, 10, 2),
        };
    }

    // Changes over consecutive, non-overlapping windows.
    private static double[] Changes(double[] mid, int seconds)
    {
        var changes = new double[Math.Max(0, (mid.Length - 1) / seconds)];
        for (int i = 0; i < changes.Length; i++) changes[i] = mid[(i + 1) * seconds] - mid[i * seconds];
        return changes;
    }

    private static double[] Absolute(double[] values) => Array.ConvertAll(values, Math.Abs);

    private static double[] Sums(double[] values, int seconds, int count)
    {
        var sums = new double[count];
        for (int i = 0; i < count; i++)
        {
            for (int j = 1; j <= seconds; j++) sums[i] += values[i * seconds + j];
        }
        return sums;
    }

    private static double[] Trailing(double[] mid, int seconds)
    {
        var trailing = new double[mid.Length];
        for (int i = seconds; i < mid.Length; i++) trailing[i] = mid[i] - mid[i - seconds];
        return trailing;
    }

    private static double WithFuture(double[] signal, double[] mid, int from, int seconds)
    {
        int count = mid.Length - seconds - from;
        if (count < 2) return 0;
        var future = new double[count];
        for (int i = 0; i < count; i++) future[i] = mid[from + i + seconds] - mid[from + i];
        return Statistics.Correlation(signal.AsSpan(from, count), future);
    }

    private static double HitRate(double[] imbalance, double[] mid)
    {
        int hits = 0, moves = 0;
        double next = 0;
        for (int i = mid.Length - 2; i >= 0; i--)
        {
            if (mid[i + 1] != mid[i]) next = mid[i + 1] - mid[i];
            if (next == 0 || Math.Abs(imbalance[i]) < 0.5) continue;
            moves++;
            if (next > 0 == imbalance[i] > 0) hits++;
        }
        return moves == 0 ? 0 : hits / (double)moves;
    }
}

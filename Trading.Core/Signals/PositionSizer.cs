// How large an order may be: by the confidence in its edge, by volatility, by drift.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Models;

namespace Trading.Core.Signals;

/// <summary>min(order lots × edge / (full-size share × half width), volatility budget / volatility), halved from <see cref="DriftLevel.Shrink"/> on, rounded down to lots.</summary>
/// <remarks>Integers. Never more than the order lots; 0 when it would be below the minimum. Fixed-risk sizing by volatility: e.g. Moskowitz, Ooi and Pedersen (2012);
/// by edge over uncertainty: a capped linear form of Kelly (1956).</remarks>
[HotPath]
public static class PositionSizer
{
    private const long Micro = 1_000_000;

    /// <param name="orderLots">Full quantity.</param>
    /// <param name="edgeMicroIncrements">What the order is expected to earn beyond its costs, a lot.</param>
    /// <param name="forecast">Interval, volatility and drift.</param>
    /// <param name="sizing">Parameters.</param>
    /// <param name="instrument">Scales.</param>
    public static long Lots(long orderLots, long edgeMicroIncrements, in ForecastInterval forecast, in SizingOptions sizing, in Instrument instrument)
    {
        if (edgeMicroIncrements <= 0) return 0;
        long lots = orderLots;
        long full = forecast.HalfWidthMicroIncrements * sizing.FullSizeEdgePerMille / 1000;
        if (edgeMicroIncrements < full) lots = lots * (edgeMicroIncrements * 1000 / full) / 1000;
        long riskMicros = forecast.VolatilityMicroIncrements * instrument.PriceIncrementTicks * instrument.TickLotMicros / Micro;
        if (lots * riskMicros > sizing.VolatilityBudget.Micros) lots = sizing.VolatilityBudget.Micros / riskMicros;
        if (forecast.Drift >= DriftLevel.Shrink) lots /= 2;
        lots -= lots % instrument.LotSize;
        return lots >= sizing.MinOrderLots ? lots : 0;
    }
}

// Where the mid price has been lately: means, moves, volatility, spread state.
using Trading.Core.Diagnostics;
using Trading.Core.Indicators;

namespace Trading.Core.Features;

/// <summary>Decayed statistics of the mid and the spread of one instrument, in price increments from a base price.</summary>
[HotPath]
internal struct MidPath
{
    // Below it the spread has hardly varied, and the quotient would be noise.
    private const double SpreadDeviationMin = 0.05;
    private const double SpreadZMax = 8.0;

    private EwMean meanShort, meanMedium, meanLong, touch;
    private EwVariance spread;
    private RealisedVolatility volatilityMedium, volatilitySlow;
    private double spreadNow;

    public double Mid;
    public double LastMove;
    public long LastMoveNanos;
    public bool Any;

    public readonly double FromMeanShort => Mid - meanShort.Mean;
    public readonly double FromMeanMedium => Mid - meanMedium.Mean;
    public readonly double FromMeanLong => Mid - meanLong.Mean;
    public readonly double TouchLots => touch.Mean;
    public readonly double VolatilityMedium => volatilityMedium.PerSquareRootSecond(in Decays.Medium);
    public readonly double VariancePerSecond => 0.5 * (volatilityMedium.VariancePerSecond(in Decays.Medium) + volatilitySlow.VariancePerSecond(in Decays.Slow));
    public readonly double VolatilitySlow => volatilitySlow.PerSquareRootSecond(in Decays.Slow);

    /// <summary>Spread's distance from its 60 s mean in standard deviations, clipped.</summary>
    public readonly double SpreadZ
    {
        get
        {
            double deviation = spread.StandardDeviation;
            if (deviation < SpreadDeviationMin) return 0;
            double z = (spreadNow - spread.Mean) / deviation;
            return z > SpreadZMax ? SpreadZMax : z < -SpreadZMax ? -SpreadZMax : z;
        }
    }

    public void Decay(in Decays by)
    {
        meanShort.Decay(by.OverShort);
        meanMedium.Decay(by.OverMedium);
        meanLong.Decay(by.OverLong);
        touch.Decay(by.OverSlow);
        spread.Decay(by.OverSlow);
        volatilityMedium.Decay(by.OverMedium);
        volatilitySlow.Decay(by.OverSlow);
    }

    /// <summary>Takes the two-sided quote that holds from now on; without one, the last one goes on holding.</summary>
    public void OnQuote(double mid, double spreadIncrements, double touchLots, long timeNanos)
    {
        meanShort.Hold(mid);
        meanMedium.Hold(mid);
        meanLong.Hold(mid);
        touch.Hold(touchLots);
        spread.Hold(spreadIncrements);
        spreadNow = spreadIncrements;
        if (!Any)
        {
            Any = true;
            LastMoveNanos = timeNanos;
        }
        else if (mid != Mid)
        {
            LastMove = mid - Mid;
            LastMoveNanos = timeNanos;
            volatilityMedium.Add(LastMove);
            volatilitySlow.Add(LastMove);
        }
        Mid = mid;
    }
}

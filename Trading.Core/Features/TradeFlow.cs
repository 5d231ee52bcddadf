// What aggressive traders did lately: signed volume, signs, volume-weighted price.
using Trading.Core.Diagnostics;
using Trading.Core.Indicators;

namespace Trading.Core.Features;

/// <summary>Decayed trade statistics of one instrument. Plus is aggressive buying.</summary>
/// <remarks>Executions of resting orders carry their sign; a trade against hidden liquidity is signed by the quote rule of Lee and Ready (1991):
/// above the mid buys, below sells, at the mid unsigned.</remarks>
[HotPath]
internal struct TradeFlow
{
    private DecayedSum signedShort, signedMedium, signedLong, volumeLong, signs, trades, volumeSlow, valueSlow;

    public long LastTradeNanos;
    public int LastSign;
    public bool Any;

    public readonly double SignedShort => signedShort.Value;
    public readonly double SignedMedium => signedMedium.Value;
    public readonly double SignedLong => signedLong.Value;

    /// <summary>Signed volume over all volume, 10 s half-life; 0 without trades.</summary>
    public readonly double Imbalance => volumeLong.Value > 0 ? signedLong.Value / volumeLong.Value : 0;

    /// <summary>Mean trade sign shrunk towards 0 by one trade, so that old silence is not read as conviction.</summary>
    public readonly double SignMean => signs.Value / (trades.Value + 1.0);

    // Below this many decayed lots the quotient of the two faded sums would lose its digits.
    private const double VolumeMin = 1e-6;

    /// <summary>Volume-weighted price in ticks from the base, 60 s half-life, or the fallback when volume has faded away.</summary>
    public readonly double VwapTicksOr(double fallback) => volumeSlow.Value > VolumeMin ? valueSlow.Value / volumeSlow.Value : fallback;

    public void Decay(in Decays by)
    {
        signedShort.Decay(by.OverShort);
        signedMedium.Decay(by.OverMedium);
        signedLong.Decay(by.OverLong);
        volumeLong.Decay(by.OverLong);
        signs.Decay(by.OverLong);
        trades.Decay(by.OverLong);
        volumeSlow.Decay(by.OverSlow);
        valueSlow.Decay(by.OverSlow);
    }

    public void Add(int sign, double lots, double ticksFromBase, long timeNanos)
    {
        double signed = sign * lots;
        signedShort.Add(signed);
        signedMedium.Add(signed);
        signedLong.Add(signed);
        volumeLong.Add(lots);
        signs.Add(sign);
        trades.Add(1.0);
        volumeSlow.Add(lots);
        valueSlow.Add(lots * ticksFromBase);
        LastTradeNanos = timeNanos;
        if (sign != 0) LastSign = sign;
        Any = true;
    }
}

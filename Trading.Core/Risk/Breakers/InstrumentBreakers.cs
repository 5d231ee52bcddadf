// The breakers of one instrument, with what they re-arm by.
using Trading.Core.Diagnostics;

namespace Trading.Core.Risk.Breakers;

/// <summary>State of one instrument's breakers and the market as they last saw it.</summary>
[HotPath]
internal struct InstrumentBreakers
{
    public PeriodCollarBreaker Collar = new();
    public VolatilityBreaker Volatility = new();
    public SpreadBreaker Spread;
    public LiquidityBreaker Liquidity;
    public DataQualityBreaker Data = new();
    public ModelBreaker Model;
    public long MidTicks;
    public long SpreadTicks;
    public long TopLots = -1;
    public long QuietNanos;
    public long AutomaticRearms;

    public InstrumentBreakers()
    {
    }

    [ColdPath]
    public void Load(RiskLimits limits, int id)
    {
        Collar.Load(limits, id);
        Volatility.Load(limits, id);
        Spread.Load(limits, id);
        Liquidity.Load(limits, id);
        Data.Load(limits, id);
        QuietNanos = BreakerLimits.OfInstrument(limits, id, LimitKind.RearmQuietNanos);
        AutomaticRearms = BreakerLimits.OfInstrument(limits, id, LimitKind.MaxAutomaticRearms);
    }
}

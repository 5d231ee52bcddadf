// What the market does to the breakers: prices, spread, depth, health of the data, and what the venue says.
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.MarketData;

namespace Trading.Core.Risk.Breakers;

public sealed partial class BreakerPanel
{
    /// <summary>An update of an instrument was taken into its book.</summary>
    public void OnMarket(InstrumentId instrument, in BookTop top, Nanos now)
    {
        ref InstrumentBreakers at = ref instruments[instrument.Value];
        bool crossed = top.IsTwoSided && top.Bid.Price >= top.Ask.Price;
        Judge(ref at.Data.Hold, at.Data.NoteUpdate(crossed, now), Site(instrument.Value, ModeSource.DataQuality, TradingMode.Halted, in at), now);
        long lots = !top.IsTwoSided ? 0 : top.Bid.Quantity < top.Ask.Quantity ? top.Bid.Quantity.Lots : top.Ask.Quantity.Lots;
        if (lots != at.TopLots)
        {
            at.TopLots = lots;
            Judge(ref at.Liquidity.Hold, at.Liquidity.Note(lots, now), Site(instrument.Value, ModeSource.Liquidity, TradingMode.Reducing, in at), now);
        }
        if (!top.IsTwoSided || crossed) return;
        long mid = (top.Bid.Price.Ticks + top.Ask.Price.Ticks) / 2, spread = top.Ask.Price.Ticks - top.Bid.Price.Ticks;
        if (mid != at.MidTicks || spread != at.SpreadTicks) OnPrice(instrument.Value, ref at, mid, spread, now);
    }

    private void OnPrice(int id, ref InstrumentBreakers at, long mid, long spread, Nanos now)
    {
        at.MidTicks = mid;
        at.SpreadTicks = spread;
        Judge(ref at.Spread.Hold, at.Spread.Note(spread, mid, now), Site(id, ModeSource.Spread, TradingMode.Reducing, in at), now);
        Judge(ref at.Collar.Hold, at.Collar.Note(mid, now), Site(id, ModeSource.PeriodCollar, TradingMode.Halted, in at), now);
        Judge(ref at.Volatility.Hold, at.Volatility.Note(mid, now), Site(id, ModeSource.Volatility, TradingMode.Reducing, in at), now);
    }

    /// <summary>A gap, a contradiction, a damaged or an out-of-order message.</summary>
    public void OnDataFault(InstrumentId instrument, Nanos now)
    {
        ref InstrumentBreakers at = ref instruments[instrument.Value];
        Judge(ref at.Data.Hold, at.Data.NoteFault(now), Site(instrument.Value, ModeSource.DataQuality, TradingMode.Halted, in at), now);
    }

    /// <summary>The venue's state of an instrument; only the venue's own messages lift what it holds.</summary>
    public void OnVenueState(InstrumentId instrument, in TradingState state)
    {
        bool band = state.Regulatory == RegulatoryState.Paused;
        bool halt = state.IsOperationallyHalted || state.CircuitBreakerLevel > 0 || state.Regulatory is RegulatoryState.Halted or RegulatoryState.QuotationOnly;
        HoldForVenue(instrument, ModeSource.PriceBand, band, (long)state.Regulatory);
        HoldForVenue(instrument, ModeSource.VenueHalt, halt, state.CircuitBreakerLevel);
    }

    /// <summary>What the model's own watch says of it: unfit trips, and only a person's reset lets go.</summary>
    public void OnModelUnfit(InstrumentId instrument, long value, long limit, Nanos now)
    {
        ref InstrumentBreakers at = ref instruments[instrument.Value];
        Judge(ref at.Model.Hold, BreakerReading.Of(true, value, limit), new BreakerSite(ModeSource.ModelDrift, RiskScope.Instrument, instrument.Value, TradingMode.Reducing, 0), now);
    }

    private void HoldForVenue(InstrumentId instrument, ModeSource source, bool hold, long value)
    {
        TradingMode mode = hold ? TradingMode.Halted : TradingMode.Active;
        if (!controls.Set(RiskScope.Instrument, instrument.Value, source, mode)) return;
        Tripped += hold ? 1 : -1;
        var site = new BreakerSite(source, RiskScope.Instrument, instrument.Value, mode, 0);
        Raise(in site) = new BreakerEvent { Breaker = source, Scope = RiskScope.Instrument, Mode = mode, ScopeId = instrument.Value, Value = value };
    }

    private static BreakerSite Site(int id, ModeSource source, TradingMode mode, in InstrumentBreakers at) =>
        new(source, RiskScope.Instrument, id, mode, at.AutomaticRearms);
}

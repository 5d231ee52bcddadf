// What a strategy may look at when its market has moved.
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.Models;

namespace Trading.Core.Signals;

/// <summary>One instrument's market, forecast and position at the moment of an event.</summary>
public readonly ref struct SignalContext
{
    public readonly ref readonly Instrument Instrument;
    public readonly ref readonly BookTop Top;

    /// <summary>The model's word on the next move, with its intervals; it may abstain.</summary>
    public readonly ref readonly ForecastInterval Forecast;

    public readonly long PositionLots;
    public readonly Nanos Now;

    /// <summary>The trading window has ended: no new risk, get flat.</summary>
    public readonly bool Closing;

    public SignalContext(ref readonly Instrument instrument, ref readonly BookTop top, ref readonly ForecastInterval forecast, long positionLots, Nanos now, bool closing)
    {
        Instrument = ref instrument;
        Top = ref top;
        Forecast = ref forecast;
        PositionLots = positionLots;
        Now = now;
        Closing = closing;
    }
}

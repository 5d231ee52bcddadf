// What the engine must know of a tradable instrument: its scales and its increments.
namespace Trading.Core.Domain;

/// <summary>An instrument with its integer scales.</summary>
/// <param name="Id">Dense index in the engine.</param>
/// <param name="Symbol">Ticker on the feed.</param>
/// <param name="PriceDecimals">One tick is 10^-PriceDecimals of the quote currency; 4 for ITCH 5.0.</param>
/// <param name="PriceIncrementTicks">Smallest step of an order's price in ticks; 100 (one cent) for US equities of a dollar and more, by Regulation NMS rule 612.</param>
/// <param name="LotSize">Smallest step of an order's quantity in lots.</param>
/// <param name="TickLotMicros">Money micros of one tick times one lot; 100 for a US equity (0.0001 dollars a share).</param>
public readonly record struct Instrument(
    InstrumentId Id, Symbol Symbol, int PriceDecimals, long PriceIncrementTicks, long LotSize, long TickLotMicros)
{
    /// <summary>A US equity as ITCH 5.0 quotes it: prices x 10000, one-cent orders, one-share lots.</summary>
    public static Instrument UsEquity(InstrumentId id, Symbol symbol) => new(id, symbol, 4, 100, 1, 100);

    /// <summary>Value of a quantity at a price. The caller has bounded both; the product of in-range values fits 63 bits.</summary>
    public Money Notional(Price price, Quantity quantity) => new(price.Ticks * quantity.Lots * TickLotMicros);
}

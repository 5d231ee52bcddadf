// What the venue has said about an instrument beside its orders: halts, breakers, restrictions, auctions.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.MarketData;

/// <summary>Regulatory trading state of an instrument.</summary>
public enum RegulatoryState : byte
{
    /// <summary>Trading, or nothing said yet.</summary>
    Trading = 0,

    Halted,

    /// <summary>Paused by limit-up limit-down or a venue rule.</summary>
    Paused,

    /// <summary>Quotes may be entered before trading resumes; nothing trades.</summary>
    QuotationOnly,
}

/// <summary>Collar of a reopening auction, in ticks; all zero when none was announced.</summary>
public struct AuctionCollar
{
    public Price Reference;
    public Price Upper;
    public Price Lower;

    /// <summary>How often the auction was extended.</summary>
    public long Extensions;
}

/// <summary>State of one instrument, kept from the feed. Each kind of halt is lifted only by its own counterpart.</summary>
/// <remarks>A breach of the market-wide circuit breaker closes the day for us at any level: the venue may resume after levels 1 and 2, but prices around
/// such a reopening are nothing that a model has learned from. Source: TotalView-ITCH 5.0, section 1.2.</remarks>
[HotPath]
public struct TradingState
{
    public RegulatoryState Regulatory { get; private set; }

    /// <summary>This venue has halted the instrument on its own account.</summary>
    public bool IsOperationallyHalted { get; private set; }

    /// <summary>Highest level of the market-wide circuit breaker breached today: 0 none, 1 to 3.</summary>
    public int CircuitBreakerLevel { get; private set; }

    /// <summary>The short-sale price test is in effect: a sale short may only rest above the best bid.</summary>
    public bool IsShortSaleRestricted { get; private set; }

    public AuctionCollar Collar { get; private set; }

    /// <summary>An IPO's anticipated release for quoting; zero when there is none or it was cancelled.</summary>
    public Nanos IpoReleaseTime { get; private set; }

    /// <summary>The IPO's price; zero when there is none.</summary>
    public Price IpoPrice { get; private set; }

    /// <summary>Orders must not be sent: a halt of either kind, or a breached circuit breaker.</summary>
    public readonly bool IsHalted => Regulatory != RegulatoryState.Trading || IsOperationallyHalted || CircuitBreakerLevel > 0;

    /// <summary>Takes an update of the instrument or of the whole market. True if it began to hold orders back with this call.</summary>
    public bool Apply(in MarketUpdate update)
    {
        bool before = IsHalted;
        switch (update.Kind)
        {
            case MarketUpdateKind.TradingStatus:
                Regulatory = StateOf(update.Detail);
                break;
            case MarketUpdateKind.OperationalHalt:
                IsOperationallyHalted = update.Detail != (byte)'T';
                break;
            case MarketUpdateKind.CircuitBreaker:
                CircuitBreakerLevel = update.Detail - '0' > CircuitBreakerLevel ? update.Detail - '0' : CircuitBreakerLevel;
                break;
            case MarketUpdateKind.ShortSaleRestriction:
                IsShortSaleRestricted = update.Detail != (byte)'0';
                break;
            case MarketUpdateKind.AuctionCollar:
                Collar = new AuctionCollar
                {
                    Reference = update.Price, Upper = new Price((long)update.OrderReference), Lower = new Price((long)update.NewOrderReference),
                    Extensions = update.Quantity.Lots,
                };
                break;
            case MarketUpdateKind.IpoQuoting:
                bool cancelled = update.Detail == (byte)'C';
                IpoReleaseTime = cancelled ? default : new Nanos((long)update.OrderReference);
                IpoPrice = cancelled ? default : update.Price;
                break;
        }
        return IsHalted && !before;
    }

    private static RegulatoryState StateOf(byte code) => code switch
    {
        (byte)'T' => RegulatoryState.Trading,
        (byte)'P' => RegulatoryState.Paused,
        (byte)'Q' => RegulatoryState.QuotationOnly,
        _ => RegulatoryState.Halted,
    };
}

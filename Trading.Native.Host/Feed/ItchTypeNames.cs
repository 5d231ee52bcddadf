// The message types of ITCH 5.0 in words.
using Trading.Core.MarketData;

namespace Trading.Native.Host.Feed;

/// <summary>Names after the specification.</summary>
internal static class ItchTypeNames
{
    public static string Of(byte type) => type switch
    {
        Itch50.SystemEvent => "system event",
        Itch50.StockDirectory => "stock directory",
        Itch50.TradingAction => "trading action",
        Itch50.RegSho => "short-sale restriction",
        Itch50.MarketParticipantPosition => "market participant position",
        Itch50.MwcbDeclineLevel => "circuit breaker levels",
        Itch50.MwcbStatus => "circuit breaker breached",
        Itch50.IpoQuotingPeriod => "IPO quoting period",
        Itch50.LuldAuctionCollar => "auction collar",
        Itch50.OperationalHalt => "operational halt",
        Itch50.AddOrder => "add order",
        Itch50.AddOrderMpid => "add order with participant",
        Itch50.OrderExecuted => "order executed",
        Itch50.OrderExecutedWithPrice => "order executed at a price",
        Itch50.OrderCancel => "order cancel",
        Itch50.OrderDelete => "order delete",
        Itch50.OrderReplace => "order replace",
        Itch50.Trade => "trade, non-displayed",
        Itch50.CrossTrade => "cross trade",
        Itch50.BrokenTrade => "broken trade",
        Itch50.Noii => "order imbalance",
        Itch50.Rpii => "retail interest",
        Itch50.DirectListing => "direct listing",
        _ => "unknown",
    };
}

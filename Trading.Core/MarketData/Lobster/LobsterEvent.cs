// What a LOBSTER message reports.
namespace Trading.Core.MarketData.Lobster;

/// <summary>The event types of LOBSTER message files, by their number in the file.</summary>
public enum LobsterEvent : byte
{
    Submission = 1,
    PartialCancellation = 2,
    Deletion = 3,
    VisibleExecution = 4,

    /// <summary>Never touches the visible book; its order id is 0.</summary>
    HiddenExecution = 5,
    CrossTrade = 6,
    TradingHalt = 7,
}

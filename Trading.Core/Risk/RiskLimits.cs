// The numbers an order is held to.
using Trading.Core.Domain;

namespace Trading.Core.Risk;

/// <summary>Limits of one instrument and of the account. All are mandatory: the configuration refuses a file that leaves one out.</summary>
/// <param name="MaxOrderLots">C05: largest quantity of one order.</param>
/// <param name="MaxOrderNotional">C06: largest value of one order.</param>
/// <param name="CollarTicks">C07: how far beyond the opposite best price an order may reach, at least; the larger of ticks and basis points counts.</param>
/// <param name="CollarBasisPoints">C07: the same in 1/10,000 of the reference price.</param>
/// <param name="MaxPositionLots">C12: largest absolute position, counting every live order as filled.</param>
/// <param name="MaxOpenOrders">C11: live orders at most, in-flight ones included.</param>
/// <param name="MaxMessagesPerSecond">C09: sustained rate and burst of messages to the venue.</param>
/// <param name="CancelReserveMessages">C09: part of the burst that only cancels may use.</param>
/// <param name="MaxLoss">C18: net loss of the session that ends trading.</param>
/// <param name="MaxDrawdown">C18: fall from the session's best net profit that ends trading.</param>
public readonly record struct RiskLimits(
    Quantity MaxOrderLots,
    Money MaxOrderNotional,
    long CollarTicks,
    long CollarBasisPoints,
    long MaxPositionLots,
    int MaxOpenOrders,
    long MaxMessagesPerSecond,
    long CancelReserveMessages,
    Money MaxLoss,
    Money MaxDrawdown);

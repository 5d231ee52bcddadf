// The ten numbers of a small set-up, as the "risk" section of a configuration has them.
using Trading.Core.Domain;

namespace Trading.Core.Risk;

/// <summary>Limits of one instrument and of the account. All are mandatory: the configuration refuses a file that leaves one out.</summary>
/// <param name="MaxOrderLots">C05: largest quantity of one order.</param>
/// <param name="MaxOrderNotional">C06: largest value of one order.</param>
/// <param name="CollarTicks">C07: how far beyond the reference price an order may reach, at least; the larger of ticks and basis points counts.</param>
/// <param name="CollarBasisPoints">C07: the same in 1/10,000 of the reference price.</param>
/// <param name="MaxPositionLots">C12: largest absolute position, counting every live order as filled.</param>
/// <param name="MaxOpenOrders">C11: live orders at most, in-flight ones included.</param>
/// <param name="MaxMessagesPerSecond">C09: sustained rate and burst of messages to the venue.</param>
/// <param name="CancelReserveMessages">C09: part of the burst that only cancels may use.</param>
/// <param name="MaxLoss">C18: net loss of the session that ends trading.</param>
/// <param name="MaxDrawdown">C18: fall from the session's best net profit that ends trading.</param>
public readonly record struct BasicLimits(
    Quantity MaxOrderLots,
    Money MaxOrderNotional,
    long CollarTicks,
    long CollarBasisPoints,
    long MaxPositionLots,
    int MaxOpenOrders,
    long MaxMessagesPerSecond,
    long CancelReserveMessages,
    Money MaxLoss,
    Money MaxDrawdown)
{
    /// <summary>How much wider the collar is on the passive side, where a wrong price waits instead of trading.</summary>
    public const int PassiveCollarFactor = 10;

    /// <summary>The whole table at engine scope: these ten, and the widest value of what they do not speak of.</summary>
    public RiskLimits ToTable(RiskScopes scopes)
    {
        var table = new RiskLimits(scopes);
        foreach (LimitRow row in LimitSchema.Rows) table.SetEngine(row.Kind, row.Widest);
        table.SetEngine(LimitKind.MaxOrderLots, MaxOrderLots.Lots);
        table.SetEngine(LimitKind.MaxAuctionOrderLots, MaxOrderLots.Lots);
        table.SetEngine(LimitKind.MaxOrderNotionalMicros, MaxOrderNotional.Micros);
        table.SetEngine(LimitKind.CollarAggressiveTicks, CollarTicks);
        table.SetEngine(LimitKind.CollarAggressiveBasisPoints, CollarBasisPoints);
        table.SetEngine(LimitKind.CollarPassiveTicks, PassiveCollarFactor * CollarTicks);
        table.SetEngine(LimitKind.CollarPassiveBasisPoints, PassiveCollarFactor * CollarBasisPoints);
        table.SetEngine(LimitKind.MaxCrossedNanos, 0);
        table.SetEngine(LimitKind.MaxOpenOrders, MaxOpenOrders);
        table.SetEngine(LimitKind.MaxLongLots, MaxPositionLots);
        table.SetEngine(LimitKind.MaxShortLots, MaxPositionLots);
        table.SetEngine(LimitKind.MaxMessagesPerSecond, MaxMessagesPerSecond);
        table.SetEngine(LimitKind.CancelReserveMessages, CancelReserveMessages);
        table.SetEngine(LimitKind.SoftLossMicros, MaxLoss.Micros);
        table.SetEngine(LimitKind.MaxLossMicros, MaxLoss.Micros);
        table.SetEngine(LimitKind.MaxDrawdownMicros, MaxDrawdown.Micros);
        table.SetEngine(LimitKind.FillAfterEndNanos, 0);
        return table;
    }

    /// <summary>The engine scope's values of these ten; what is missing is zero.</summary>
    public static BasicLimits OfEngine(RiskLimits table) => new(
        new Quantity(Value(table, LimitKind.MaxOrderLots)),
        new Money(Value(table, LimitKind.MaxOrderNotionalMicros)),
        Value(table, LimitKind.CollarAggressiveTicks),
        Value(table, LimitKind.CollarAggressiveBasisPoints),
        Value(table, LimitKind.MaxLongLots),
        (int)Value(table, LimitKind.MaxOpenOrders),
        Value(table, LimitKind.MaxMessagesPerSecond),
        Value(table, LimitKind.CancelReserveMessages),
        new Money(Value(table, LimitKind.MaxLossMicros)),
        new Money(Value(table, LimitKind.MaxDrawdownMicros)));

    private static long Value(RiskLimits table, LimitKind kind)
    {
        long value = table.Get(RiskScope.Engine, 0, kind);
        return value == RiskLimits.Missing ? 0 : value;
    }
}

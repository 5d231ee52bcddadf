// The one table of limits: reader, validator, commands, documents and the gate are all driven by it.
using System;
using System.Collections.Generic;
using System.Text;

namespace Trading.Core.Risk;

/// <summary>One row a <see cref="LimitKind"/>, in the order of the numbers. Cold.</summary>
public static class LimitSchema
{
    /// <summary>The maximum of a share that means no limit at all: a market that has not traded would otherwise forbid everything.</summary>
    public const long Off = 1_000_000_000;
    private const long Lots = RiskGate.MaxQuantityLots;
    private const long DayLots = 1L << 40;
    private const long Ticks = RiskGate.MaxPriceTicks;
    private const long Money = 1_000_000_000_000_000_000;
    private const long Count = 1_000_000_000;
    private const long Second = 1_000_000_000;
    private const long Hour = 3_600 * Second;
    private const long Day = 24 * Hour;
    private const long Year = 366 * Day;
    private const RiskScopeSet E = RiskScopeSet.Engine;
    private const RiskScopeSet A = RiskScopeSet.Account;
    private const RiskScopeSet S = RiskScopeSet.Strategy;
    private const RiskScopeSet I = RiskScopeSet.Instrument;
    private const RiskScopeSet G = RiskScopeSet.Group;

    private static readonly LimitRow[] Table =
    [
        Row(LimitKind.TradingPermittedFlag, "C03", E | A | S | I, 0, 1, false, "1 when orders may be entered at all; 0 is the restricted list."),
        Row(LimitKind.LocatedShortLots, "C03", E | A | S | I, 0, Lots, false, "Largest short position for which stock has been located."),
        Row(LimitKind.MaxIdenticalOrders, "C04", E | A | S | I, 1, 64, false, "Orders of one strategy, instrument, side, price and quantity within identical_window_nanos, at most."),
        Row(LimitKind.IdenticalWindowNanos, "C04", E | A | S | I, 1, Hour, true, "How long an order counts as one of the identical ones."),
        Row(LimitKind.MaxOrderLots, "C05", E | A | S | I, 1, Lots, false, "Largest quantity of one order."),
        Row(LimitKind.MaxAuctionOrderLots, "C05", E | A | S | I, 1, Lots, false, "The same while the instrument is in an auction."),
        Row(LimitKind.MaxOrderNotionalMicros, "C06", E | A | S | I, 1, Money, false, "Largest value of one order at its worst price."),
        Row(LimitKind.CollarAggressiveTicks, "C07", E | A | S | I, 1, Ticks, false, "How far an order may reach through the reference price; the larger of ticks and basis points counts."),
        Row(LimitKind.CollarAggressiveBasisPoints, "C07", E | A | S | I, 0, 50_000, false, "The same in 1/10,000 of the reference."),
        Row(LimitKind.CollarPassiveTicks, "C07", E | A | S | I, 1, Ticks, false, "How far an order may stay behind the reference price; the larger of ticks and basis points counts."),
        Row(LimitKind.CollarPassiveBasisPoints, "C07", E | A | S | I, 0, 50_000, false, "The same in 1/10,000 of the reference."),
        Row(LimitKind.PeriodCollarBasisPoints, "C07", E | A | S | I, 1, 1_000_000, false, "Movement of the reference within period_collar_window_nanos beyond which nothing is entered."),
        Row(LimitKind.PeriodCollarWindowNanos, "C07", E | I, 1, Day, true, "The period of the collar above."),
        Row(LimitKind.MaxReferenceAgeNanos, "C07", E | A | S | I, 1, Day, false, "Age beyond which a mid or last price is no reference."),
        Row(LimitKind.MaxDataAgeNanos, "C08", E | A | S | I, 1, Day, false, "Age of the instrument's last market update beyond which nothing is entered."),
        Row(LimitKind.MaxCrossedNanos, "C08", E | A | S | I, 0, Day, false, "How long a book may be locked or crossed before nothing is entered."),
        Row(LimitKind.MaxMessagesPerSecond, "C09", E | S | I, 1, 1_000_000, false, "Sustained rate and burst of messages: new, replace and cancel."),
        Row(LimitKind.CancelReserveMessages, "C09", E | S | I, 0, 999_999, true, "Part of the burst that only cancels may use."),
        Row(LimitKind.OrderToTradeSoftRatio, "C10", E | S, 1, Count, false, "Messages a trade beyond which an alert is raised."),
        Row(LimitKind.OrderToTradeHardRatio, "C10", E | S, 1, Count, false, "Messages a trade beyond which no new order passes."),
        Row(LimitKind.OrderToTradeMinMessages, "C10", E | S, 1, Count, false, "Messages in the window below which the ratio says nothing."),
        Row(LimitKind.OrderToTradeWindowNanos, "C10", E | S, Second, Day, true, "Length of the ratio's window."),
        Row(LimitKind.MaxOpenOrders, "C11", E | A | S | I, 1, 65_536, false, "Live orders at most, in-flight and unknown ones included."),
        Row(LimitKind.MaxLongLots, "C12", E | A | S | I, 0, Lots, false, "Largest long position in one instrument, counting every live buy as filled."),
        Row(LimitKind.MaxShortLots, "C12", E | A | S | I, 0, Lots, false, "Largest short position in one instrument, counting every live sell as filled."),
        Row(LimitKind.MaxGrossExposureMicros, "C13", E | A | S | I | G, 1, Money, false, "Largest sum of the instruments' worst-case exposures at the conservative mark."),
        Row(LimitKind.MaxNetExposureMicros, "C13", E | A | S | G, 1, Money, false, "Largest absolute net of the worst-case exposures: all buys filled, or all sells filled."),
        Row(LimitKind.MaxPortfolioRiskMicros, "C13", E, 1, Money, false, "Largest standard deviation, over one grid step, of the worst-case portfolio's value under the correlation estimate."),
        Row(LimitKind.MaxClusterShareBasisPoints, "C13", E, 1, 10_000, false, "Largest share of the gross exposure in one cluster of correlated instruments."),
        Row(LimitKind.CapitalMicros, "C14", E | A, 0, Money, false, "Money that margin may use, before profit and loss."),
        Row(LimitKind.MarginBasisPoints, "C14", E | I, 0, 10_000, true, "Margin asked of worst-case exposure."),
        Row(LimitKind.SelfTradeMode, "C15", E | A | S, 0, 3, false, "0 reject incoming, 1 cancel resting and wait, 2 cancel both, 3 decrement."),
        Row(LimitKind.MaxRepeatedExecutions, "C17", E | S | I, 1, Count, false, "Entries after fills without a person's action within the window, at most."),
        Row(LimitKind.RepeatedExecutionWindowNanos, "C17", E | S | I, 1, Day, true, "Length of that window."),
        Row(LimitKind.SoftLossMicros, "C18", E | A | S, 1, Money, false, "Net loss of the day from which positions are only reduced."),
        Row(LimitKind.MaxLossMicros, "C18", E | A | S, 1, Money, false, "Net loss of the day that ends trading."),
        Row(LimitKind.MaxDrawdownMicros, "C18", E | A | S, 1, Money, false, "Fall from the day's best net profit that ends trading."),
        Row(LimitKind.MaxLossPerMinuteMicros, "C18", E | A | S, 1, Money, false, "Net loss within one minute from which positions are only reduced."),
        Row(LimitKind.MaxDayBoughtLots, "C19", E | A | S | I, 1, DayLots, false, "Lots of one instrument bought today, live buys included."),
        Row(LimitKind.MaxDaySoldLots, "C19", E | A | S | I, 1, DayLots, false, "Lots of one instrument sold today, live sells included."),
        Row(LimitKind.MaxDayNotionalMicros, "C19", E | A | S | I, 1, Money, false, "Value bought plus value sold today, live orders included."),
        Row(LimitKind.MaxParticipationBasisPoints, "C20", E | A | S | I, 1, Off, false, "Our share of the instrument's volume in the window; the maximum is no limit."),
        Row(LimitKind.ParticipationWindowNanos, "C20", E | I, Second, Day, true, "Length of that window."),
        Row(LimitKind.AverageDailyLots, "C20", E | I, 0, DayLots, false, "The instrument's average daily volume."),
        Row(LimitKind.MaxDailyVolumeBasisPoints, "C20", E | A | S | I, 1, Off, false, "Our share of the average daily volume; the maximum is no limit."),
        Row(LimitKind.MaxVenueRejects, "C21", E | S | I, 1, Count, false, "Rejects by the venue within the window before the pause."),
        Row(LimitKind.MaxDenials, "C21", E | S | I, 1, Count, false, "Denials by the gate within the window before the pause."),
        Row(LimitKind.RejectWindowNanos, "C21", E | S | I, 1, Day, true, "Length of that window."),
        Row(LimitKind.ParentRequiredFlag, "C24", E | A | S, 0, 1, true, "1 when every order must belong to a parent order."),
        Row(LimitKind.MaxClockStepNanos, "C25", E, 1, Day, false, "Step of the wall clock against the steady one beyond which positions are only reduced."),
        Row(LimitKind.MaxClockOffsetNanos, "C25", E, 1, Day, false, "Offset from reference time beyond which positions are only reduced."),
        Row(LimitKind.MaxVolatilityBasisPoints, "", E | I, 1, 1_000_000, false, "High less low of the mid within the window, of the low, beyond which positions are only reduced."),
        Row(LimitKind.VolatilityWindowNanos, "", E | I, Second, Day, true, "Length of that window."),
        Row(LimitKind.MaxSpreadBasisPoints, "", E | I, 1, 1_000_000, false, "Spread beyond which positions are only reduced."),
        Row(LimitKind.MinTopLots, "", E | I, 0, Lots, true, "Lots at the best price of either side below which positions are only reduced."),
        Row(LimitKind.LatencyBudgetNanos, "", E, 1, Day, false, "Budget of the p99.9 of tick to trade."),
        Row(LimitKind.MaxLatencyBreachWindows, "", E, 1, Count, false, "Windows in a row over the budget before positions are only reduced."),
        Row(LimitKind.MaxDataFaults, "", E | I, 1, Count, false, "Gaps, stale, crossed, out-of-order or damaged messages within the window before the pause."),
        Row(LimitKind.DataFaultWindowNanos, "", E | I, 1, Day, true, "Length of that window."),
        Row(LimitKind.MaxModelDriftBasisPoints, "", E | S | I, 1, 1_000_000, false, "Population stability index of the model's inputs, in 1/10,000, at which the model stops."),
        Row(LimitKind.MaxModelAgeNanos, "", E | S | I, 1, Year, false, "Age of the model at which it stops."),
        Row(LimitKind.RearmQuietNanos, "", E | A | S | I, 0, Day, true, "Quiet time before a breaker that may re-arms itself."),
        Row(LimitKind.MaxAutomaticRearms, "", E | A | S | I, 0, Count, false, "How often a breaker re-arms itself before a person must."),
        Row(LimitKind.MaxWideSpreadNanos, "", E | I, 0, Day, false, "How long the spread may be beyond its limit before positions are only reduced."),
        Row(LimitKind.MaxThinTopNanos, "", E | I, 0, Day, false, "How long the touch may be thinner than its limit before positions are only reduced."),
        Row(LimitKind.MaxQueuedMessages, "", E, 1, Count, false, "Messages waiting before the engine beyond which positions are only reduced."),
        Row(LimitKind.FillAfterEndNanos, "", E, 0, Day, false, "Time after the acknowledged end of an order from which a fill of it kills the account."),
    ];

    public static IReadOnlyList<LimitRow> Rows => Table;

    public static int KindCount => Table.Length;

    public static LimitRow Of(LimitKind kind) => Table[(int)kind];

    /// <summary>The row with this key; null when there is none.</summary>
    public static LimitRow? Find(string name)
    {
        foreach (LimitRow row in Table)
            if (row.Name == name) return row;
        return null;
    }

    private static LimitRow Row(LimitKind kind, string control, RiskScopeSet scopes, long min, long max, bool higherIsTighter, string meaning) =>
        new(kind, Snake(kind.ToString()), control, scopes, min, max, higherIsTighter, meaning);

    private static string Snake(string name)
    {
        var text = new StringBuilder();
        foreach (char c in name)
        {
            if (char.IsUpper(c) && text.Length > 0) text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }
        return text.ToString();
    }
}

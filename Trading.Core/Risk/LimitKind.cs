// Every limit there is, by a stable number. The schema says what each means.
namespace Trading.Core.Risk;

/// <summary>The numbers are stable: journals and commands hold them; new ones are appended. Units are in the names. See <see cref="LimitSchema"/>.</summary>
public enum LimitKind : byte
{
    // C03
    TradingPermittedFlag = 0,
    LocatedShortLots,

    // C04
    MaxIdenticalOrders,
    IdenticalWindowNanos,

    // C05, C06
    MaxOrderLots,
    MaxAuctionOrderLots,
    MaxOrderNotionalMicros,

    // C07
    CollarAggressiveTicks,
    CollarAggressiveBasisPoints,
    CollarPassiveTicks,
    CollarPassiveBasisPoints,
    PeriodCollarBasisPoints,
    PeriodCollarWindowNanos,
    MaxReferenceAgeNanos,

    // C08
    MaxDataAgeNanos,
    MaxCrossedNanos,

    // C09
    MaxMessagesPerSecond,
    CancelReserveMessages,

    // C10
    OrderToTradeSoftRatio,
    OrderToTradeHardRatio,
    OrderToTradeMinMessages,
    OrderToTradeWindowNanos,

    // C11, C12
    MaxOpenOrders,
    MaxLongLots,
    MaxShortLots,

    // C13
    MaxGrossExposureMicros,
    MaxNetExposureMicros,
    MaxPortfolioRiskMicros,
    MaxClusterShareBasisPoints,

    // C14
    CapitalMicros,
    MarginBasisPoints,

    // C15
    SelfTradeMode,

    // C17
    MaxRepeatedExecutions,
    RepeatedExecutionWindowNanos,

    // C18
    SoftLossMicros,
    MaxLossMicros,
    MaxDrawdownMicros,
    MaxLossPerMinuteMicros,

    // C19
    MaxDayBoughtLots,
    MaxDaySoldLots,
    MaxDayNotionalMicros,

    // C20
    MaxParticipationBasisPoints,
    ParticipationWindowNanos,
    AverageDailyLots,
    MaxDailyVolumeBasisPoints,

    // C21
    MaxVenueRejects,
    MaxDenials,
    RejectWindowNanos,

    // C24
    ParentRequiredFlag,

    // C25
    MaxClockStepNanos,
    MaxClockOffsetNanos,

    // Breakers of section 1.3 that no C-number names
    MaxVolatilityBasisPoints,
    VolatilityWindowNanos,
    MaxSpreadBasisPoints,
    MinTopLots,
    LatencyBudgetNanos,
    MaxLatencyBreachWindows,
    MaxDataFaults,
    DataFaultWindowNanos,
    MaxModelDriftBasisPoints,
    MaxModelAgeNanos,
    RearmQuietNanos,
    MaxAutomaticRearms,
    MaxWideSpreadNanos,
    MaxThinTopNanos,
    MaxQueuedMessages,
    FillAfterEndNanos,
}

// The life of an order as one table: which event leads from which state to which.
using System;
using Trading.Core.Diagnostics;

namespace Trading.Core.Orders;

/// <summary>The only place that says which order transitions exist.</summary>
/// <remarks>A fill may overtake its acknowledgement, and may arrive while a cancel or a replacement is pending: the venue had it first, so it counts.
/// Nothing that we do ourselves leads out of Unknown. A fill of an order that has ended changes the position, not the state.</remarks>
[HotPath]
public static class OrderStateMachine
{
    public const int StateCount = 10;
    public const int EventCount = 18;
    private const byte No = (byte)OrderState.None;
    private const byte New = (byte)OrderState.PendingNew;
    private const byte Wrk = (byte)OrderState.Working;
    private const byte Pcl = (byte)OrderState.PendingCancel;
    private const byte Prp = (byte)OrderState.PendingReplace;
    private const byte Unk = (byte)OrderState.Unknown;
    private const byte Fil = (byte)OrderState.Filled;
    private const byte Cxl = (byte)OrderState.Cancelled;
    private const byte Rej = (byte)OrderState.Rejected;
    private const byte Exp = (byte)OrderState.Expired;

    private static ReadOnlySpan<byte> Table =>
    [
        // Subm Acc  Part Comp RqCx Canc RjCx Rej  RqRp Repl RjRp Resu Lose Exp  Live End  NotF Late
        New, No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  // None
        No,  Wrk, Wrk, Fil, Pcl, Cxl, No,  Rej, No,  No,  No,  No,  Unk, Exp, Wrk, Cxl, Rej, No,  // PendingNew
        No,  Wrk, Wrk, Fil, Pcl, Cxl, Wrk, No,  Prp, No,  No,  No,  Unk, Exp, Wrk, Cxl, No,  No,  // Working
        No,  Pcl, Pcl, Fil, No,  Cxl, Wrk, Rej, No,  Pcl, Wrk, Prp, Unk, Exp, Pcl, Cxl, Rej, No,  // PendingCancel
        No,  Prp, Prp, Fil, Pcl, Cxl, No,  No,  No,  Wrk, Wrk, Prp, Unk, Exp, Prp, Cxl, No,  No,  // PendingReplace
        No,  Wrk, Unk, Fil, Unk, Cxl, Unk, Rej, No,  Wrk, Wrk, Unk, Unk, Exp, Wrk, Cxl, Rej, No,  // Unknown
        No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  // Filled
        No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  Cxl, // Cancelled
        No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  Rej, // Rejected
        No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  No,  Exp, // Expired
    ];

    /// <summary>The next state, or <see cref="OrderState.None"/> when the event is illegal in this state.</summary>
    public static OrderState Next(OrderState state, OrderEvent what) => (OrderState)Table[(int)state * EventCount + (int)what];

    public static bool IsFinal(OrderState state) => state >= OrderState.Filled;

    public static bool IsLive(OrderState state) => state is >= OrderState.PendingNew and <= OrderState.Unknown;
}

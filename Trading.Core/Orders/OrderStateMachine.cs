// The life of an order as one table: which event leads from which state to which.
using System;
using Trading.Core.Diagnostics;

namespace Trading.Core.Orders;

/// <summary>The only place that says which order transitions exist.</summary>
/// <remarks>A fill may overtake its acknowledgement, and may arrive while a cancel is pending: the venue had it first, so it counts.</remarks>
[HotPath]
public static class OrderStateMachine
{
    public const int StateCount = 7;
    public const int EventCount = 8;
    private const byte No = (byte)OrderState.None;
    private const byte New = (byte)OrderState.PendingNew;
    private const byte Wrk = (byte)OrderState.Working;
    private const byte Pcl = (byte)OrderState.PendingCancel;
    private const byte Fil = (byte)OrderState.Filled;
    private const byte Cxl = (byte)OrderState.Cancelled;
    private const byte Rej = (byte)OrderState.Rejected;

    private static ReadOnlySpan<byte> Table =>
    [
        // Submit Accept Partial Complete ReqCancel Cancel RejCancel Reject
        New, No,  No,  No,  No,  No,  No,  No,  // None
        No,  Wrk, Wrk, Fil, Pcl, Cxl, No,  Rej, // PendingNew
        No,  Wrk, Wrk, Fil, Pcl, Cxl, Wrk, No,  // Working
        No,  Pcl, Pcl, Fil, No,  Cxl, Wrk, Rej, // PendingCancel
        No,  No,  No,  No,  No,  No,  No,  No,  // Filled
        No,  No,  No,  No,  No,  No,  No,  No,  // Cancelled
        No,  No,  No,  No,  No,  No,  No,  No,  // Rejected
    ];

    /// <summary>The next state, or <see cref="OrderState.None"/> when the event is illegal in this state.</summary>
    public static OrderState Next(OrderState state, OrderEvent what) => (OrderState)Table[(int)state * EventCount + (int)what];

    public static bool IsFinal(OrderState state) => state >= OrderState.Filled;

    public static bool IsLive(OrderState state) => state is OrderState.PendingNew or OrderState.Working or OrderState.PendingCancel;
}

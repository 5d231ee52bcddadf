// The closed vocabularies of an order: its time in force, its state and the events that move it.
namespace Trading.Core.Orders;

/// <summary>How long an order may rest.</summary>
public enum TimeInForce : byte
{
    /// <summary>Rests until filled, cancelled or the session ends.</summary>
    Day = 0,

    /// <summary>Trades what it can on arrival; the rest is cancelled.</summary>
    ImmediateOrCancel,
}

/// <summary>Where an order stands in its life. Everything from <see cref="Filled"/> on is final.</summary>
public enum OrderState : byte
{
    /// <summary>No order.</summary>
    None = 0,

    /// <summary>Sent, not yet acknowledged: it may be live at the venue.</summary>
    PendingNew,

    /// <summary>Acknowledged with quantity left.</summary>
    Working,

    /// <summary>A cancel is on its way; the order may still trade.</summary>
    PendingCancel,

    Filled,
    Cancelled,
    Rejected,
}

/// <summary>What moves an order from state to state.</summary>
public enum OrderEvent : byte
{
    Submit = 0,
    Accept,
    PartialFill,
    CompleteFill,
    RequestCancel,
    Cancel,
    RejectCancel,
    Reject,
}

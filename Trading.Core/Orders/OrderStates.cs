// Where an order stands, what moves it, and what it still waits for.
using System;

namespace Trading.Core.Orders;

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

    /// <summary>A replacement is on its way; the order may trade as it was or as it shall be.</summary>
    PendingReplace,

    /// <summary>The venue did not answer in time, or the session broke: it may be live, ended or never have arrived. Its exposure stays reserved
    /// until the venue says which.</summary>
    Unknown,

    Filled,
    Cancelled,

    /// <summary>Refused, or proven never to have arrived.</summary>
    Rejected,

    /// <summary>Its good-till time passed at the venue.</summary>
    Expired,
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
    RequestReplace,
    Replace,
    RejectReplace,

    /// <summary>A cancel was refused while a replacement is still on its way.</summary>
    ResumeReplace,

    /// <summary>No answer in time, the session broke, or an answer that only says that the order is not live.</summary>
    LoseTrack,

    Expire,

    /// <summary>The venue's status: it is live.</summary>
    FoundLive,

    /// <summary>The venue's status: it has ended.</summary>
    FoundEnded,

    /// <summary>The venue's status: it never arrived.</summary>
    NotFound,

    /// <summary>A fill that the venue reports after the end of the order.</summary>
    LateFill,
}

/// <summary>What an order waits for an answer to.</summary>
[Flags]
public enum OrderRequests : byte
{
    None = 0,
    New = 1,
    Cancel = 2,
    Replace = 4,
    Query = 8,
}

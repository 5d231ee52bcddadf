// What applying a report or a request to an order came to.
namespace Trading.Core.Orders;

/// <summary>Ok, or why not. Only <see cref="Ok"/> and <see cref="FillAfterEnd"/> changed the order.</summary>
public enum OrderStatus : byte
{
    Ok = 0,

    /// <summary>No order that we remember has this identifier.</summary>
    UnknownOrder,

    /// <summary>The event is not allowed in the order's state.</summary>
    IllegalTransition,

    /// <summary>The fill is for more than the order had left, or not positive.</summary>
    Overfill,

    /// <summary>This execution was told already, with the same numbers. Nothing to do.</summary>
    DuplicateFill,

    /// <summary>The fill's price is none at all, or worse than the order's limit.</summary>
    ImpossiblePrice,

    /// <summary>The same was told already. Nothing to do.</summary>
    Duplicate,

    /// <summary>Overtaken by what is known already. Nothing to do.</summary>
    Late,

    /// <summary>A fill of an order that the venue had ended. It is booked; it should not exist.</summary>
    FillAfterEnd,

    /// <summary>The venue has executed more than it has told us: the order stays unknown until the fills are here.</summary>
    FillsMissing,

    /// <summary>An execution id that was told before with other numbers.</summary>
    ConflictingFill,

    /// <summary>No execution id, or one older than the window: whether it was told before cannot be said.</summary>
    ForgottenExecution,

    /// <summary>Price or quantity are not those that were asked for.</summary>
    UnexpectedTerms,
}

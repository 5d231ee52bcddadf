// What an operator, the host, or the stream itself tells the line beside market data and reports.
namespace Trading.Core.Pipeline;

/// <summary>Kinds of <see cref="OperatorCommand"/>. The numbers are part of the journal's format.</summary>
public enum PipelineCommand : byte
{
    None = 0,

    /// <summary>Engage the kill switch at a level and scope, and cancel what it covers.</summary>
    Kill = 1,

    /// <summary>Cancel every live order of a scope; strategies go on.</summary>
    CancelAll = 2,

    /// <summary>The stream's framing was lost: any message may be missing, so no instrument can be trusted.</summary>
    FramingLost = 3,

    /// <summary>No new order of a scope, and its live orders are cancelled, until it is resumed.</summary>
    Pause = 4,
    Resume = 5,

    /// <summary>A limit gets another value.</summary>
    SetLimit = 6,

    /// <summary>Closes the positions of a scope with reduce-only orders through the gate, also after a kill; value 0 starts, 1 stops it.</summary>
    Flatten = 7,

    /// <summary>Ends a kill; only by a person who did not kill.</summary>
    Rearm = 8,

    /// <summary>A named person lets a strategy go on that repeated executions had disabled.</summary>
    EnableStrategy = 9,

    /// <summary>A named person lets go of a breaker; the value is its <see cref="Risk.ModeSource"/>.</summary>
    ResetBreaker = 10,

    /// <summary>The host has made the latch of a kill durable: the cancels may leave.</summary>
    LatchDurable = 11,

    /// <summary>The latch could not be made durable. The cancels leave all the same.</summary>
    LatchFailed = 12,
}

/// <summary>What became of a command.</summary>
public enum CommandStatus : byte
{
    Ok = 0,
    UnknownCommand,
    UnknownScope,
    UnknownLimit,
    NotAtThisScope,
    OutOfRange,

    /// <summary>The command needs the name of a person.</summary>
    NoPrincipal,

    /// <summary>Who killed cannot re-arm.</summary>
    SamePrincipal,

    /// <summary>There is nothing of the kind to end.</summary>
    NothingToDo,
}

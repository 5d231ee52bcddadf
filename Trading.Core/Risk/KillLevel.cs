// How far a kill reaches, and why it was engaged.
namespace Trading.Core.Risk;

/// <summary>Levels of the kill switch. The numbers are format: journals, latches and commands hold them.</summary>
public enum KillLevel : byte
{
    None = 0,

    /// <summary>K1: one strategy.</summary>
    Strategy = 1,

    /// <summary>K2: one account, or the desk: every account.</summary>
    Account = 2,

    /// <summary>K3: the engine, all strategies and venues.</summary>
    Engine = 3,

    /// <summary>K4: as K3, and the venue is asked to cancel everything and to refuse new orders.</summary>
    Venue = 4,

    /// <summary>K5: the session is dropped. Nothing leaves any more, cancels neither: the venue cancels on disconnect.</summary>
    Network = 5,
}

/// <summary>Why the kill switch was engaged. The numbers are format; new ones are appended.</summary>
public enum KillReason : byte
{
    None = 0,
    Operator,
    MaxLoss,
    MaxDrawdown,

    /// <summary>A report that no order of ours explains: unknown order, impossible transition, overfill.</summary>
    UnexplainedReport,

    /// <summary>The journal could not take an event.</summary>
    JournalFull,

    /// <summary>The control directory said killed when the engine started: latch, page or KILL file.</summary>
    Latched,

    /// <summary>The shared control word blocked an order before any command had come.</summary>
    ControlWord,

    /// <summary>An execution was told twice with different content, or a known execution id came for another order.</summary>
    DuplicateExecution,

    /// <summary>A fill came longer after the acknowledged end of its order than is tolerated.</summary>
    FillAfterEnd,

    /// <summary>Position, orders or cash differ from what the venue tells, beyond tolerance.</summary>
    ReconciliationBreak,
}

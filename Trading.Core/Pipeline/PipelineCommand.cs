// What an operator, or the stream itself, tells the line beside market data and reports.
namespace Trading.Core.Pipeline;

/// <summary>Commands, journaled like every other input. The numbers are part of the journal's format.</summary>
public enum PipelineCommand : byte
{
    None = 0,

    /// <summary>Engage the kill switch and cancel everything.</summary>
    Kill = 1,

    /// <summary>Cancel every live order; strategies go on.</summary>
    CancelAll = 2,

    /// <summary>The stream's framing was lost: any message may be missing, so no instrument can be trusted.</summary>
    FramingLost = 3,
}

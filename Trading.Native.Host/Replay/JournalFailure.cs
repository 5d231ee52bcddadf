// The end of a run whose journal can no longer be written: killed, and the cancels given the time to arrive.
using Trading.Cli;
using Trading.Core.Pipeline;
using Trading.Core.Signals;
using Trading.Core.Telemetry;

namespace Trading.Native.Host.Replay;

/// <summary>What cannot be written down must not be acted on, but what is live must not stay.</summary>
internal static class JournalFailure
{
    // Far more than a session needs for its last reports, and an end all the same.
    private const int StepsMax = 1_000_000;

    /// <summary>Kills the engine (K3) and goes on until no order is live, or for so many steps.</summary>
    public static void CancelAll<TStrategy, TClock>(ReplaySession<MappedTape, TStrategy, TClock> session)
        where TStrategy : struct, IStrategy
        where TClock : struct, IStageClock
    {
        session.Pipeline.OnJournalFailed(session.Now);
        if (session.Pipeline.IsLatchPending) session.Pipeline.OnCommand(PipelineCommand.LatchFailed, session.Now);
        for (int i = 0; i < StepsMax && session.Pipeline.Orders.LiveCount > 0; i++)
            if (session.Step() == ReplayStep.End) return;
    }
}

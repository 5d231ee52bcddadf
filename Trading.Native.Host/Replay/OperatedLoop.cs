// What an operated replay does between two events: mail, latch, page, pace.
using System;
using System.Threading;
using Trading.Cli;
using Trading.Core.Concurrency;
using Trading.Core.Diagnostics;
using Trading.Core.Pipeline;
using Trading.Core.Risk;
using Trading.Core.Signals;
using Trading.Core.Telemetry;
using Trading.Native.Host.Control;

namespace Trading.Native.Host.Replay;

/// <summary>Engine thread. Every command enters the line here, between two events, as journaled input.</summary>
internal sealed class OperatedLoop<TStrategy, TClock>(
    ReplaySession<MappedTape, TStrategy, TClock> session, ControlSession? control, ReplayPace pace, JournalFile? journal, Func<bool> isStopped)
    where TStrategy : struct, IStrategy
    where TClock : struct, IStageClock
{
    private ulong events;

    /// <summary>Kills that were in force before the start come first of all.</summary>
    public void Start()
    {
        if (control is null) return;
        foreach (OperatorCommand command in control.AtStart) session.Pipeline.OnCommand(in command, session.Now);
        Tell();
    }

    /// <summary>After every event at the engine.</summary>
    public void AfterEvent()
    {
        Turn();
        for (TimeSpan nap = pace.NapBefore(session.Now); nap > TimeSpan.Zero && !isStopped(); nap = pace.NapBefore(session.Now))
        {
            journal?.Drain();
            Thread.Sleep(nap);
            Turn();
        }
    }

    private void Turn()
    {
        if (control is null) return;
        events++;
        while (control.HasMail && control.TryTake(out OperatorCommand command)) session.Pipeline.OnCommand(in command, session.Now);
        if (session.Pipeline.IsLatchPending)
        {
            PipelineCommand how = control.Latch(session.Pipeline.KillSwitch) ? PipelineCommand.LatchDurable : PipelineCommand.LatchFailed;
            session.Pipeline.OnCommand(how, session.Now);
        }
        Tell();
    }

    private void Tell()
    {
        ControlWord word = control!.Word;
        word.Tell(ControlPage.EventsWord, events);
        word.Tell(ControlPage.EngineTimeWord, (ulong)session.Now.Value);
        word.Tell(ControlPage.LiveOrdersWord, (ulong)session.Pipeline.Orders.LiveCount);
        bool killed = session.Pipeline.KillSwitch.IsEngaged;
        word.Tell(ControlPage.SeenWord, killed ? word.Value & ControlWord.BlockingBits : 0);
        word.Tell(ControlPage.LastCancelAckWord, killed ? (ulong)(session.Pipeline.TimeToLastCancelAck.Value + 1) : 0);
    }
}

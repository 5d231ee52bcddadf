// The line under a kill: block, wait for the durable latch, cancel again after every event until nothing is live, and tell how long it took.
using System.Runtime.CompilerServices;
using Trading.Core.Concurrency;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Execution;
using Trading.Core.Orders;
using Trading.Core.Risk;

namespace Trading.Core.Pipeline;

public sealed partial class TradingPipeline<TStrategy, TGateway, TClock>
{
    private const int BlockedMax = 64;
    private readonly ClientOrderId[] blockedOrders = new ClientOrderId[BlockedMax];
    private int blockedCount;
    private bool latchPending;
    private bool massCancelSent;
    private bool entryDisabled;
    private bool disconnected;

    /// <summary>The kill switch and how far the cancels have come.</summary>
    public KillSwitch KillSwitch => kill;

    /// <summary>A kill is in force whose latch the host has not yet made durable: no cancel leaves before it says so.</summary>
    public bool IsLatchPending => latchPending;

    /// <summary>From the kill to the end of the last order it covers, in engine time; negative while some are live or nothing is killed.</summary>
    public Nanos TimeToLastCancelAck { get; private set; } = new(-1);

    private CommandStatus CommandKill(in OperatorCommand command, Nanos localTime)
    {
        if (!kill.Exists(command.Level, command.ScopeId)) return CommandStatus.UnknownScope;
        Kill(command.Level, command.ScopeId, command.Reason == 0 ? KillReason.Operator : (KillReason)command.Reason, command.Principal, command.Value != 0, localTime);
        return CommandStatus.Ok;
    }

    // Everything of the desk: what an automatic kill of level 2 reaches.
    private void Kill(KillReason reason, Nanos localTime) => Kill(KillLevel.Account, KillSwitch.Desk, reason, 0, false, localTime);

    // No order leaves after the event that engaged the switch; what is live and covered is cancelled.
    private void Kill(KillLevel level, int id, KillReason reason, ulong principal, bool latched, Nanos localTime)
    {
        if (!kill.Engage(level, id, reason, principal, localTime)) return;
        counters.Kills++;
        TimeToLastCancelAck = new Nanos(-1);
        signature.Add((ulong)reason | (ulong)level << 8 | (ulong)(uint)id << 32);
        JournalKill(level, id, reason, principal, localTime);
        flattening = false;
        latchPending = parts.LatchFirst && !latched;
        OnKilled(localTime);
    }

    private CommandStatus Latched(PipelineCommand how, Nanos localTime)
    {
        if (!latchPending) return CommandStatus.NothingToDo;
        latchPending = false;
        if (how == PipelineCommand.LatchFailed) counters.LatchesFailed++;
        OnKilled(localTime);
        return CommandStatus.Ok;
    }

    private void OnRearmed()
    {
        counters.Rearms++;
        breakers.OnRearmed();
        signature.Add(counters.Rearms);
        latchPending = false;
        massCancelSent = false;
        entryDisabled = false;
        flattening = false;
        TimeToLastCancelAck = new Nanos(-1);
    }

    // Called after every event while a kill is in force: a cancel may have met back-pressure, a late acknowledgement may have made an order
    // cancellable, and a session that came back gets the cancels before anything else.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void OnKilled(Nanos localTime)
    {
        if (latchPending) return;
        if (kill.IsNetworkCut)
        {
            if (!disconnected)
            {
                disconnected = true;
                gateway.Disconnect(localTime);
                LoseSession(localTime);
            }
            return;
        }
        if (sessionLost) return; // the cancels are the first to leave when it is back
        if (kill.Level == KillLevel.Venue) AskVenue(localTime);
        bool live = false;
        for (int slot = orders.FirstLive; slot != OrderStore.None;)
        {
            ref readonly Order order = ref orders.AtSlot(slot);
            slot = orders.NextLive(slot);
            if (!kill.Covers(order.Strategy) || IsFlatten(in order)) continue;
            SendCancel(order.Id, localTime);
            live = true;
        }
        if (live || TimeToLastCancelAck.Value >= 0) return;
        TimeToLastCancelAck = localTime - kill.Since;
        signature.Add(TimeToLastCancelAck.Value);
    }

    // K4: the venue first cancels everything it has, then takes nothing new. Each is asked for once, and again after back-pressure.
    private void AskVenue(Nanos localTime)
    {
        if (!massCancelSent && orders.TryTakeId(out ClientOrderId id))
        {
            massCancelSent = gateway.MassCancel(id, localTime) == GatewayStatus.Sent;
            if (massCancelSent) NoteAccountMessage(id, localTime);
        }
        if (!massCancelSent || entryDisabled || !orders.TryTakeId(out id)) return;
        entryDisabled = gateway.DisableEntry(id, localTime) == GatewayStatus.Sent;
        if (entryDisabled) NoteAccountMessage(id, localTime);
    }

    private void NoteAccountMessage(ClientOrderId id, Nanos localTime)
    {
        gate.NoteCancel(localTime);
        signature.Add(~id.Value);
        counters.CancelsSent++;
    }

    // The encoder let an approved order or replacement not pass. It is entered all the same and ended by a journaled report of our own at the end of the
    // event, so that a replay of the journal, where no other process blocks anything, comes to the same state.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool OnBlocked(in RiskGate.Approval approval, Nanos localTime)
    {
        Invariant.That(blockedCount < BlockedMax, "more orders of one event than a strategy may send");
        blockedOrders[blockedCount++] = approval.Id;
        NoteSent(in approval, localTime);
        return false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void SettleBlocked(Nanos localTime)
    {
        int count = blockedCount;
        blockedCount = 0;
        for (int i = 0; i < count; i++)
        {
            orders.TryGet(blockedOrders[i], out Order order);
            ExecutionReport report = default;
            report.Kind = order.PendingId == blockedOrders[i] ? ExecutionReportKind.ReplaceRejected : ExecutionReportKind.Rejected;
            report.Reason = VenueReason.Blocked;
            report.OrderId = blockedOrders[i];
            report.Instrument = InstrumentId.None;
            report.VenueTime = lastVenueTime;
            counters.OrdersBlocked++;
            Take(in report, localTime);
        }
        ulong bits = parts.Control.Value & ControlWord.BlockingBits;
        if (bits == 0 || kill.IsEngaged) return;
        OperatorCommand command = OperatorCommand.KillOf(LevelOf(bits, out int id), id, 0, latched: false);
        command.Reason = (uint)KillReason.ControlWord;
        OnCommand(in command, localTime);
    }

    // The widest that the word says; a strategy or an account by its bit.
    private static KillLevel LevelOf(ulong bits, out int id)
    {
        id = 0;
        if ((bits & ControlWord.LevelBit((int)KillLevel.Network)) != 0) return KillLevel.Network;
        if ((bits & ControlWord.LevelBit((int)KillLevel.Venue)) != 0) return KillLevel.Venue;
        if ((bits & ControlWord.EngineBits) != 0) return KillLevel.Engine;
        for (id = 0; id < ControlWord.AccountBits; id++)
            if (bits == ControlWord.AccountBit(id)) return KillLevel.Account;
        for (id = 0; id < ControlWord.StrategyBits; id++)
            if (bits == ControlWord.StrategyBit(id)) return KillLevel.Strategy;
        id = 0;
        return KillLevel.Engine;
    }
}

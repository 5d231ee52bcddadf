// The line's sense of time: requests that the venue does not answer, and the session with it that breaks and comes back.
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Orders;
using Trading.Core.Risk;

namespace Trading.Core.Pipeline;

public sealed partial class TradingPipeline<TStrategy, TGateway, TClock>
{
    private bool sessionLost;
    private bool sessionDoubted;

    /// <summary>When <see cref="OnTimer"/> next has something to do; the largest time when nothing is waited for.</summary>
    public Nanos NextTimer => orders.NextDeadline;

    /// <summary>The session with the venue is broken.</summary>
    public bool IsSessionLost => sessionLost;

    /// <summary>Time has moved on. Cheap when nothing is due, and only then not journaled: call it as often as the clock is looked at.</summary>
    public void OnTimer(Nanos localTime)
    {
        if (localTime < NextTimer) return;
        JournalTimer(localTime);
        while (orders.TryExpire(localTime, out ClientOrderId id, out OrderRequests unanswered)) OnUnanswered(id, unanswered, localTime);
        if (kill.IsEngaged) OnKilled(localTime);
    }

    // The order is unknown: its exposure stays, and the venue is asked until it says something about it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void OnUnanswered(ClientOrderId id, OrderRequests unanswered, Nanos localTime)
    {
        signature.Add(id.Value ^ (ulong)unanswered << 56);
        Invariant.That(orders.TryGet(id, out Order order));
        if (unanswered == OrderRequests.Query) counters.UnansweredQueries++;
        else
        {
            counters.Timeouts++;
            strategies[order.Instrument.Value].OnOrder(in order);
        }
        if (order.State == OrderState.Unknown) Ask(in order, localTime);
    }

    // Asked even when it does not leave: then its time runs out and it is asked again.
    private void Ask(in Order order, Nanos localTime)
    {
        if (sessionLost || (order.Requests & OrderRequests.Query) != 0) return;
        gate.NoteCancel(localTime);
        if (gateway.Query(in order, localTime) != Execution.GatewayStatus.Sent) counters.BackPressure++;
        else counters.QueriesSent++;
        Invariant.That(orders.RequestQuery(order.Id, localTime) == OrderStatus.Ok);
    }

    private void NoteSession(ExecutionReportKind kind, Nanos localTime)
    {
        signature.Add((ulong)kind << 48);
        if (kind == ExecutionReportKind.SessionLost) LoseSession(localTime);
        else RestoreSession(localTime);
    }

    // Whether the venue cancelled what rested, and what it did with what was under way, nobody here knows.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void LoseSession(Nanos localTime)
    {
        sessionLost = true;
        sessionDoubted = true;
        counters.SessionsLost++;
        OnGateway(true, localTime);
        for (int slot = orders.FirstLive; slot != OrderStore.None;)
        {
            ClientOrderId id = orders.AtSlot(slot).Id;
            slot = orders.NextLive(slot);
            Invariant.That(orders.LoseTrack(id, localTime) == OrderStatus.Ok);
            orders.TryGet(id, out Order order);
            strategies[order.Instrument.Value].OnOrder(in order);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RestoreSession(Nanos localTime)
    {
        sessionLost = false;
        if (kill.IsEngaged) OnKilled(localTime); // before anything else leaves
        for (int slot = orders.FirstLive; slot != OrderStore.None;)
        {
            ref readonly Order order = ref orders.AtSlot(slot);
            slot = orders.NextLive(slot);
            if (order.State == OrderState.Unknown) Ask(in order, localTime);
        }
    }

    // Orders leave again when the session is back and the venue has told the state of every order.
    private void TrustSession(Nanos localTime)
    {
        if (sessionLost || orders.UnknownCount != 0) return;
        sessionDoubted = false;
        OnGateway(false, localTime);
    }
}

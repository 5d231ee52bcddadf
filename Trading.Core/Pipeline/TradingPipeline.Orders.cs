// The line's order side: intents through the gate to the gateway, and reports back into orders, positions and limits.
using System.Runtime.CompilerServices;
using Trading.Core.Books;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Execution;
using Trading.Core.Orders;
using Trading.Core.Risk;
using Trading.Core.Signals;
using Trading.Core.Telemetry;

namespace Trading.Core.Pipeline;

public sealed partial class TradingPipeline<TStrategy, TGateway, TClock>
{
    // Intents come from the strategy of one instrument and are for that instrument.
    private bool Act(int id, ref IntentBuffer intents, Nanos localTime)
    {
        bool sent = false;
        for (int i = 0; i < intents.Count; i++)
        {
            ref readonly Intent intent = ref intents.At(i);
            sent |= intent.IsCancel ? SendCancel(intent.Cancel, localTime) : SendOrder(id, in intent.Request, localTime);
        }
        return sent;
    }

    private bool SendOrder(int id, in OrderRequest request, Nanos localTime)
    {
        RiskGate.Approval approval = default;
        RiskVerdict verdict = request.Instrument.Value == id
            ? gate.Check(in request, in fitness[id], in books.Top(request.Instrument), localTime, out approval)
            : RiskVerdict.Malformed;
        bool replaces = request.Replaces.Value != 0;
        if (verdict == RiskVerdict.Approved && replaces && !orders.MayReplace(request.Replaces, in request)) verdict = RiskVerdict.ReplaceUnknown;
        NoteVerdict(in request, verdict, verdict == RiskVerdict.Approved ? approval.Id : default, localTime);
        if (verdict == RiskVerdict.Approved && ModeOf(in request) >= TradingMode.Halted) verdict = RiskVerdict.Killed; // it could not be written down
        timer.Mark(Stage.Risk);
        if (verdict != RiskVerdict.Approved)
        {
            counters.CountDenial(verdict);
            OnDenied(in request, verdict, localTime);
            strategies[id].OnDenied(in request, verdict, localTime);
            return false;
        }
        GatewayStatus status = replaces ? gateway.Replace(in approval, localTime) : gateway.Enter(in approval, localTime);
        timer.Mark(Stage.Encode);
        if (status == GatewayStatus.Blocked) return OnBlocked(in approval, localTime);
        if (status != GatewayStatus.Sent) return OnNotSent(in request, localTime);
        NoteSent(in approval, localTime);
        return true;
    }

    private void NoteSent(in RiskGate.Approval approval, Nanos localTime)
    {
        ref readonly OrderRequest request = ref approval.Request;
        if (request.Replaces.Value == 0)
        {
            ref readonly Order order = ref orders.Submit(approval.Id, in request, localTime);
            counters.OrdersSent++;
            OnEntered(in order, localTime);
            strategies[request.Instrument.Value].OnOrder(in order);
            return;
        }
        Invariant.That(orders.RequestReplace(request.Replaces, approval.Id, in request, localTime) == OrderStatus.Ok);
        counters.ReplacesSent++;
        orders.TryGet(approval.Id, out Order changed);
        OnMessage(in changed, localTime);
        strategies[request.Instrument.Value].OnOrder(in changed);
    }

    // An order whose cancel is under way is left alone until the cancel is answered or given up.
    private bool SendCancel(ClientOrderId id, Nanos localTime)
    {
        if (!orders.TryGet(id, out Order order) || !OrderStateMachine.IsLive(order.State) || (order.Requests & OrderRequests.Cancel) != 0) return false;
        gate.NoteCancel(localTime);
        timer.Mark(Stage.Risk);
        GatewayStatus status = gateway.Cancel(in order, localTime);
        timer.Mark(Stage.Encode);
        if (status != GatewayStatus.Sent)
        {
            counters.BackPressure++;
            return false;
        }
        Invariant.That(orders.RequestCancel(id, localTime) == OrderStatus.Ok);
        NoteCancel(in order, localTime);
        counters.CancelsSent++;
        OnMessage(in order, localTime);
        orders.TryGet(id, out order);
        strategies[order.Instrument.Value].OnOrder(in order);
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool OnNotSent(in OrderRequest request, Nanos localTime)
    {
        counters.BackPressure++;
        strategies[request.Instrument.Value].OnDenied(in request, RiskVerdict.Capacity, localTime);
        return false;
    }

    // A cancel for every live order of an instrument, or of all when it is None. Orders whose cancel is under way are left alone, so that it can be
    // called again after each event until nothing is live: a cancel may have met back-pressure.
    private void CancelAll(InstrumentId instrument, Nanos localTime)
    {
        for (int slot = orders.FirstLive; slot != OrderStore.None;)
        {
            ref readonly Order order = ref orders.AtSlot(slot);
            slot = orders.NextLive(slot);
            if (!instrument.IsTracked || order.Instrument == instrument) SendCancel(order.Id, localTime);
        }
    }

    private void ApplyReport(in ExecutionReport report, Nanos localTime)
    {
        bool cancelling = report.Kind is ExecutionReportKind.ReplaceRejected or ExecutionReportKind.Rejected
            && orders.TryGet(report.OrderId, out Order before) && before.State == OrderState.PendingCancel;
        OrderStatus status = orders.Apply(in report, localTime);
        if (status == OrderStatus.Ok) NoteReport(in report, localTime);
        else NoteOddReport(in report, status, localTime);
        // The cancel named a replacement that the venue has refused: it is asked again, of the order that is still there.
        if (cancelling && status == OrderStatus.Ok) SendCancel(report.OrderId, localTime);
    }

    private void NoteReport(in ExecutionReport report, Nanos localTime)
    {
        orders.TryGet(report.OrderId, out Order order);
        SignReport(in report);
        if (report.Kind is ExecutionReportKind.Filled or ExecutionReportKind.Busted or ExecutionReportKind.Corrected) BookExecution(in report);
        if (report.Kind is ExecutionReportKind.Rejected or ExecutionReportKind.ReplaceRejected) counters.CountVenueReject(report.Reason);
        if (order.State == OrderState.Unknown) Ask(in order, localTime);
        if (order.Id.Value != 0) strategies[order.Instrument.Value].OnOrder(in order);
        OnReport(in report, in order, localTime);
    }

    // What was booked before leaves exactly as it came; then what stands now is booked.
    private void BookExecution(in ExecutionReport report)
    {
        ref readonly ExecutionChange change = ref orders.Executed;
        if (report.Kind == ExecutionReportKind.Filled)
        {
            counters.Fills++;
            counters.FilledLots += report.Quantity.Lots;
        }
        else if (report.Kind == ExecutionReportKind.Busted) counters.Busts++;
        else counters.Corrections++;
        if (change.Removed.Quantity.Lots != 0) ledger.Undo(in change.Removed);
        if (change.Added.Quantity.Lots != 0) ledger.Book(in change.Added);
    }

    // Told again or overtaken: nothing to do. A fill after the end counts, but should not exist. What nothing of ours explains is a break: stop.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void NoteOddReport(in ExecutionReport report, OrderStatus status, Nanos localTime)
    {
        switch (status)
        {
            case OrderStatus.FillAfterEnd:
                counters.FillsAfterEnd++;
                OnFillAfterEnd(in report, localTime);
                return;
            case OrderStatus.Late or OrderStatus.UnknownOrder when report.Kind == ExecutionReportKind.CancelRejected && orders.WasSubmitted(report.OrderId):
                SignReport(in report);
                counters.LateCancels++;
                return;
            case OrderStatus.Duplicate or OrderStatus.DuplicateFill or OrderStatus.Late:
                SignReport(in report);
                counters.RepeatedReports++;
                return;
            case OrderStatus.FillsMissing:
                SignReport(in report);
                counters.FillsMissing++;
                return;
            default:
                SignReport(in report);
                counters.UnexplainedReports++;
                Kill(status == OrderStatus.ConflictingFill ? KillReason.DuplicateExecution : KillReason.UnexplainedReport, localTime);
                return;
        }
    }
}

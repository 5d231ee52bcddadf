// The circuit breakers in the line: called in a few named places, and what follows from a trip, at the same event.
using System.Runtime.CompilerServices;
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.Orders;
using Trading.Core.Risk;
using Trading.Core.Risk.Breakers;

namespace Trading.Core.Pipeline;

public sealed partial class TradingPipeline<TStrategy, TGateway, TClock>
{
    private bool isActing;

    /// <summary>The host has measured something of its engine: journaled, so that a replay decides on the same number.</summary>
    public void OnMeasurement(in EngineMeasurement measured, Nanos localTime)
    {
        JournalMeasurement(in measured, localTime);
        signature.Add((ulong)measured.Kind);
        signature.Add(measured.Value);
        breakers.OnMeasurement(in measured, localTime);
        ActOnBreakers(localTime);
    }

    /// <summary>The host could not write the journal: the engine is killed (K3). Nothing after this is on record.</summary>
    public void OnJournalFailed(Nanos localTime)
    {
        breakers.OnJournalFailed(localTime);
        ActOnBreakers(localTime);
    }

    private void OnMarket(int id, BookStatus booked, Nanos localTime)
    {
        InstrumentId instrument = new(id);
        // Time first: the update that ends a silence must not hide it.
        if (breakers.IsTimerDue(localTime)) breakers.OnTimer(localTime);
        if (booked <= BookStatus.Ignored) breakers.OnMarket(instrument, in books.Top(instrument), localTime);
        if (breakers.EventCount > 0) ActOnBreakers(localTime);
    }

    private void OnDataFault(int id, Nanos localTime)
    {
        breakers.OnDataFault(new InstrumentId(id), localTime);
        ActOnBreakers(localTime);
    }

    private void OnVenueState(int id, Nanos localTime)
    {
        breakers.OnVenueState(new InstrumentId(id), in fitness[id].Trading);
        ActOnBreakers(localTime);
    }

    private void OnGateway(bool isHeld, Nanos localTime)
    {
        breakers.OnGateway(isHeld);
        ActOnBreakers(localTime);
    }

    private void OnResult(Nanos localTime)
    {
        breakers.OnResult(ledger.Total.Net, ledger.Drawdown, localTime);
        if (breakers.EventCount > 0) ActOnBreakers(localTime);
    }

    private void OnReport(in ExecutionReport report, in Order order, Nanos localTime)
    {
        if (report.Kind == ExecutionReportKind.Filled) breakers.OnFill(order.Strategy, localTime);
        if (report.Kind is ExecutionReportKind.Rejected or ExecutionReportKind.CancelRejected or ExecutionReportKind.ReplaceRejected && report.Reason != VenueReason.Blocked) breakers.OnVenueReject(order.Strategy, localTime);
        OnResult(localTime);
    }

    // The venue had ended the order: the fill is booked and, when it came too long after that end, kills the account.
    private void OnFillAfterEnd(in ExecutionReport report, Nanos localTime)
    {
        orders.TryGet(report.OrderId, out Order order);
        Nanos ended = order.LastEventTime;
        NoteReport(in report, localTime);
        long late = (localTime - ended).Value, tolerated = gate.Limits.Get(RiskScope.Engine, 0, LimitKind.FillAfterEndNanos);
        if (late >= tolerated) Kill(KillReason.FillAfterEnd, localTime);
    }

    private void OnEntered(in Order order, Nanos localTime)
    {
        breakers.OnEntered(order.Strategy, localTime);
        if (breakers.EventCount > 0) ActOnBreakers(localTime);
    }

    private void OnMessage(in Order order, Nanos localTime)
    {
        breakers.OnMessage(order.Strategy, localTime);
        if (breakers.EventCount > 0) ActOnBreakers(localTime);
    }

    private void OnDenied(in OrderRequest request, RiskVerdict verdict, Nanos localTime)
    {
        breakers.OnDenied(request.Strategy, verdict, localTime);
        if (breakers.EventCount > 0) ActOnBreakers(localTime);
    }

    // The holds are in force already. What is written here: each event counted, signed and journaled; live orders of a scope that was held back are
    // cancelled; a kill that goes with it is engaged. Cancelling may trip the next, so the count is asked again in every turn.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ActOnBreakers(Nanos localTime)
    {
        if (isActing) return;
        isActing = true;
        for (int i = 0; i < breakers.EventCount; i++)
        {
            BreakerEvent what = breakers.EventAt(i);
            signature.Add(what.Head);
            signature.Add(what.Value);
            signature.Add(what.Limit);
            Count(in what);
            JournalBreaker(in what, localTime);
            if (what.Kill != KillLevel.None) Kill(what.Kill, KillSwitch.Desk, what.KillReason, 0, false, localTime);
            else if (what.Mode != TradingMode.Active) CancelScope(what.Scope, what.ScopeId, localTime);
        }
        breakers.ClearEvents();
        isActing = false;
    }

    private void Count(in BreakerEvent what)
    {
        if ((what.Flags & BreakerEvent.Alert) != 0) counters.BreakerAlerts++;
        else if (what.Mode == TradingMode.Active) counters.BreakerRearms++;
        else counters.CountBreakerTrip(what.Breaker);
    }

    // The strategies of a line are instances of one, a piece for each instrument: strategy 0 of the scopes.
    private static StrategyId Strategy => default;

    private TradingMode ModeOf(in OrderRequest request) => gate.Controls.ModeOf(request.Strategy, request.Instrument);

    private bool IsIn(RiskScope scope, int id, in Order order) => scope switch
    {
        RiskScope.Engine => true,
        RiskScope.Account => gate.Limits.Scopes.AccountOf(order.Strategy).Value == id,
        RiskScope.Strategy => order.Strategy.Value == id,
        RiskScope.Instrument => order.Instrument.Value == id,
        _ => gate.Limits.Scopes.GroupOf(order.Instrument).Value == id,
    };
}

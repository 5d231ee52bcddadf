// The line itself: from the bytes of a packet to the bytes of an order, top to bottom.
using System;
using Trading.Core.Books;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Execution;
using Trading.Core.MarketData;
using Trading.Core.Orders;
using Trading.Core.Risk;
using Trading.Core.Signals;
using Trading.Core.Telemetry;

namespace Trading.Core.Pipeline;

/// <summary>The engine. Takes bytes and times, answers with orders to its gateway; does no I/O, reads no clock, allocates nothing after construction.</summary>
/// <remarks>One thread owns it. The same code runs live, in paper trading, in replay and in backtest; what differs is who calls it and the gateway.
/// Same inputs, artifact and configuration give the same <see cref="Signature"/>, under JIT and AOT.</remarks>
/// <typeparam name="TStrategy">The strategy; one instance an instrument.</typeparam>
/// <typeparam name="TGateway">Where orders go.</typeparam>
/// <typeparam name="TClock">Measures the stages; decides nothing.</typeparam>
[HotPath]
public sealed partial class TradingPipeline<TStrategy, TGateway, TClock>
    where TStrategy : struct, IStrategy
    where TGateway : struct, IOrderGateway
    where TClock : struct, IStageClock
{
    /// <summary>A message of the feed arrived.</summary>
    public void OnPacket(ReadOnlySpan<byte> message, Nanos localTime)
    {
        timer.Begin();
        counters.Messages++;
        JournalPacket(message, localTime);
        DecodeStatus decoded = decoder.Decode(message, out MarketUpdate update);
        update.LocalTime = localTime;
        timer.Mark(Stage.Decode);
        if (decoded != DecodeStatus.Ok)
        {
            OnMalformed(message, update.Instrument, localTime);
            timer.End(false);
            return;
        }

        BookStatus booked = books.Apply(in update, out BookChange change);
        bool fit = NoteMarket(in update, booked);
        timer.Mark(Stage.Book);
        if (!fit)
        {
            timer.End(false);
            return;
        }

        int id = update.Instrument.Value;
        features[id].OnUpdate(in update, in change, books);
        timer.Mark(Stage.Features);

        bool scored = Score(id, in update);
        timer.Mark(Stage.Model);

        IntentBuffer intents = default;
        Decide(id, in update, ref intents);
        timer.Mark(Stage.Signal);

        bool sent = intents.Count > 0 && Act(id, ref intents, localTime);
        if (scored) Learn(id, in update);
        if (blockedCount > 0) SettleBlocked(localTime);
        timer.End(sent);
    }

    /// <summary>The venue reported on one of our orders.</summary>
    public void OnExecution(in ExecutionReport report, Nanos localTime)
    {
        timer.Begin();
        Take(in report, localTime);
        timer.EndReport();
    }

    private void Take(in ExecutionReport report, Nanos localTime)
    {
        JournalReport(in report, localTime);
        if (report.Kind >= ExecutionReportKind.SessionLost) NoteSession(report.Kind, localTime);
        else ApplyReport(in report, localTime);
        if (sessionDoubted) TrustSession(localTime);
        if (kill.IsEngaged) OnKilled(localTime);
    }

    private void Decide(int id, in MarketUpdate update, ref IntentBuffer intents)
    {
        ref readonly BookTop top = ref books.Top(update.Instrument);
        if (!top.IsTwoSided) return;
        MarkToMarket(id, in top, update.LocalTime);
        TradingMode mode = gate.Controls.ModeOf(Strategy, update.Instrument);
        if (Flattens(id))
        {
            Flatten(id, in top, update.LocalTime);
            return;
        }
        if (update.VenueTime < window.Start || mode >= TradingMode.Halted || !fitness[id].PermitsOrders) return;
        bool closing = update.VenueTime >= window.Stop;
        gate.ReduceOnly = closing;
        SignalContext context = new(
            ref instruments[id], in top, ref forecasts[id], ledger.Of(update.Instrument).Lots, update.LocalTime, closing || mode == TradingMode.Reducing);
        strategies[id].OnMarket(in context, ref intents);
    }
}

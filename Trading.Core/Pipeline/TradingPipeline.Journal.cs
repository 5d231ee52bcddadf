// What the line writes down: every input before it is acted on, every decision and order, and the running signature over them.
using System;
using Trading.Core.Domain;
using Trading.Core.Journal;
using Trading.Core.MarketData;
using Trading.Core.Models;
using Trading.Core.Orders;
using Trading.Core.Risk;
using Trading.Core.Risk.Breakers;

namespace Trading.Core.Pipeline;

public sealed partial class TradingPipeline<TStrategy, TGateway, TClock>
{
    private void JournalPacket(ReadOnlySpan<byte> message, Nanos localTime) => Append(JournalRecordType.MarketBytes, localTime, default, message);

    private void JournalReport(in ExecutionReport report, Nanos localTime)
    {
        if (journal is null) return;
        Span<byte> payload = stackalloc byte[JournalPayloads.ReportLength];
        JournalPayloads.WriteReport(payload, in report);
        Append(JournalRecordType.ExecutionReport, localTime, report.VenueTime, payload);
    }

    private void JournalTimer(Nanos localTime) => Append(JournalRecordType.Timer, localTime, default, default);

    private void JournalCommand(in OperatorCommand command, Nanos localTime)
    {
        if (journal is null) return;
        Span<byte> payload = stackalloc byte[OperatorCommand.Length];
        command.Write(payload);
        Append(JournalRecordType.Command, localTime, default, payload);
    }

    private void JournalMeasurement(in EngineMeasurement measured, Nanos localTime)
    {
        if (journal is null) return;
        Span<byte> payload = stackalloc byte[EngineMeasurement.Length];
        measured.Write(payload);
        Append(JournalRecordType.Measurement, localTime, default, payload);
    }

    private void JournalBreaker(in BreakerEvent what, Nanos localTime)
    {
        if (journal is null) return;
        Span<byte> payload = stackalloc byte[BreakerEvent.Length];
        what.Write(payload);
        Append(JournalRecordType.Breaker, localTime, default, payload);
    }

    // A kill has the layout of the command that would have caused it; the reason is the KillReason.
    private void JournalKill(KillLevel level, int id, KillReason reason, ulong principal, Nanos localTime)
    {
        if (journal is null) return;
        Span<byte> payload = stackalloc byte[OperatorCommand.Length];
        OperatorCommand kill = OperatorCommand.KillOf(level, id, principal, latched: false);
        kill.Reason = (uint)reason;
        kill.Write(payload);
        Append(JournalRecordType.Kill, localTime, default, payload);
    }

    private void NoteDecision(int id, in MarketUpdate update)
    {
        ref readonly Prediction prediction = ref predictions[id];
        ulong featuresHash = features[id].HashValues();
        signature.Add(featuresHash);
        signature.Add((uint)prediction.LogitDown | (ulong)(uint)prediction.LogitUp << 32);
        signature.Add((ulong)(uint)prediction.LogitFlat | (ulong)forecasts[id].State << 32 | (ulong)forecasts[id].Drift << 40);
        signature.Add(forecasts[id].UpperMicroIncrements);
        signature.Add(forecasts[id].DecisionUpperMicroIncrements);
        if (journal is null) return;
        Span<byte> payload = stackalloc byte[JournalDecision.Length];
        new JournalDecision(featuresHash, prediction.ExpectedMoveMicroIncrements, update.Instrument, (ushort)forecasts[id].Drift, (ushort)forecasts[id].State).Write(payload);
        Append(JournalRecordType.Decision, update.LocalTime, update.VenueTime, payload);
    }

    private void NoteVerdict(in OrderRequest request, RiskVerdict verdict, ClientOrderId id, Nanos localTime)
    {
        signature.Add((ulong)verdict | (ulong)request.Side << 8 | (ulong)request.TimeInForce << 16 | (ulong)(uint)request.Instrument.Value << 32);
        signature.Add(id.Value);
        signature.Add(request.Price.Ticks);
        signature.Add(request.Quantity.Lots);
        JournalOrder(in request, verdict, id, false, localTime);
    }

    private void NoteCancel(in Order order, Nanos localTime)
    {
        signature.Add(~order.Id.Value);
        OrderRequest request = new()
        {
            Instrument = order.Instrument, Side = order.Side, TimeInForce = order.TimeInForce, Price = order.Price, Quantity = order.Quantity,
        };
        JournalOrder(in request, RiskVerdict.Approved, order.Id, true, localTime);
    }

    private void SignReport(in ExecutionReport report)
    {
        signature.Add((ulong)report.Kind | (ulong)report.Reason << 8 | (ulong)report.Liquidity << 16);
        signature.Add(report.OrderId.Value);
        signature.Add(report.Price.Ticks);
        signature.Add(report.Quantity.Lots);
    }

    private void JournalOrder(in OrderRequest request, RiskVerdict verdict, ClientOrderId id, bool cancel, Nanos localTime)
    {
        if (journal is null) return;
        Span<byte> payload = stackalloc byte[JournalPayloads.OrderLength];
        JournalPayloads.WriteOrder(payload, in request, verdict, id, cancel);
        Append(JournalRecordType.OrderSent, localTime, default, payload);
    }

    // What cannot be written down must not be acted on: no order leaves any more. Cancels still do.
    private void Append(JournalRecordType type, Nanos localTime, Nanos venueTime, ReadOnlySpan<byte> payload)
    {
        if (journal is null || journal.Append(type, localTime, venueTime, payload) == JournalStatus.Ok) return;
        breakers.OnJournalFailed(localTime);
        ActOnBreakers(localTime);
    }
}

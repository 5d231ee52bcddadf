// The gateway to the simulated venue: encodes the order as a real one would and hands over the bytes.
using System;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Execution;
using Trading.Core.Orders;
using Trading.Core.Risk;

namespace Trading.Core.Simulation;

/// <summary>OUCH 5.0 bytes to a <see cref="SimulatedVenue"/> in the same process.</summary>
[HotPath]
public readonly struct SimulatedGateway(SimulatedVenue venue, OrderEncoder encoder) : IOrderGateway
{
    public GatewayStatus Enter(in RiskGate.Approval approval, Nanos now)
    {
        Span<byte> buffer = stackalloc byte[OrderEncoder.MaxLength];
        GatewayStatus status = encoder.Enter(buffer, in approval, now, out int length);
        return SendOrder(status, buffer[..length], now);
    }

    public GatewayStatus Replace(in RiskGate.Approval approval, Nanos now)
    {
        Span<byte> buffer = stackalloc byte[OrderEncoder.MaxLength];
        GatewayStatus status = encoder.Replace(buffer, in approval, now, out int length);
        return SendOrder(status, buffer[..length], now);
    }

    public GatewayStatus Query(in Order order, Nanos now)
    {
        Span<byte> buffer = stackalloc byte[OrderEncoder.MaxLength];
        GatewayStatus status = encoder.Query(buffer, in order, out int length);
        return status == GatewayStatus.Sent ? Send(buffer[..length], now) : status;
    }

    public GatewayStatus Cancel(in Order order, Nanos now)
    {
        Span<byte> buffer = stackalloc byte[OrderEncoder.MaxLength];
        GatewayStatus status = encoder.Cancel(buffer, in order, out int length);
        return SendCancel(status, buffer[..length], now);
    }

    public GatewayStatus MassCancel(ClientOrderId id, Nanos now)
    {
        Span<byte> buffer = stackalloc byte[OrderEncoder.MaxLength];
        GatewayStatus status = encoder.MassCancel(buffer, id, out int length);
        return SendCancel(status, buffer[..length], now);
    }

    public GatewayStatus DisableEntry(ClientOrderId id, Nanos now)
    {
        Span<byte> buffer = stackalloc byte[OrderEncoder.MaxLength];
        GatewayStatus status = encoder.DisableEntry(buffer, id, out int length);
        return SendCancel(status, buffer[..length], now);
    }

    public void Disconnect(Nanos now) => venue.Disconnect(now);

    private GatewayStatus SendOrder(GatewayStatus status, ReadOnlySpan<byte> message, Nanos now)
    {
        if (status == GatewayStatus.Sent) status = Send(message, now);
        if (status == GatewayStatus.Sent) encoder.Control.NoteOrderLeft();
        return status;
    }

    private GatewayStatus SendCancel(GatewayStatus status, ReadOnlySpan<byte> message, Nanos now)
    {
        if (status == GatewayStatus.Sent) status = Send(message, now);
        if (status == GatewayStatus.Sent) encoder.Control.NoteCancelLeft();
        return status;
    }

    private GatewayStatus Send(ReadOnlySpan<byte> message, Nanos now) =>
        venue.TrySubmit(message, now) ? GatewayStatus.Sent : GatewayStatus.BackPressure;
}

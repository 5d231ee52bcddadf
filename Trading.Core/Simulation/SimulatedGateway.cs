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
public readonly struct SimulatedGateway(SimulatedVenue venue, Instrument[] instruments) : IOrderGateway
{
    public GatewayStatus Enter(in RiskGate.Approval approval, Nanos now)
    {
        Span<byte> buffer = stackalloc byte[Ouch50.MaxLength];
        ref readonly OrderRequest request = ref approval.Request;
        int length = Ouch50.WriteEnter(buffer, approval.Id, in request, instruments[request.Instrument.Value].Symbol);
        return Send(buffer[..length], now);
    }

    public GatewayStatus Cancel(in Order order, Nanos now)
    {
        Span<byte> buffer = stackalloc byte[Ouch50.MaxLength];
        return Send(buffer[..Ouch50.WriteCancel(buffer, order.Id)], now);
    }

    private GatewayStatus Send(ReadOnlySpan<byte> message, Nanos now)
    {
        if (message.IsEmpty) return GatewayStatus.NotEncodable;
        return venue.TrySubmit(message, now) ? GatewayStatus.Sent : GatewayStatus.BackPressure;
    }
}

// A gateway to nowhere: encodes every order as the real ones do and keeps the bytes.
using System;
using System.Collections.Generic;
using Trading.Core.Domain;
using Trading.Core.Execution;
using Trading.Core.Orders;
using Trading.Core.Risk;

namespace Trading.Tests.Support.Engines;

/// <summary>What left, message by message; refuses with back-pressure while <see cref="IsFull"/>.</summary>
public sealed class OrderWire
{
    public List<byte[]> Messages { get; } = [];

    public bool IsFull { get; set; }
}

/// <summary>Writes OUCH to an <see cref="OrderWire"/>.</summary>
public readonly struct EncodingGateway(OrderWire wire, Symbol[] symbols) : IOrderGateway
{
    public GatewayStatus Enter(in RiskGate.Approval approval, Nanos now)
    {
        byte[] buffer = new byte[Ouch50.MaxLength];
        return Send(buffer.AsSpan(0, Ouch50.WriteEnter(buffer, approval.Id, in approval.Request, symbols[approval.Request.Instrument.Value])));
    }

    public GatewayStatus Cancel(in Order order, Nanos now)
    {
        byte[] buffer = new byte[Ouch50.MaxLength];
        return Send(buffer.AsSpan(0, Ouch50.WriteCancel(buffer, order.Id)));
    }

    private GatewayStatus Send(ReadOnlySpan<byte> message)
    {
        if (wire.IsFull) return GatewayStatus.BackPressure;
        wire.Messages.Add(message.ToArray());
        return GatewayStatus.Sent;
    }
}

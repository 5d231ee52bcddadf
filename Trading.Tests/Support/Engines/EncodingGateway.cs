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

    /// <summary>The engine has dropped the session.</summary>
    public bool IsDisconnected { get; set; }
}

/// <summary>Writes OUCH to an <see cref="OrderWire"/>.</summary>
public readonly struct EncodingGateway(OrderWire wire, OrderEncoder encoder) : IOrderGateway
{
    public GatewayStatus Enter(in RiskGate.Approval approval, Nanos now)
    {
        byte[] buffer = new byte[OrderEncoder.MaxLength];
        return Send(encoder.Enter(buffer, in approval, now, out int length), buffer.AsSpan(0, length));
    }

    public GatewayStatus Replace(in RiskGate.Approval approval, Nanos now)
    {
        byte[] buffer = new byte[OrderEncoder.MaxLength];
        return Send(encoder.Replace(buffer, in approval, now, out int length), buffer.AsSpan(0, length));
    }

    public GatewayStatus Query(in Order order, Nanos now)
    {
        byte[] buffer = new byte[OrderEncoder.MaxLength];
        return Send(encoder.Query(buffer, in order, out int length), buffer.AsSpan(0, length));
    }

    public GatewayStatus Cancel(in Order order, Nanos now)
    {
        byte[] buffer = new byte[OrderEncoder.MaxLength];
        return Send(encoder.Cancel(buffer, in order, out int length), buffer.AsSpan(0, length));
    }

    public GatewayStatus MassCancel(ClientOrderId id, Nanos now)
    {
        byte[] buffer = new byte[OrderEncoder.MaxLength];
        return Send(encoder.MassCancel(buffer, id, out int length), buffer.AsSpan(0, length));
    }

    public GatewayStatus DisableEntry(ClientOrderId id, Nanos now)
    {
        byte[] buffer = new byte[OrderEncoder.MaxLength];
        return Send(encoder.DisableEntry(buffer, id, out int length), buffer.AsSpan(0, length));
    }

    public void Disconnect(Nanos now) => wire.IsDisconnected = true;

    private GatewayStatus Send(GatewayStatus encoded, ReadOnlySpan<byte> message)
    {
        if (encoded != GatewayStatus.Sent) return encoded;
        if (wire.IsFull || wire.IsDisconnected) return GatewayStatus.BackPressure;
        wire.Messages.Add(message.ToArray());
        return GatewayStatus.Sent;
    }
}

// The seam between the engine and a venue, the same for simulation, IPC and wire.
using Trading.Core.Domain;
using Trading.Core.Orders;
using Trading.Core.Risk;

namespace Trading.Core.Execution;

/// <summary>What handing a message to a gateway came to.</summary>
public enum GatewayStatus : byte
{
    Sent = 0,

    /// <summary>The outbound queue is full; nothing was sent.</summary>
    BackPressure,

    /// <summary>The message does not fit the wire format (an identifier or number out of its range); nothing was sent.</summary>
    NotEncodable,

    /// <summary>The control word blocks it; nothing was sent.</summary>
    Blocked,
}

/// <summary>Order entry. Implemented by structs and used through a type parameter, so that calls are direct.</summary>
/// <remarks>Takes nothing but approvals of the risk gate for new orders. Never blocks, never throws.</remarks>
public interface IOrderGateway
{
    GatewayStatus Enter(in RiskGate.Approval approval, Nanos now);

    /// <summary>Sends a replacement: the approved request names the order it replaces.</summary>
    GatewayStatus Replace(in RiskGate.Approval approval, Nanos now);

    /// <summary>Asks to cancel an order. It names the replacement on its way where there is one: messages of a session arrive in order.</summary>
    GatewayStatus Cancel(in Order order, Nanos now);

    /// <summary>Asks what has become of an order. The answers are reports; no answer and a failed session say nothing about the order.</summary>
    GatewayStatus Query(in Order order, Nanos now);

    /// <summary>Asks the venue to cancel every order of the account, whatever we know of them; the identifier is of our order sequence and taken for this message.</summary>
    GatewayStatus MassCancel(ClientOrderId id, Nanos now);

    /// <summary>Asks the venue to refuse new orders of the account until they are enabled again there; the identifier as before.</summary>
    GatewayStatus DisableEntry(ClientOrderId id, Nanos now);

    /// <summary>Drops the session: nothing leaves any more, and the venue's cancel-on-disconnect does the rest.</summary>
    void Disconnect(Nanos now);
}

// The simulated venue, account side: mass cancel, the block of order entry, and what the loss of the session does.
using System;
using Trading.Core.Domain;
using Trading.Core.Execution;
using Trading.Core.Orders;

namespace Trading.Core.Simulation;

public sealed partial class SimulatedVenue
{
    private bool entryDisabled;

    /// <summary>New orders are refused because we have asked for it.</summary>
    public bool EntryDisabled => entryDisabled;

    /// <summary>The session is lost: nothing we send arrives until it is connected again.</summary>
    public bool IsDisconnected { get; private set; }

    /// <summary>The session drops. What was sent before still arrives and what rests is cancelled (cancel on disconnect).</summary>
    /// <remarks>Cancels are reported like all others; the reports wait for the session to come back, as a sequenced stream does.</remarks>
    public void Disconnect(Nanos time)
    {
        if (IsDisconnected) return;
        if (time > now) now = time;
        IsDisconnected = true;
        CancelAllOf(InstrumentId.None, VenueReason.Disconnected);
    }

    /// <summary>The session is back.</summary>
    public void Reconnect() => IsDisconnected = false;

    private bool TryAccountMessage(ReadOnlySpan<byte> message)
    {
        if (Ouch50Admin.TryReadMassCancel(message, out ClientOrderId id, out Symbol symbol))
        {
            if (TakesId(id)) CancelAllOf(IsBlank(symbol) ? InstrumentId.None : Find(symbol), VenueReason.MassCancel, all: IsBlank(symbol));
            return true;
        }
        if (!Ouch50Admin.TryReadEntry(message, out id, out bool enable)) return false;
        if (TakesId(id)) entryDisabled = !enable;
        return true;
    }

    // A number that was there before marks a message that was sent again: it is ignored.
    private bool TakesId(ClientOrderId id)
    {
        if (id.Value <= lastClientId) return false;
        lastClientId = id.Value;
        return true;
    }

    private void CancelAllOf(InstrumentId instrument, VenueReason reason, bool all = true)
    {
        for (int i = liveCount - 1; i >= 0; i--)
            if (all || live[i].Instrument == instrument) CancelAt(i, reason);
    }

    private static bool IsBlank(Symbol symbol) => symbol.Packed == 0x2020_2020_2020_2020;
}

// Which client order ids may be used: those that a durable record has set aside for this process.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Orders;

/// <summary>Ids are used in order up to a mark that the host has made durable before. After a crash the next process begins above the mark, so no id is ever
/// used twice, whatever was lost with the crash. One owner thread.</summary>
[HotPath]
public sealed class OrderIdLease
{
    private readonly ulong askAhead;

    /// <param name="first">The first id that may be used.</param>
    /// <param name="leasedUntil">The last id that may be used.</param>
    /// <param name="askAhead">More is wanted when fewer ids than this are left.</param>
    public OrderIdLease(ClientOrderId first, ClientOrderId leasedUntil, long askAhead)
    {
        Invariant.That(first.Value != 0 && askAhead >= 0);
        LastUsed = new ClientOrderId(first.Value - 1);
        LeasedUntil = leasedUntil;
        this.askAhead = (ulong)askAhead;
    }

    /// <summary>All ids from 1 on: for replays and simulations, whose orders reach no real venue.</summary>
    [ColdPath]
    public static OrderIdLease Unlimited() => new(new ClientOrderId(1), new ClientOrderId(ulong.MaxValue), 0);

    public ClientOrderId LastUsed { get; private set; }

    public ClientOrderId LeasedUntil { get; private set; }

    /// <summary>The host should reserve and <see cref="Extend"/>.</summary>
    public bool WantsMore => LeasedUntil.Value == LastUsed.Value || LeasedUntil.Value - LastUsed.Value < askAhead;

    public bool Allows(ClientOrderId id) => id > LastUsed && id <= LeasedUntil;

    /// <summary>Marks an id, and all below it, as used.</summary>
    public void Use(ClientOrderId id)
    {
        Invariant.That(Allows(id), "an order id outside of the lease");
        LastUsed = id;
    }

    /// <summary>Ids up to this one are durably reserved now. A mark below the present one changes nothing.</summary>
    public void Extend(ClientOrderId leasedUntil)
    {
        if (leasedUntil > LeasedUntil) LeasedUntil = leasedUntil;
    }
}

// A resting order of the synthetic market and the handle its owner keeps.
using Trading.Core.Domain;

namespace Trading.Core.Simulation.Market;

/// <summary>Names a resting order: slot and reference. A slot is reused, a reference never, so a handle whose reference is not the slot's is out of date.</summary>
internal readonly record struct OrderHandle(int Slot, ulong Reference)
{
    /// <summary>References start at 1.</summary>
    public bool IsNone => Reference == 0;
}

/// <summary>A slot of a book's slab: the order and its neighbours in the FIFO of its level. Reference 0 is a free slot.</summary>
internal struct RestingOrder
{
    public ulong Reference;
    public int PriceCents;
    public int Quantity;
    public int Ahead;
    public int Behind;
    public int Owner;
    public Side Side;
}

/// <summary>What an agent asks for.</summary>
internal readonly record struct OrderRequest(int Owner, Side Side, int PriceCents, int Quantity, OrderStyle Style);

internal enum OrderStyle : byte
{
    /// <summary>Takes what it can at its limit or better; the rest is shown.</summary>
    Limit,

    /// <summary>A limit order shown under its maker's name (F).</summary>
    Attributed,

    /// <summary>Takes what it can; the rest is dropped.</summary>
    Immediate,

    /// <summary>As <see cref="Immediate"/>, for a retail customer whom the resting order improves by a tenth of a cent (C).</summary>
    Retail,
}

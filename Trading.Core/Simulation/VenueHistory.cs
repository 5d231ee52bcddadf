// What the simulated venue remembers of our orders, so that it can answer questions about them.
using System.Numerics;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Memory;

namespace Trading.Core.Simulation;

/// <summary>The last orders by client order id: what was executed of each, and which one replaced it. Direct-mapped, fixed size; one owner thread.</summary>
[HotPath]
internal sealed class VenueHistory
{
    private struct Entry
    {
        public ClientOrderId Id;
        public ClientOrderId ReplacedBy;
        public long StandingLots;
    }

    private readonly Entry[] entries;
    private readonly ulong mask;

    public VenueHistory(int capacity)
    {
        entries = PreTouched.Array<Entry>((int)BitOperations.RoundUpToPowerOf2((uint)capacity));
        mask = (ulong)entries.Length - 1;
    }

    public void Enter(ClientOrderId id, long standingLots) => entries[id.Value & mask] = new Entry { Id = id, StandingLots = standingLots };

    public void Replace(ClientOrderId original, ClientOrderId id)
    {
        Enter(id, Standing(original));
        if (Knows(original)) entries[original.Value & mask].ReplacedBy = id;
    }

    public bool Knows(ClientOrderId id) => id.Value != 0 && entries[id.Value & mask].Id == id;

    /// <summary>The identifier by which an order goes now.</summary>
    public ClientOrderId Current(ClientOrderId id)
    {
        // Identifiers grow along the chain, so it ends.
        while (Knows(id) && entries[id.Value & mask].ReplacedBy > id) id = entries[id.Value & mask].ReplacedBy;
        return id;
    }

    /// <summary>Executed and not busted; zero for an order that is not remembered.</summary>
    public long Standing(ClientOrderId id) => Knows(id) ? entries[id.Value & mask].StandingLots : 0;

    public void Add(ClientOrderId id, long lots)
    {
        id = Current(id);
        if (Knows(id)) entries[id.Value & mask].StandingLots += lots;
    }
}

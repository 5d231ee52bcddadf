// One execution of ours as it stands, kept so that it is counted once and can be taken back exactly.
using System.Runtime.InteropServices;
using Trading.Core.Domain;

namespace Trading.Core.Orders;

/// <summary>What became of an execution.</summary>
public enum ExecutionStanding : byte
{
    /// <summary>Counts as it was told, or as it was corrected.</summary>
    Stands = 0,

    Busted,

    /// <summary>Its bust came before itself.</summary>
    BustedAhead,

    /// <summary>Its correction came before itself; price and quantity are the corrected ones.</summary>
    CorrectedAhead,
}

/// <summary>An execution, one cache line.</summary>
[StructLayout(LayoutKind.Sequential, Size = 64)]
public struct ExecutionRecord
{
    public ulong ExecutionId;
    public ClientOrderId OrderId;
    public Price Price;
    public Quantity Quantity;

    /// <summary>As first told, whatever was corrected later: by these numbers a duplicate is known.</summary>
    public Price FirstPrice;

    /// <summary>As first told: what it took from the order.</summary>
    public Quantity FirstQuantity;

    public InstrumentId Instrument;
    public StrategyId Strategy;
    public Side Side;
    public Liquidity Liquidity;
    public ExecutionStanding Standing;
}

/// <summary>What a report changed in the book of executions; a quantity of zero is none.</summary>
public struct ExecutionChange
{
    /// <summary>To be taken back: as it was booked before.</summary>
    public ExecutionRecord Removed;

    /// <summary>To be booked.</summary>
    public ExecutionRecord Added;
}

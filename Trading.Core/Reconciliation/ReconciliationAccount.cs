// Whose records are compared: the instruments, the currency and the fees that both sides speak of.
using System;
using Trading.Core.Domain;
using Trading.Core.Positions;

namespace Trading.Core.Reconciliation;

/// <summary>What a journal tells of its account at its beginning.</summary>
public sealed class ReconciliationAccount
{
    /// <summary>By instrument id.</summary>
    public required Instrument[] Instruments { get; init; }

    public required FeeSchedule Fees { get; init; }

    /// <summary>Three letters, for example USD.</summary>
    public required string Currency { get; init; }

    /// <summary>The instrument with this symbol, or null.</summary>
    public Instrument? Find(Symbol symbol)
    {
        int index = Array.FindIndex(Instruments, instrument => instrument.Symbol == symbol);
        return index < 0 ? null : Instruments[index];
    }
}

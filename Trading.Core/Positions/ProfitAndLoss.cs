// Profit and loss at a moment, split the way a desk reads it.
using Trading.Core.Domain;

namespace Trading.Core.Positions;

/// <summary>Gross (trading result at the mark), fees (positive is a cost), net = gross - fees.</summary>
public readonly record struct ProfitAndLoss(Money Gross, Money Fees)
{
    public Money Net => Gross - Fees;
}

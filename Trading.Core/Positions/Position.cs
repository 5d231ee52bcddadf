// What we hold of one instrument and what it has cost.
using System.Runtime.InteropServices;
using Trading.Core.Domain;

namespace Trading.Core.Positions;

/// <summary>Position and cash of one instrument. Gross profit is Cash + Lots x mark; net is gross less fees.</summary>
[StructLayout(LayoutKind.Sequential, Size = 64)]
public struct Position
{
    /// <summary>Signed: positive is long.</summary>
    public long Lots;

    /// <summary>Money received for sales less money paid for purchases, without fees.</summary>
    public Money Cash;

    /// <summary>Fees paid less rebates received.</summary>
    public Money Fees;

    public long BoughtLots;
    public long SoldLots;
    public long Fills;

    /// <summary>Last price used to value the position; zero until the first mark.</summary>
    public Price Mark;
}

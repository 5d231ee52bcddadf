// What a fill costs: exchange fees and rebates per lot, and a levy on the value sold.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Orders;

namespace Trading.Core.Positions;

/// <summary>Fees of one venue. Costs are positive, rebates negative.</summary>
/// <param name="MakerMicrosPerLot">Money micros a lot when our order rested; negative is a rebate.</param>
/// <param name="TakerMicrosPerLot">Money micros a lot when our order took.</param>
/// <param name="SellNanosPerUnit">Levy on the value of sales in billionths (22.4 dollars a million, SEC section 31 of 2012, is 22,400).</param>
[HotPath]
public readonly record struct FeeSchedule(long MakerMicrosPerLot, long TakerMicrosPerLot, long SellNanosPerUnit)
{
    private const long Billion = 1_000_000_000;

    /// <summary>Fee of a fill; fractions of a micro are rounded up, against us.</summary>
    public Money Of(Liquidity liquidity, Side side, Quantity quantity, Money notional)
    {
        long micros = quantity.Lots * (liquidity == Liquidity.Maker ? MakerMicrosPerLot : TakerMicrosPerLot);
        if (side == Side.Sell) micros += LevyMicros(notional.Micros);
        return new Money(micros);
    }

    /// <summary>What a lot costs that is taken and given back by taking: the fee twice and the levy once.</summary>
    /// <param name="notionalPerLot">Value of a lot.</param>
    public long TakerRoundTripMicrosPerLot(Money notionalPerLot) => 2 * TakerMicrosPerLot + LevyMicros(notionalPerLot.Micros);

    // Split into whole billions and rest, so that the product cannot leave 63 bits.
    private long LevyMicros(long notionalMicros)
    {
        long whole = notionalMicros / Billion;
        long rest = notionalMicros - whole * Billion;
        return whole * SellNanosPerUnit + (rest * SellNanosPerUnit + Billion - 1) / Billion;
    }
}

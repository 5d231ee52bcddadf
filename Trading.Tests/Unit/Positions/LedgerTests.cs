// Money: fee rounding and the cash identity on examples worked by hand.
using Trading.Core.Domain;
using Trading.Core.Orders;
using Trading.Core.Positions;
using Xunit;

namespace Trading.Tests.Unit.Positions;

public sealed class LedgerTests
{
    private static readonly FeeSchedule Fees = new(-2000, 3000, 22_400);

    // Worked by hand: the levy on 5,000 dollars at 22.4 a million is 0.112; a ten-thousandth of a micro is a whole one.
    private static readonly (Liquidity Liquidity, Side Side, long Lots, long NotionalMicros, long FeeMicros)[] Worked =
    [
        (Liquidity.Maker, Side.Buy, 100, 5_000_000_000, -200_000),
        (Liquidity.Taker, Side.Buy, 100, 5_000_000_000, 300_000),
        (Liquidity.Taker, Side.Sell, 100, 5_000_000_000, 412_000),
        (Liquidity.Maker, Side.Sell, 1, 1, -1999),
        (Liquidity.Maker, Side.Sell, 1, 1_000_000_001, 20_401),
        (Liquidity.Taker, Side.Sell, 16_777_216, 3_600_000_000_000_000_000, 80_690_331_648_000),
    ];

    [Fact]
    public void Fees_are_rounded_up_against_us() =>
        Assert.All(Worked, w => Assert.Equal(w.FeeMicros, Fees.Of(w.Liquidity, w.Side, new Quantity(w.Lots), new Money(w.NotionalMicros)).Micros));

    [Fact]
    public void Net_equity_is_cash_plus_position_at_the_mark_less_fees_and_drawdown_is_its_fall()
    {
        Assert.True(Symbol.TryParse("A", out Symbol a));
        Assert.True(Symbol.TryParse("B", out Symbol b));
        InstrumentId first = new(0), second = new(1);
        var ledger = new Ledger([Instrument.UsEquity(first, a), Instrument.UsEquity(second, b)], Fees);
        void Fill(InstrumentId id, Side side, long lots, long ticks) => ledger.Book(
            new ExecutionRecord { Instrument = id, Quantity = new Quantity(lots), Price = new Price(ticks), Liquidity = Liquidity.Maker, Side = side });

        Fill(first, Side.Buy, 100, 500_000); // pays 5,000.00, gets 0.20 rebate; marked at its own price
        Assert.Equal((0L, -200_000L, 200_000L), (ledger.Total.Gross.Micros, ledger.Total.Fees.Micros, ledger.PeakNet.Micros));
        ledger.Mark(first, new Price(500_150)); // +0.015 x 100
        Assert.Equal((1_500_000L, 1_700_000L), (ledger.Total.Gross.Micros, ledger.PeakNet.Micros));
        Fill(second, Side.Sell, 10, 200_000); // receives 200.00, levy 0.00448, rebate 0.02
        ledger.Mark(second, new Price(210_000)); // -1.00 x 10
        Assert.Equal((1_500_000L - 10_000_000, -200_000L - 20_000 + 4_480), (ledger.Total.Gross.Micros, ledger.Total.Fees.Micros));
        Assert.Equal(1_715_520, ledger.PeakNet.Micros);
        Assert.Equal(1_715_520 - (-8_500_000 + 215_520), ledger.Drawdown.Micros);
        Fill(first, Side.Sell, 250, 500_200); // through zero: 150 short
        Position position = ledger.Of(first);
        Assert.Equal((-150L, 100L, 250L, 2L, -5_000_000_000L + 12_505_000_000), (position.Lots, position.BoughtLots, position.SoldLots, position.Fills, position.Cash.Micros));
        ledger.Mark(first, new Price(499_000));
        Assert.Equal(7_505_000_000 - 150L * 499_000 * 100, ledger.ProfitOf(first).Gross.Micros);
        Assert.Equal(ledger.Total.Gross, ledger.ProfitOf(first).Gross + ledger.ProfitOf(second).Gross);
        Assert.Equal(ledger.Total.Fees, ledger.ProfitOf(first).Fees + ledger.ProfitOf(second).Fees);
        Assert.Equal(ledger.Total.Net, ledger.PeakNet - ledger.Drawdown);
    }
}

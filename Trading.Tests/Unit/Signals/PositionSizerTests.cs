// Sizes by hand: edge against the interval, volatility against the budget, drift, rounding, never above the order's lots.
using Trading.Core.Domain;
using Trading.Core.Models;
using Trading.Core.Signals;
using Xunit;

namespace Trading.Tests.Unit.Signals;

public sealed class PositionSizerTests
{
    private static readonly Instrument Stock = Instrument.UsEquity(new InstrumentId(0), default);

    // Half width 4 increments; full size from an edge of 2; five dollars of volatility.
    [Theory]
    [InlineData(2_000_000, 1_000_000, 1, DriftLevel.Calm, 100)]
    [InlineData(9_000_000, 1_000_000, 1, DriftLevel.Calm, 100)]
    [InlineData(1_000_000, 1_000_000, 1, DriftLevel.Calm, 50)]
    [InlineData(199_999, 1_000_000, 1, DriftLevel.Calm, 0)] // 9.9 lots: below the minimum of 10
    [InlineData(200_000, 1_000_000, 1, DriftLevel.Calm, 10)]
    [InlineData(0, 1_000_000, 1, DriftLevel.Calm, 0)]
    [InlineData(-1, 1_000_000, 1, DriftLevel.Calm, 0)]
    [InlineData(long.MinValue, 1_000_000, 1, DriftLevel.Calm, 0)]
    [InlineData(2_000_000, 5_000_000, 1, DriftLevel.Calm, 100)] // five cents a share times 100 is the budget
    [InlineData(2_000_000, 10_000_000, 1, DriftLevel.Calm, 50)]
    [InlineData(1_000_000, 12_500_000, 1, DriftLevel.Calm, 40)] // the tighter of 50 and 40
    [InlineData(2_000_000, 1_000_000, 1, DriftLevel.Widen, 100)]
    [InlineData(2_000_000, 1_000_000, 1, DriftLevel.Shrink, 50)]
    [InlineData(2_000_000, 6_000_000, 20, DriftLevel.Calm, 80)] // 83 in lots of 20
    [InlineData(2_000_000, 1_000_000_000, 1, DriftLevel.Calm, 0)]
    public void Quantity_follows_edge_volatility_and_drift(long edge, long volatility, long lotSize, DriftLevel drift, long lots)
    {
        var forecast = new ForecastInterval { LowerMicroIncrements = -4_000_000, UpperMicroIncrements = 4_000_000, VolatilityMicroIncrements = volatility, Drift = drift };
        var sizing = new SizingOptions(10, 500, new Money(5_000_000));
        Instrument instrument = Stock with { LotSize = lotSize };
        Assert.Equal(lots, PositionSizer.Lots(100, edge, in forecast, in sizing, in instrument));
    }

    [Fact]
    public void No_input_gives_more_than_the_order_lots_or_a_negative_quantity()
    {
        var sizing = new SizingOptions(1, 100_000, new Money(1_000_000_000_000));
        foreach (long edge in new[] { 1L, 999, 1_000_000, 2_000_000_000_000 })
            foreach (long half in new[] { 0L, 1, 250_000, 64_000_000_000_000 })
                foreach (long volatility in new[] { 0L, 250_000, 1_000_000_000_000 })
                {
                    var forecast = new ForecastInterval { LowerMicroIncrements = -half, UpperMicroIncrements = half, VolatilityMicroIncrements = volatility };
                    Assert.InRange(PositionSizer.Lots(1 << 24, edge, in forecast, in sizing, in Stock), 0, 1 << 24);
                }
    }
}

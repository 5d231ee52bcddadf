// Halts of different kinds do not lift each other, and no share is counted twice.
using Trading.Core.Domain;
using Trading.Core.MarketData;
using Xunit;

namespace Trading.Tests.Unit.Feeds;

public sealed class TradingStateTests
{
    [Theory]
    [InlineData("", false)]
    [InlineData("RT", false)] // what the venue says of every stock before the day
    [InlineData("RH", true)]
    [InlineData("RP OT", true)] // an operational resumption does not lift a pause
    [InlineData("OH RT", true)] // a regulatory one does not lift an operational halt
    [InlineData("OH RH RT OT", false)]
    [InlineData("RQ", true)] // quotation only: nothing trades
    [InlineData("W1 RT OT", true)] // a breached circuit breaker closes the day
    public void Orders_are_held_back_while_any_reason_holds(string events, bool halted)
    {
        TradingState state = default;
        int beginnings = 0;
        foreach (string e in events.Split(' ', System.StringSplitOptions.RemoveEmptyEntries))
        {
            MarketUpdate update = new()
            {
                Kind = e[0] switch { 'R' => MarketUpdateKind.TradingStatus, 'O' => MarketUpdateKind.OperationalHalt, _ => MarketUpdateKind.CircuitBreaker },
                Detail = (byte)e[1],
            };
            if (state.Apply(in update)) beginnings++;
        }
        Assert.Equal(halted, state.IsHalted);
        Assert.Equal(events.Contains('H') || halted ? 1 : 0, beginnings);
    }

    [Fact]
    public void A_non_printable_execution_is_left_to_the_cross_that_prints_it_again()
    {
        SessionVolume volume = default;
        Apply(ref volume, MarketUpdateKind.Execute, 100, printable: true);
        Apply(ref volume, MarketUpdateKind.ExecuteAtPrice, 300, printable: false);
        Apply(ref volume, MarketUpdateKind.ExecuteAtPrice, 20, printable: true);
        Apply(ref volume, MarketUpdateKind.Trade, 5, printable: true);
        Apply(ref volume, MarketUpdateKind.Cross, 300, printable: true);
        Apply(ref volume, MarketUpdateKind.Cross, 0, printable: true);
        Apply(ref volume, MarketUpdateKind.BrokenTrade, 0, printable: false);
        Apply(ref volume, MarketUpdateKind.Add, 1000, printable: false);
        Assert.Equal((425L, 300L, 300L, 4L, 1L), (volume.PrintedLots, volume.CrossLots, volume.NonPrintableLots, volume.Prints, volume.BrokenTrades));
        Apply(ref volume, MarketUpdateKind.Cross, long.MaxValue, printable: true);
        Assert.Equal(long.MaxValue, volume.PrintedLots);
    }

    private static void Apply(ref SessionVolume volume, MarketUpdateKind kind, long lots, bool printable) => volume.Apply(new MarketUpdate
    {
        Kind = kind, Quantity = new Quantity(lots), Flags = printable ? MarketUpdateFlags.Printable : MarketUpdateFlags.None,
    });
}

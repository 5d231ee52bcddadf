// What the synthetic market refuses, and how it names its symbols.
using System;
using Trading.Core.Diagnostics;
using Trading.Core.Simulation.Market;
using Xunit;

namespace Trading.Tests.Unit.Market;

public class SyntheticMarketOptionsTests
{
    [Theory]
    [InlineData("twice")]
    [InlineData("price")]
    [InlineData("nan")]
    public void Absurd_options_are_refused(string which)
    {
        SyntheticMarketOptions good = SyntheticMarketOptions.Demo(1, 2, 1);
        Func<SyntheticMarketOptions> bad = which switch
        {
            "twice" => () => good with { Symbols = [good.Symbols[0], good.Symbols[0]] },
            "price" => () => good with { Symbols = [good.Symbols[0] with { StartPriceCents = 499 }] },
            _ => () => good with { DailyVolatility = double.NaN },
        };
        var refusal = Assert.Throws<RefusalException>(() => new SyntheticMarket(bad()));
        Assert.Equal(RefusalKind.Configuration, refusal.Kind);
    }

    [Fact]
    public void Names_follow_from_the_index() =>
        Assert.Equal(["SYNA", "SYNZ", "SYN00026", "SYN65534"], Array.ConvertAll<int, string>([0, 25, 26, 65_534], i => SyntheticMarketOptions.NameOf(i).ToString()));
}

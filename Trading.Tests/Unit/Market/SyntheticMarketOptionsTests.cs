// What the synthetic market refuses, and how it names its symbols.
using System;
using Trading.Core.Diagnostics;
using Trading.Core.Simulation.Market;
using Xunit;

namespace Trading.Tests.Unit.Market;

public class SyntheticMarketOptionsTests
{
    [Theory]
    [InlineData("minutes")]
    [InlineData("symbols")]
    [InlineData("intensity")]
    [InlineData("twice")]
    [InlineData("price")]
    [InlineData("nan")]
    public void Absurd_options_are_refused(string which)
    {
        SyntheticMarketOptions good = SyntheticMarketOptions.Demo(1, 2, 1);
        Func<SyntheticMarketOptions> bad = which switch
        {
            "minutes" => () => SyntheticMarketOptions.Demo(1, 2, 391),
            "symbols" => () => SyntheticMarketOptions.Demo(1, 0),
            "intensity" => () => good with { Intensity = 0 },
            "twice" => () => good with { Symbols = [good.Symbols[0], good.Symbols[0]] },
            "price" => () => good with { Symbols = [good.Symbols[0] with { StartPriceCents = 499 }] },
            _ => () => good with { DailyVolatility = double.NaN },
        };
        var refusal = Assert.Throws<RefusalException>(() => new SyntheticMarket(bad()));
        Assert.Equal(RefusalKind.Configuration, refusal.Kind);
    }

    [Theory]
    [InlineData(0, "SYNA")]
    [InlineData(25, "SYNZ")]
    [InlineData(26, "SYN00026")]
    [InlineData(65_534, "SYN65534")]
    public void Names_follow_from_the_index(int index, string name) => Assert.Equal(name, SyntheticMarketOptions.NameOf(index).ToString());
}

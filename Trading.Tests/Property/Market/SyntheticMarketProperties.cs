// Any day the options allow keeps the rules of an exchange and repeats itself bit for bit.
using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Trading.Core.Simulation.Market;
using Trading.Tests.Support.Market;
using Xunit;

namespace Trading.Tests.Property.Market;

public class SyntheticMarketProperties
{
    private static readonly Gen<SyntheticMarketOptions> AnyOptions =
        from seed in Gen.Choose(0, int.MaxValue)
        from symbols in Gen.Choose(1, 3)
        from seconds in Gen.Choose(1, 40)
        from price in Gen.Elements(500, 1_234, 60_000, 1_000_000)
        from intensity in Gen.Elements(0.01, 1, 30, 200)
        from volatility in Gen.Elements(0.0, 0.015, 0.2)
        from capacity in Gen.Elements(64, 200, 4096)
        select Options((ulong)seed, symbols, seconds, price, intensity, volatility, capacity);

    [Fact]
    public void Any_options_give_a_lawful_and_repeatable_tape()
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(20_120_621, 5);
        Prop.ForAll(AnyOptions.ToArbitrary(), options =>
        {
            byte[] tape = Tapes.Make(options);
            string? broken = new TapeAuditor().Audit(tape);
            return (broken == null && tape.AsSpan().SequenceEqual(Tapes.Make(options))).Label(broken ?? "not repeatable");
        }).Check(config);
    }

    [Fact]
    public void Any_chunk_size_gives_the_same_bytes()
    {
        SyntheticMarketOptions options = SyntheticMarketOptions.Demo(7, 2, 2);
        byte[] whole = Tapes.Make(options, 1 << 20);
        Prop.ForAll(Gen.Choose(SyntheticMarket.MinBufferLength, 5_000).ToArbitrary(), size => whole.AsSpan().SequenceEqual(Tapes.Make(options, size)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(40).WithReplay(5, 7));
    }

    [Fact]
    public void Any_symbols_beside_it_leave_a_symbol_s_stream_as_it_was()
    {
        Gen<(int Seed, int Symbols, int Chosen)> cases =
            from seed in Gen.Choose(0, 1_000_000)
            from symbols in Gen.Choose(2, 9)
            from chosen in Gen.Choose(0, symbols - 1)
            select (seed, symbols, chosen);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            SyntheticMarketOptions many = SyntheticMarketOptions.Demo((ulong)c.Seed, c.Symbols, 2);
            SyntheticSymbol chosen = many.Symbols[c.Chosen];
            string name = chosen.Symbol.ToString();
            var beside = SymbolStream.Of(Tapes.Make(many), name);
            return beside.Count > 50 && beside.SequenceEqual(SymbolStream.Of(Tapes.Make(many with { Symbols = [chosen] }), name));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(25).WithReplay(3, 9));
    }

    private static SyntheticMarketOptions Options(ulong seed, int symbols, int seconds, int price, double intensity, double volatility, int capacity)
    {
        SyntheticMarketOptions demo = SyntheticMarketOptions.Demo(seed, symbols);
        return demo with
        {
            Symbols = Array.ConvertAll([.. demo.Symbols], s => s with { StartPriceCents = price }),
            DurationNanos = seconds * 1_000_000_000L, Intensity = intensity, DailyVolatility = volatility, OrderCapacity = capacity,
        };
    }
}

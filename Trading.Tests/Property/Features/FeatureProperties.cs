// The live feature vector against its recomputation from the whole history, and its mirror symmetry.
using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.Features;
using Trading.Core.MarketData;
using Trading.Tests.Support.Features;
using Xunit;

namespace Trading.Tests.Property.Features;

public sealed class FeatureProperties
{
    private static readonly Config config = Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(20120621, 9);
    private static readonly Arbitrary<int> seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();

    [Fact]
    public void The_vector_equals_its_recomputation_from_history() => Check.One(config, Prop.ForAll(seeds, seed =>
    {
        var market = new RandomMarket(seed, mirrored: false);
        var naive = new NaiveFeatures(market.Instrument);
        for (int step = 0; step < 300; step++)
        {
            market.Step((update, change) => naive.OnUpdate(update, change, market.Books));
            if (step % 30 != 29) continue;
            double[] expected = naive.Values(market.Books) ?? new double[FeatureSchema.Count];
            foreach (FeatureDefinition f in FeatureSchema.Definitions)
            {
                double want = expected[(int)f.Feature], got = market.Features.Values[(int)f.Feature];
                Assert.True(Math.Abs(want - got) <= 1e-4 * (1 + Math.Abs(want)), $"{f.Name} at step {step}: expected {want}, got {got}");
            }
        }
        Assert.Equal(0, market.Features.NonFiniteCount);
    }));

    [Fact]
    public void A_mirrored_market_gives_the_mirrored_vector() => Check.One(config, Prop.ForAll(seeds, seed =>
    {
        var (plain, mirrored) = (new RandomMarket(seed, false), new RandomMarket(seed, true));
        for (int step = 0; step < 300; step++)
        {
            plain.Step((_, _) => { });
            mirrored.Step((_, _) => { });
        }
        float[] expected = plain.Features.Values.ToArray();
        foreach (FeatureDefinition f in FeatureSchema.Definitions)
        {
            int i = (int)f.Feature;
            float want = f.Mirror switch
            {
                FeatureMirror.Odd => -expected[i],
                FeatureMirror.SwapsWithNext => expected[i + 1],
                FeatureMirror.SwapsWithPrevious => expected[i - 1],
                _ => expected[i],
            };
            Assert.True(Math.Abs(want - mirrored.Features.Values[i]) < 1e-5, $"{f.Name}: expected {want}, got {mirrored.Features.Values[i]}");
        }
    }));
}

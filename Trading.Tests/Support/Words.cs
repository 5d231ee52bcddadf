// Arrays of random words as the input of properties, with a fixed seed so that every run tests the same cases.
using System;
using FsCheck;
using FsCheck.Fluent;

namespace Trading.Tests.Support;

/// <summary>Runs a property over arrays of full-range integers; a failure is shrunk and printed.</summary>
public static class Words
{
    public static void Check(int cases, int longest, Action<int[]> property)
    {
        var words = Arb.From(Gen.Choose(int.MinValue, int.MaxValue).ArrayOf(), array => ArbMap.Default.ArbFor<int[]>().Shrinker(array));
        var config = Config.QuickThrowOnFailure.WithMaxTest(cases).WithEndSize(longest).WithReplay(20_120_621, 10_007);
        FsCheck.Check.One(config, Prop.ForAll(words, property));
    }
}

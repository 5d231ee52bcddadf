// Unsafe code stays behind its fence, by IL and by source, and planted escapes are caught.
using System.Linq;
using System.Reflection;
using Trading.Aeron.Driver;
using Trading.Core.Diagnostics;
using Trading.Tests.HouseRules.Planted;
using Xunit;

namespace Trading.Tests.HouseRules;

public sealed class UnsafeFenceTests
{
    [Fact]
    public void Pointers_and_unsafe_helpers_appear_only_inside_the_fence()
    {
        var types = typeof(Invariant).Assembly.GetTypes().Concat(typeof(MediaDriver).Assembly.GetTypes()).Concat(Assembly.Load("Trading.Cli").GetTypes());
        Finding.AssertNone(UnsafeFenceRule.Check(types).Concat(UnsafeFenceRule.CheckSources(SourceFile.Products())).ToList());
    }

    [Fact]
    public void Planted_escapes_are_found()
    {
        Finding.AssertExactly(Plants.Expected("Fence"), UnsafeFenceRule.Check(Plants.Types("Fence")));
        Finding.AssertExactly(
            [("Trading.Core/Books/Fast.cs", "unsafe-source")],
            UnsafeFenceRule.CheckSources(
            [
                new SourceFile("Trading.Core/Books/Fast.cs", "class Fast { unsafe void Run() { } }"),
                new SourceFile("Trading.Core/Books/Safe.cs", "class Safe { /* unsafe */ string s = \"fixed (\"; }"),
                new SourceFile("Trading.Core/Memory/Words.cs", "class Words { unsafe void Run() { } }"),
            ]));
    }
}

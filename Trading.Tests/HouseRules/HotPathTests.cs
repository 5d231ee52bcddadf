// The hot path of the core is clean, and every planted kind of dirt is found.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Trading.Aeron.Client;
using Trading.Aeron.Driver;
using Trading.Aeron.LogBuffer;
using Trading.Core.Books;
using Trading.Core.Diagnostics;
using Trading.Core.Memory;
using Trading.Tests.HouseRules.Planted;
using Xunit;

namespace Trading.Tests.HouseRules;

public sealed class HotPathTests
{
    [Fact]
    public void Hot_code_neither_allocates_boxes_throws_dispatches_nor_formats()
    {
        var findings = HotPathRule.Check(typeof(Invariant).Assembly.GetTypes(), out var examined);
        // The line's entry points: were they not marked, the rule would have nothing to say about all they call.
        string[] entryPoints = [$"{typeof(IndexPool).FullName}.{nameof(IndexPool.Rent)}", $"{typeof(OrderBooks).FullName}.{nameof(OrderBooks.Apply)}", .. PipelineEntryPoints()];
        Assert.Empty(entryPoints.Except(examined));
        Finding.AssertNone(findings);
    }

    [Fact]
    public void Messages_are_published_and_polled_without_allocation_throw_or_dispatch()
    {
        var findings = HotPathRule.Check(typeof(MediaDriver).Assembly.GetTypes(), out var examined);
        string[] entryPoints =
        [
            $"{typeof(Publication).FullName}.{nameof(Publication.Offer)}", $"{typeof(ExclusivePublication).FullName}.{nameof(ExclusivePublication.TryClaim)}",
            $"{typeof(Subscription).FullName}.{nameof(Subscription.Poll)}", $"{typeof(Image).FullName}.{nameof(Image.BlockPoll)}", $"{typeof(BufferClaim).FullName}.{nameof(BufferClaim.Commit)}",
        ];
        Assert.Empty(entryPoints.Except(examined));
        Finding.AssertNone(findings);
    }

    private static IEnumerable<string> PipelineEntryPoints() =>
        from type in typeof(Invariant).Assembly.GetTypes()
        where type.Namespace == "Trading.Core.Pipeline" && type.Name.StartsWith("TradingPipeline", StringComparison.Ordinal)
        from method in type.GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Instance)
        where method.Name.StartsWith("On", StringComparison.Ordinal)
        select $"{type.FullName}.{method.Name}";

    [Fact]
    public void Planted_hot_path_faults_are_found_and_clean_neighbours_are_not() =>
        Finding.AssertExactly(Plants.Expected("HotPath"), HotPathRule.Check(Plants.Types("HotPath"), out _));
}

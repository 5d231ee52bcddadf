// The hot path of the core is clean, and every planted kind of dirt is found.
using System.Linq;
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
        Assert.Contains($"{typeof(IndexPool).FullName}.{nameof(IndexPool.Rent)}", examined);
        Finding.AssertNone(findings);
    }

    [Fact]
    public void Planted_hot_path_faults_are_found_and_clean_neighbours_are_not() =>
        Finding.AssertExactly(Plants.Expected("HotPath"), HotPathRule.Check(Plants.Types("HotPath"), out _));
}

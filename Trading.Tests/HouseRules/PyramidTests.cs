// The suite keeps the shape of the inverted pyramid, and planted lopsided counts are found.
using System.Collections.Generic;
using System.Reflection;
using Xunit;

namespace Trading.Tests.HouseRules;

public sealed class PyramidTests
{
    [Fact]
    public void Test_cases_keep_their_planned_shares()
    {
        var counts = PyramidRule.Count(Assembly.GetExecutingAssembly());
        Finding.AssertNone(PyramidRule.Check(counts), PyramidRule.Table(counts));
    }

    [Fact]
    public void Planted_lopsided_and_stray_counts_are_found()
    {
        Finding.AssertExactly(
            [("Unit", "share"), ("EndToEnd", "share"), ("Support", "stray")],
            PyramidRule.Check(new Dictionary<string, int> { ["EndToEnd"] = 19, ["Integration"] = 30, ["Unit"] = 40, ["Property"] = 10, ["Support"] = 1 }));
        Assert.Empty(PyramidRule.Check(new Dictionary<string, int> { ["EndToEnd"] = 44, ["Integration"] = 28, ["Unit"] = 17, ["Property"] = 11 }));
    }
}

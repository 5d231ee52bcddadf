// The core names nothing that could make two runs differ, and planted offenders are caught.
using Trading.Core.Diagnostics;
using Trading.Tests.HouseRules.Planted;
using Xunit;

namespace Trading.Tests.HouseRules;

public sealed class DeterminismTests
{
    [Fact]
    public void The_core_uses_no_clock_chance_thread_file_culture_hash_order_or_inexact_mathematics() =>
        Finding.AssertNone(DeterminismRule.Check(typeof(Invariant).Assembly.GetTypes()));

    [Fact]
    public void Planted_sources_of_difference_are_found() =>
        Finding.AssertExactly(Plants.Expected("Determinism"), DeterminismRule.Check(Plants.Types("Determinism")));
}

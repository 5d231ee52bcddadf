// Hot structs lie in memory as pinned, every promised layout is pinned, and a planted shift is found.
using System.Linq;
using System.Runtime.InteropServices;
using Trading.Aeron.Driver;
using Trading.Core.Diagnostics;
using Xunit;

namespace Trading.Tests.HouseRules;

public sealed class LayoutTests
{
    [Fact]
    public void Hot_structs_have_their_pinned_sizes_and_offsets() =>
        Finding.AssertNone(LayoutRule.Check(Layouts.Pinned).Concat(LayoutRule.CheckComplete([.. typeof(Invariant).Assembly.GetTypes(), .. typeof(MediaDriver).Assembly.GetTypes()], Layouts.Pinned)).ToList());

    [Fact]
    public void Planted_shifts_and_an_unpinned_layout_are_found()
    {
        string name = typeof(Shifted).FullName!;
        Finding.AssertExactly(
            [(name, "size"), (name + ".Second", "offset"), (name + ".Gone", "offset"), (name, "unpinned")],
            LayoutRule.Check([new PinnedLayout(typeof(Shifted), 32, ("First", 0), ("Second", 8), ("Gone", 0))])
                .Concat(LayoutRule.CheckComplete([typeof(Shifted), typeof(Plain)], [])));
    }

    [StructLayout(LayoutKind.Explicit, Size = 24)]
    private struct Shifted
    {
        [FieldOffset(0)] public long First;
        [FieldOffset(16)] public long Second;
    }

    private readonly record struct Plain(long Only);
}

// Trading.Core keeps its direction, and the rule notices when a planted room does not.
using System.Linq;
using Trading.Aeron.Driver;
using Trading.Core.Diagnostics;
using Trading.Tests.HouseRules.Planted;
using Xunit;

namespace Trading.Tests.HouseRules;

public sealed class LayeringTests
{
    [Fact]
    public void Rooms_of_the_core_use_only_rooms_of_strictly_lower_rank() =>
        Finding.AssertNone(LayeringRule.Check(typeof(Invariant).Assembly.GetTypes(), "Trading.Core"));

    [Fact]
    public void Rooms_of_the_ipc_use_only_rooms_of_strictly_lower_rank() =>
        Finding.AssertNone(LayeringRule.Check(typeof(MediaDriver).Assembly.GetTypes(), "Trading.Aeron", LayeringRule.AeronRanks));

    [Fact]
    public void Planted_upward_sideways_and_roomless_types_are_found()
    {
        const string root = "Trading.Tests.HouseRules.Planted.Layering";
        Finding.AssertExactly(
            [
                (root + ".Domain.LooksUp.Peek", "layer"),
                (root + ".Domain.LooksUpInSignature.Take", "layer"),
                (root + ".Domain.LooksUpInField.pipeline", "layer"),
                (root + ".Attic.Lodger", "unknown-room"),
            ],
            LayeringRule.Check(Plants.Types("Layering"), root));
    }
}

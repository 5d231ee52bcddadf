// `trading bench --scenario ipc` as those see it who compare machines: whole, consistent, and without an allocated byte.
using System.Text.Json;
using Trading.Tests.Support;
using Xunit;

namespace Trading.Tests.EndToEnd.Ipc;

public sealed class IpcBenchTests
{
    [Fact]
    public void Round_trips_and_rates_stand_beside_the_raw_ring_of_the_same_run()
    {
        JsonElement result = Binary.Trading.Run("bench", "--scenario", "ipc", "--messages", "1000", "--rounds", "1", "--json").Exits(0).Json;
        Assert.Equal((1, 0), (result.GetProperty("runs").GetInt32(), result.GetProperty("allocated_bytes").GetInt64()));
        foreach (string stage in new[] { "raw", "exclusive", "claim", "concurrent" })
        {
            JsonElement one = result.GetProperty("stages").GetProperty(stage);
            Assert.Equal(1000, one.GetProperty("n").GetInt64());
            Assert.True(one.GetProperty("p50").GetInt64() <= one.GetProperty("max").GetInt64());
            if (stage != "raw") Assert.True(result.GetProperty("ratios").GetProperty(stage).GetProperty("p50").GetDouble() > 0 && result.GetProperty("throughput").GetProperty(stage).GetProperty("best").GetInt64() > 0);
        }
        Assert.Empty(System.IO.Directory.GetDirectories("/dev/shm", $"aeron-*-embedded-{System.Environment.ProcessId}-*"));
    }
}

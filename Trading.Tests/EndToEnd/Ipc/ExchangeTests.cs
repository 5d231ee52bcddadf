// Publisher, driver and subscriber as three processes.
using System.Text.Json;
using Trading.Tests.Support.BlackBox;
using Xunit;

namespace Trading.Tests.EndToEnd.Ipc;

public sealed class ExchangeTests
{
    [Theory]
    [InlineData("aeron:ipc", 32, 300_000, false)]
    [InlineData("aeron:ipc", 32, 300_000, true)]
    [InlineData("aeron:ipc?term-length=64k", 1000, 20_000, false)]
    [InlineData("aeron:ipc?term-length=64k|mtu=8192", 4000, 10_000, true)]
    [InlineData("aeron:ipc?term-length=1m|sparse=false", 100_000, 500, false)]
    [InlineData("aeron:ipc?term-length=64m", 1_000_000, 220, false)]
    public void Every_message_arrives_once_in_order_and_unchanged(string channel, int length, int count, bool shared)
    {
        using var aeron = new AeronProcesses();
        aeron.Driver();
        RunningAeron subscriber = aeron.Subscriber("--channel", "aeron:ipc", "--count", $"{count}");
        RunningAeron publisher = aeron.Publisher(["--channel", channel, "--count", $"{count}", "--length", $"{length}", .. shared ? new[] { "--shared" } : []]);
        Assert.Equal(count, publisher.Result().GetProperty("sent").GetInt64());
        AssertWhole(subscriber.Result(), count);
    }

    [Fact]
    public void Many_publishers_and_subscribers_share_one_stream()
    {
        using var aeron = new AeronProcesses();
        aeron.Driver();
        RunningAeron[] subscribers = [aeron.Subscriber("--count", "60000"), aeron.Subscriber("--count", "60000")];
        RunningAeron[] publishers = [aeron.Publisher("--count", "30000"), aeron.Publisher("--count", "30000")];
        foreach (RunningAeron publisher in publishers) publisher.Result();
        foreach (RunningAeron subscriber in subscribers) AssertWhole(subscriber.Result(), 60_000);
        Assert.Equal(0, aeron.Look("errors").GetProperty("errors").GetArrayLength());
    }

    [Fact]
    public void A_stalled_subscriber_holds_the_publisher_back_and_an_untethered_one_does_not()
    {
        using var aeron = new AeronProcesses();
        aeron.Driver();
        const string channel = "aeron:ipc?term-length=64k|untethered-window-limit-timeout=300ms";
        RunningAeron tethered = aeron.Subscriber("--stream", "1", "--count", "0", "--stall-after", "100");
        RunningAeron held = aeron.Publisher("--stream", "1", "--channel", channel, "--count", "10000");
        tethered.Await("stalled after");
        AeronProcesses.Eventually(() => Behind(aeron, 1) >= 16 * 1024, "the publisher is a window ahead");
        RunningAeron loose = aeron.Subscriber("--stream", "2", "--channel", "aeron:ipc?tether=false|rejoin=false", "--count", "0", "--stall-after", "100");
        RunningAeron eager = aeron.Subscriber("--stream", "2", "--count", "10000");
        aeron.Publisher("--stream", "2", "--channel", channel, "--count", "10000").Result();
        AssertWhole(eager.Result(), 10_000);
        loose.Await("ended at");
        Assert.True(Behind(aeron, 1) <= 32 * 1024 + 64, "the held publisher passed its window");
        Assert.DoesNotContain("\"sent\"", held.Said);
    }

    private static long Behind(AeronProcesses aeron, int streamId)
    {
        foreach (JsonElement stream in aeron.Look("streams").GetProperty("streams").EnumerateArray())
        {
            if (stream.GetProperty("stream_id").GetInt32() == streamId && stream.GetProperty("subscribers").GetArrayLength() > 0) return stream.GetProperty("subscribers")[0].GetProperty("behind").GetInt64();
        }
        return 0;
    }

    private static void AssertWhole(JsonElement result, long count)
    {
        Assert.True(result.GetProperty("received").GetInt64() >= count);
        Assert.Equal((0, 0), (result.GetProperty("gaps").GetInt64(), result.GetProperty("changed").GetInt64()));
    }
}

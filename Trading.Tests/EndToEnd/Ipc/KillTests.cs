// kill -9 of every kind of process, and the recovery of the rest.
using System;
using System.Threading;
using Trading.Tests.Support.BlackBox;
using Xunit;

namespace Trading.Tests.EndToEnd.Ipc;

public sealed class KillTests
{
    private const int UnblockedPublications = 19, ClientTimeouts = 24;

    [Theory]
    [InlineData(0)]
    [InlineData(23)]
    [InlineData(170)]
    public void A_killed_publisher_ends_its_stream_and_the_next_is_heard(int milliseconds)
    {
        using var aeron = new AeronProcesses();
        aeron.Driver();
        RunningAeron subscriber = aeron.Subscriber("--count", "0");
        RunningAeron victim = aeron.Publisher("--count", "0");
        subscriber.Await("receiving");
        Thread.Sleep(milliseconds);
        victim.Kill();
        subscriber.Await("ended at");
        Assert.Equal(1, aeron.Counter(ClientTimeouts));
        Assert.Equal(1000, aeron.Publisher("--count", "1000").Result().GetProperty("sent").GetInt64());
        AeronProcesses.Eventually(() => subscriber.Said.Split("ended at").Length == 3, "the second stream is read to its end");
        var result = subscriber.Terminate().Result();
        Assert.Equal((0, 0), (result.GetProperty("gaps").GetInt64(), result.GetProperty("changed").GetInt64()));
    }

    [Fact]
    public void A_killed_subscriber_lets_its_publisher_go_after_the_liveness_time_out()
    {
        using var aeron = new AeronProcesses();
        aeron.Driver();
        RunningAeron victim = aeron.Subscriber("--count", "0");
        RunningAeron publisher = aeron.Publisher("--count", "0", "--channel", "aeron:ipc?term-length=64k");
        victim.Await("receiving");
        victim.Kill();
        RunningAeron heir = aeron.Subscriber("--count", "5000");
        Assert.Equal(0, heir.Result().GetProperty("gaps").GetInt64());
        Assert.Equal(1, aeron.Counter(ClientTimeouts));
        Assert.False(publisher.Terminate().Result().GetProperty("closed").GetBoolean());
    }

    [Theory]
    [InlineData("--shared")]
    [InlineData("--length=40")]
    public void A_publisher_killed_in_mid_claim_does_not_stop_its_readers(string kind)
    {
        using var aeron = new AeronProcesses();
        aeron.Driver();
        RunningAeron subscriber = aeron.Subscriber("--count", kind == "--shared" ? "3000" : "0");
        RunningAeron victim = aeron.Publisher("--hang-in-claim", "--count", "1000", kind);
        victim.Await("hanging in a claim");
        if (kind == "--shared") aeron.Publisher("--shared", "--count", "2000").Result();
        victim.Kill();
        AeronProcesses.Eventually(() => aeron.Counter(UnblockedPublications) == 1, "the claim is padded over");
        if (kind == "--shared") Assert.Equal(3000, subscriber.Result(4).GetProperty("received").GetInt64());
        else subscriber.Await("ended at");
    }

    [Fact]
    public void A_killed_driver_is_missed_by_its_clients_and_replaced_by_the_next()
    {
        using var aeron = new AeronProcesses();
        RunningAeron driver = aeron.Driver();
        RunningAeron subscriber = aeron.Subscriber("--count", "0", "--driver-timeout-ms", "1500"), publisher = aeron.Publisher("--count", "0", "--driver-timeout-ms", "1500");
        subscriber.Await("receiving");
        driver.Kill();
        foreach (RunningAeron client in new[] { subscriber, publisher })
        {
            var result = client.Result();
            Assert.True(result.GetProperty("closed").GetBoolean());
            Assert.Contains("silent", result.GetProperty("error").GetString());
        }
        aeron.Driver();
        RunningAeron heir = aeron.Subscriber("--count", "100");
        aeron.Publisher("--count", "100").Result();
        Assert.Equal(100, heir.Result().GetProperty("received").GetInt64());
    }

    [Fact]
    public void A_driver_that_ends_orderly_sends_its_clients_home_at_once()
    {
        using var aeron = new AeronProcesses();
        RunningAeron driver = aeron.Driver("--delete-on-shutdown");
        RunningAeron subscriber = aeron.Subscriber("--count", "0"), publisher = aeron.Publisher("--count", "0");
        subscriber.Await("receiving");
        driver.Terminate().Result();
        Assert.Contains("has ended", publisher.Result().GetProperty("error").GetString());
        Assert.Contains("has ended", subscriber.Result().GetProperty("error").GetString());
        Assert.False(System.IO.Directory.Exists(aeron.Directory));
    }
}

// Time-outs of clients, publications, subscribers and commands, on a clock that the test moves.
using System;
using System.Collections.Generic;
using System.Linq;
using Trading.Aeron.Client;
using Trading.Aeron.Driver;
using Trading.Aeron.LogBuffer;
using Trading.Aeron.Protocol;
using Trading.Tests.Support.Aeron;
using Xunit;

namespace Trading.Tests.Integration.Ipc;

public sealed class LivenessTests
{
    private const string Channel = "aeron:ipc";
    private const int Stream = 5;
    private readonly List<byte[]> _received = [];

    [Fact]
    public void A_silent_client_loses_everything_and_the_others_go_on()
    {
        using var bench = new DriverBench();
        var victim = bench.Connect();
        var survivor = bench.Connect();
        Publication doomed = victim.AddPublication(Channel, Stream);
        victim.AddSubscription(Channel, Stream + 1);
        victim.AddCounter(1000, "orders sent");
        Subscription reader = survivor.AddSubscription(Channel, Stream);
        Publication held = survivor.AddPublication(Channel + "?term-length=64k", Stream + 1);
        bench.Run();
        Assert.True(doomed.Offer(new byte[8]) > 0);
        while (held.Offer(new byte[1000]) is > 0 or PublicationBase.ADMIN_ACTION) { }
        Assert.Equal(PublicationBase.BACK_PRESSURED, held.Offer(new byte[1000]));
        Assert.Equal(1, Poll(reader));
        bench.Kill(victim);
        bench.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(1, bench.SystemCounter(SystemCounterDescriptor.ClientTimeouts));
        Assert.True(reader.HasNoImages);
        Assert.Equal(PublicationBase.NOT_CONNECTED, held.Offer(new byte[8]));
        Assert.DoesNotContain(bench.Counters(), counter => counter.OwnerId == victim.ClientId);
        victim.Invoke();
        Assert.True(victim.IsClosed && doomed.IsClosed);
        Assert.Equal(PublicationBase.CLOSED, doomed.Offer(new byte[8]));
    }

    [Fact]
    public void A_client_that_is_served_again_too_late_closes_itself()
    {
        using var bench = new DriverBench();
        var client = bench.Connect();
        Publication publication = client.AddPublication(Channel, Stream);
        bench.Kill(client);
        bench.Advance(TimeSpan.FromSeconds(11));
        client.Invoke();
        Assert.True(client.IsClosed && publication.IsClosed);
        Assert.Contains(bench.ClientErrors, error => error is ConductorServiceTimeoutException or ClientTimeoutException);
    }

    [Fact]
    public void A_closed_client_goes_at_once_and_without_a_time_out()
    {
        using var bench = new DriverBench();
        var client = bench.Connect();
        client.AddPublication(Channel, Stream);
        client.Dispose();
        bench.Kill(client);
        bench.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(0, bench.SystemCounter(SystemCounterDescriptor.ClientTimeouts));
        Assert.Equal(SystemCounterDescriptor.Labels.Length, bench.Counters().Length);
        Assert.Empty(System.IO.Directory.GetFiles(bench.Directory, "*.logbuffer", System.IO.SearchOption.AllDirectories));
    }

    [Fact]
    public void Clients_close_when_the_driver_says_goodbye_or_falls_silent()
    {
        using var bench = new DriverBench();
        var one = bench.Connect();
        Publication publication = one.AddPublication(Channel, Stream);
        bench.Driver.Dispose();
        for (int i = 0; i < 3 && !one.IsClosed; i++) bench.AdvanceClients(TimeSpan.FromMilliseconds(500));
        Assert.True(one.IsClosed && publication.IsClosed);
        Assert.Contains(bench.ClientErrors, error => error.Message.Contains("has ended", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_claim_of_a_dead_publisher_is_padded_over(bool exclusive)
    {
        using var bench = new DriverBench();
        var victim = bench.Connect();
        var survivor = bench.Connect();
        Subscription reader = survivor.AddSubscription(Channel, Stream);
        PublicationBase dying = exclusive ? victim.AddExclusivePublication(Channel, Stream) : victim.AddPublication(Channel, Stream);
        Publication? other = exclusive ? null : survivor.AddPublication(Channel, Stream);
        bench.Run();
        long claimed = dying is Publication shared ? shared.TryClaim(100, out _) : ((ExclusivePublication)dying).TryClaim(100, out _);
        Assert.True(claimed > 0);
        if (other is not null) Assert.True(other.Offer([1, 2, 3]) > 0);
        bench.Run();
        Assert.Equal(0, Poll(reader));
        bench.Kill(victim);
        bench.Advance(TimeSpan.FromSeconds(20));
        Poll(reader);
        bench.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(1, bench.SystemCounter(SystemCounterDescriptor.UnblockedPublications));
        Assert.Equal(exclusive ? 0 : 1, _received.Count);
        Assert.Equal(exclusive, reader.HasNoImages);
    }

    [Theory]
    [InlineData("tether=false", true)]
    [InlineData("tether=false|rejoin=false", false)]
    public void A_stalled_untethered_subscriber_loses_its_image_and_may_come_back(string options, bool returns)
    {
        using var bench = new DriverBench();
        var client = bench.Connect();
        Publication publication = client.AddPublication(Channel, Stream);
        Subscription fast = client.AddSubscription(Channel, Stream), slow = client.AddSubscription($"{Channel}?{options}", Stream);
        bench.Run();
        PublishFor(bench, publication, fast, TimeSpan.FromSeconds(7));
        Assert.True(slow.HasNoImages, "the slow reader still has its image");
        PublishFor(bench, publication, fast, TimeSpan.FromSeconds(7));
        Assert.True(publication.Position > 64 * 1024, $"the publisher got only to {publication.Position}");
        PublishFor(bench, publication, fast, TimeSpan.FromSeconds(12));
        Assert.Equal(returns, !slow.HasNoImages);
        if (!returns) return;
        _received.Clear();
        Assert.True(Poll(slow) > 0 || publication.Offer([7]) > 0);
        Assert.True(slow.ImageAtIndex(0).JoinPosition > 200_000);
    }

    [Fact]
    public void A_tethered_subscriber_holds_its_publisher_back_for_ever()
    {
        using var bench = new DriverBench();
        var client = bench.Connect();
        Publication publication = client.AddPublication(Channel, Stream);
        Subscription fast = client.AddSubscription(Channel, Stream), slow = client.AddSubscription(Channel, Stream);
        bench.Run();
        PublishFor(bench, publication, fast, TimeSpan.FromSeconds(30));
        Assert.False(slow.HasNoImages);
        Assert.InRange(publication.Position, 1, 32 * 1024 + 2000);
        Assert.Equal(PublicationBase.BACK_PRESSURED, publication.Offer(new byte[100]));
    }

    [Fact]
    public void A_command_whose_client_died_in_mid_claim_does_not_stop_the_others()
    {
        using var bench = new DriverBench();
        var client = bench.Connect();
        CncFile.TryOpen(bench.Directory, writable: true, out CncFile? cnc, out _);
        using (cnc) new Trading.Aeron.Concurrent.ManyToOneRingBuffer(cnc!.ToDriver).TryClaim(ControlProtocolEvents.AddPublication, 60);
        bench.Advance(TimeSpan.FromSeconds(12));
        Assert.Equal(1, bench.SystemCounter(SystemCounterDescriptor.UnblockedCommands));
        Assert.False(client.AddPublication(Channel, Stream).IsClosed);
    }

    private void PublishFor(DriverBench bench, Publication publication, Subscription fast, TimeSpan time)
    {
        for (int i = 0; i < time.TotalMilliseconds / 250; i++)
        {
            for (int k = 0; k < 20; k++) publication.Offer(new byte[500]);
            while (Poll(fast) > 0) { }
            bench.Advance(TimeSpan.FromMilliseconds(250));
        }
    }

    private int Poll(Subscription subscription)
    {
        var collector = new Collector(_received);
        return subscription.Poll(ref collector, 100);
    }
}

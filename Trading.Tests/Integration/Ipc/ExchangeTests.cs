// Messages from publications to subscriptions through a driver, on one thread.
using System;
using System.Collections.Generic;
using System.Linq;
using Trading.Aeron.Client;
using Trading.Aeron.LogBuffer;
using Trading.Tests.Support;
using Trading.Tests.Support.Aeron;
using Xunit;

namespace Trading.Tests.Integration.Ipc;

public sealed class ExchangeTests
{
    private const string Channel = "aeron:ipc";
    private const int Stream = 1001;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Messages_of_every_length_arrive_whole_and_in_order(bool exclusive)
    {
        using var bench = new DriverBench();
        var client = bench.Connect();
        using Subscription subscription = client.AddSubscription(Channel, Stream);
        Func<byte[], long> offer = exclusive ? Exclusive(client.AddExclusivePublication(Channel, Stream)) : Shared(client.AddPublication(Channel, Stream));
        bench.Run();
        List<byte[]> sent = [], received = [];
        var assembler = new FragmentAssembler<Collector>(new Collector(received));
        var random = new Random(7);
        for (int length = 0; length <= 8192; length += 1 + length / 40)
        {
            byte[] message = new byte[length];
            random.NextBytes(message);
            while (offer(message) is var result && result < 0)
            {
                Assert.True(result is PublicationBase.ADMIN_ACTION or PublicationBase.BACK_PRESSURED, $"offer answered {result}");
                subscription.Poll(ref assembler, 10);
                bench.Run();
            }
            sent.Add(message);
        }
        while (subscription.Poll(ref assembler, 10) > 0) bench.Run();
        Assert.Equal(sent.Count, received.Count);
        Assert.True(sent.Zip(received).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second)));
        Assert.Empty(bench.Errors.Concat(bench.ClientErrors));
    }

    [Fact]
    public void The_message_path_allocates_nothing()
    {
        using var bench = new DriverBench();
        var client = bench.Connect();
        using Subscription subscription = client.AddSubscription(Channel, Stream);
        Publication shared = client.AddPublication(Channel, Stream);
        ExclusivePublication exclusive = client.AddExclusivePublication(Channel, Stream);
        bench.Run();
        byte[] message = new byte[100];
        var counting = new Counting();
        void Exchange()
        {
            for (int i = 0; i < 2000; i++)
            {
                shared.Offer(message);
                exclusive.Offer(message);
                if (exclusive.TryClaim(64, out BufferClaim claim) > 0) claim.Commit();
                subscription.Poll(ref counting, 16);
                if (i % 50 == 0) bench.Driver.Invoke();
            }
        }
        Exchange();
        Assert.Equal(0, AllocationProbe.Of(Exchange));
        Assert.True(counting.Fragments > 6000, $"{counting.Fragments} fragments");
    }

    private static Func<byte[], long> Exclusive(ExclusivePublication publication) => message => publication.Offer(message);

    private static Func<byte[], long> Shared(Publication publication) => message => publication.Offer(message);

    private struct Counting : IFragmentHandler
    {
        public int Fragments;

        public void OnFragment(Trading.Aeron.Memory.UnsafeBuffer buffer, int offset, int length, in Header header) => Fragments++;
    }
}

// Terms end at every offset a frame can begin at, and nothing of a message is lost or doubled there.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Trading.Aeron.Client;
using Trading.Aeron.Driver;
using Trading.Aeron.LogBuffer;
using Trading.Aeron.Memory;
using Trading.Tests.Support.Aeron;
using Xunit;
using AeronClient = Trading.Aeron.Client.Aeron;

namespace Trading.Tests.Integration.Ipc;

public sealed class RotationTests
{
    private const int TermLength = 64 * 1024;

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(1376)]
    [InlineData(8000)]
    public void A_message_that_meets_the_end_of_a_term_at_any_offset_arrives_whole(int length)
    {
        using var bench = new DriverBench();
        var client = bench.Connect();
        Subscription subscription = client.AddSubscription("aeron:ipc", 3);
        List<byte[]> received = [];
        var assembler = new FragmentAssembler<Collector>(new Collector(received));
        // From where the message just fits to where only a header's worth of space is left.
        for (int before = 0; before <= length + 512; before += 32)
        {
            int offset = TermLength - before;
            ExclusivePublication publication = client.AddExclusivePublication($"aeron:ipc?init-term-id=7|term-id=9|term-offset={offset}", 3);
            bench.Run();
            byte[] message = Enumerable.Range(0, length).Select(i => (byte)(i + before)).ToArray();
            received.Clear();
            Send(bench, publication, message, () => subscription.Poll(ref assembler, 100));
            Send(bench, publication, [1], () => subscription.Poll(ref assembler, 100));
            for (int i = 0; i < 3; i++) subscription.Poll(ref assembler, 100);
            Assert.Equal(2, received.Count);
            Assert.True(received[0].AsSpan().SequenceEqual(message), $"changed {before} bytes before the end");
            publication.Dispose();
            bench.Advance(TimeSpan.FromSeconds(3));
        }
        Assert.Empty(bench.Errors.Concat(bench.ClientErrors));
    }

    [Fact]
    public void Threads_that_share_a_publication_lose_and_double_nothing_over_many_terms()
    {
        const int threads = 3, each = 30_000;
        using MediaDriver driver = MediaDriver.LaunchEmbedded(new MediaDriver.Context().IpcTermBufferLength(TermLength));
        using AeronClient client = AeronClient.Connect(new AeronClient.Context().AeronDirectoryName(driver.AeronDirectoryName).ResourceLingerDurationMs(100));
        using Subscription subscription = client.AddSubscription("aeron:ipc", 3);
        using Publication publication = client.AddPublication("aeron:ipc", 3);
        SpinWait.SpinUntil(() => publication.IsConnected && subscription.ImageCount == 1);
        Thread[] publishers = [.. Enumerable.Range(0, threads).Select(thread => new Thread(() => PublishAll(publication, thread, each)))];
        foreach (Thread publisher in publishers) publisher.Start();
        var order = new OrderOfEach(threads);
        while (order.Total < threads * each)
        {
            if (subscription.Poll(ref order, 50) == 0) Thread.Yield();
        }
        Assert.Equal(0, order.Wrong);
        Assert.True(publication.Position > 20L * TermLength, $"only {publication.Position} bytes");
    }

    private static void Send(DriverBench bench, ExclusivePublication publication, byte[] message, Func<int> poll)
    {
        while (publication.Offer(message) is var result && result < 0)
        {
            Assert.True(result is PublicationBase.ADMIN_ACTION or PublicationBase.BACK_PRESSURED, $"offer answered {result}");
            poll();
            bench.Run();
        }
    }

    private static void PublishAll(Publication publication, int thread, int count)
    {
        byte[] message = new byte[64];
        for (int i = 0; i < count; i++)
        {
            int length = 8 + i % 50;
            BitConverter.TryWriteBytes(message, thread);
            BitConverter.TryWriteBytes(message.AsSpan(4), i);
            while (publication.Offer(message.AsSpan(0, length)) is var result && result < 0)
            {
                if (result != PublicationBase.ADMIN_ACTION) Thread.Yield();
            }
        }
    }

    private struct OrderOfEach(int threads) : IFragmentHandler
    {
        private readonly int[] _next = new int[threads];

        public int Total { get; private set; }
        public int Wrong { get; private set; }

        public void OnFragment(UnsafeBuffer buffer, int offset, int length, in Header header)
        {
            int expected = _next[buffer.GetInt(offset)]++;
            Total++;
            if (buffer.GetInt(offset + 4) != expected || length != 8 + expected % 50) Wrong++;
        }
    }
}

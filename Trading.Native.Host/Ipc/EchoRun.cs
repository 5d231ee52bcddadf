// `trading aeron echo`: the far end of the IPC benchmark, a process that answers or counts.
using System;
using System.Threading;
using Trading.Aeron.Client;
using Trading.Aeron.LogBuffer;
using Trading.Aeron.Memory;
using Trading.Cli;
using AeronClient = Trading.Aeron.Client.Aeron;

namespace Trading.Native.Host.Ipc;

/// <summary>Busy-spins in one mode at a time, so that the ring and the streams never disturb each other.</summary>
internal static class EchoRun
{
    private const int LooksBetweenModes = 1024;
    private const int FragmentLimit = 256;

    public static int Run(string directory, string pagePath, CancellationToken stop)
    {
        using ControlPage page = ControlPage.Open(pagePath);
        using AeronClient client = AeronClient.Connect(new AeronClient.Context().AeronDirectoryName(directory).PreTouchMappedMemory(true));
        using Subscription exclusivePing = client.AddSubscription("aeron:ipc", ControlPage.ExclusivePing);
        using Subscription concurrentPing = client.AddSubscription("aeron:ipc", ControlPage.ConcurrentPing);
        using ExclusivePublication exclusivePong = client.AddExclusivePublication("aeron:ipc", ControlPage.ExclusivePong);
        using Publication concurrentPong = client.AddPublication("aeron:ipc", ControlPage.ConcurrentPong);
        while (!stop.IsCancellationRequested && !client.IsClosed)
        {
            EchoMode mode = page.Mode;
            if (mode == EchoMode.Stop) return ExitCode.Done;
            page.Answer = mode;
            switch (mode)
            {
                case EchoMode.Raw:
                    EchoRaw(page);
                    break;
                case EchoMode.Exclusive:
                    Poll(page, mode, exclusivePing, new OfferEcho(exclusivePong));
                    break;
                case EchoMode.Claim:
                    Poll(page, mode, exclusivePing, new ClaimEcho(exclusivePong));
                    break;
                case EchoMode.Concurrent:
                    Poll(page, mode, concurrentPing, new SharedEcho(concurrentPong));
                    break;
                case EchoMode.CountExclusive:
                    Count(page, mode, exclusivePing);
                    break;
                case EchoMode.CountConcurrent:
                    Count(page, mode, concurrentPing);
                    break;
                default:
                    Thread.Sleep(1);
                    break;
            }
        }
        return ExitCode.Done;
    }

    private static void EchoRaw(ControlPage page)
    {
        RawRing ping = page.Ping, pong = page.Pong;
        Span<byte> message = stackalloc byte[ControlPage.MessageLength];
        // Both ends begin at the first slot in each round.
        while (page.Mode == EchoMode.Raw)
        {
            for (int look = 0; look < LooksBetweenModes; look++)
            {
                if (ping.TryReceive(message)) pong.Send(message);
            }
        }
    }

    private static void Poll<THandler>(ControlPage page, EchoMode mode, Subscription subscription, THandler handler)
        where THandler : struct, IFragmentHandler
    {
        while (page.Mode == mode)
        {
            for (int look = 0; look < LooksBetweenModes; look++) subscription.Poll(ref handler, 1);
        }
    }

    private static void Count(ControlPage page, EchoMode mode, Subscription subscription)
    {
        var counter = new Counter();
        while (page.Mode == mode)
        {
            for (int look = 0; look < LooksBetweenModes; look++) subscription.Poll(ref counter, FragmentLimit);
            page.Counted = counter.Messages;
        }
    }

    private readonly struct OfferEcho(ExclusivePublication publication) : IFragmentHandler
    {
        public void OnFragment(UnsafeBuffer buffer, int offset, int length, in Header header)
        {
            while (publication.Offer(buffer.AsSpan(offset, length)) < 0) { }
        }
    }

    private readonly struct ClaimEcho(ExclusivePublication publication) : IFragmentHandler
    {
        public void OnFragment(UnsafeBuffer buffer, int offset, int length, in Header header)
        {
            BufferClaim claim;
            while (publication.TryClaim(length, out claim) < 0) { }
            buffer.AsSpan(offset, length).CopyTo(claim.Span);
            claim.Commit();
        }
    }

    private readonly struct SharedEcho(Publication publication) : IFragmentHandler
    {
        public void OnFragment(UnsafeBuffer buffer, int offset, int length, in Header header)
        {
            while (publication.Offer(buffer.AsSpan(offset, length)) < 0) { }
        }
    }

    private struct Counter : IFragmentHandler
    {
        public long Messages;

        public void OnFragment(UnsafeBuffer buffer, int offset, int length, in Header header) => Messages++;
    }
}

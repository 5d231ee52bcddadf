// The near end of the IPC benchmark: sends, waits, and takes the time.
using System;
using System.Diagnostics;
using System.Threading;
using Trading.Aeron.Client;
using Trading.Aeron.LogBuffer;
using Trading.Aeron.Memory;
using Trading.Core.Telemetry;
using Trading.Native.Host.Ipc;
using AeronClient = Trading.Aeron.Client.Aeron;

namespace Trading.Native.Host.Bench;

/// <summary>One message under way at a time for round trips; as many as the log takes for throughput.</summary>
internal sealed class IpcPings(AeronClient client, ControlPage page)
{
    private static readonly double NanosPerTick = 1e9 / Stopwatch.Frequency;
    private readonly byte[] _message = new byte[ControlPage.MessageLength];
    private readonly ExclusivePublication _exclusive = client.AddExclusivePublication("aeron:ipc", ControlPage.ExclusivePing);
    private readonly Publication _concurrent = client.AddPublication("aeron:ipc", ControlPage.ConcurrentPing);
    private readonly Subscription _exclusiveEchoes = client.AddSubscription("aeron:ipc", ControlPage.ExclusivePong);
    private readonly Subscription _concurrentEchoes = client.AddSubscription("aeron:ipc", ControlPage.ConcurrentPong);

    public void AwaitConnected(CancellationToken stop)
    {
        while (!_exclusive.IsConnected || !_concurrent.IsConnected || !_exclusiveEchoes.IsConnected || !_concurrentEchoes.IsConnected)
        {
            stop.ThrowIfCancellationRequested();
            Thread.Sleep(1);
        }
    }

    public void RoundTrips(EchoMode mode, int warmUps, HdrHistogram warmUp, int count, HdrHistogram times)
    {
        switch (mode)
        {
            case EchoMode.Raw:
                RawRing ping = page.Ping, pong = page.Pong;
                Raw(ref ping, ref pong, warmUps, warmUp);
                Raw(ref ping, ref pong, count, times);
                break;
            case EchoMode.Exclusive:
                Measure(new OfferPing(_exclusive), _exclusiveEchoes, warmUps, warmUp);
                Measure(new OfferPing(_exclusive), _exclusiveEchoes, count, times);
                break;
            case EchoMode.Claim:
                Measure(new ClaimPing(_exclusive), _exclusiveEchoes, warmUps, warmUp);
                Measure(new ClaimPing(_exclusive), _exclusiveEchoes, count, times);
                break;
            default:
                Measure(new SharedPing(_concurrent), _concurrentEchoes, warmUps, warmUp);
                Measure(new SharedPing(_concurrent), _concurrentEchoes, count, times);
                break;
        }
    }

    public void OfferExclusive(int count)
    {
        for (int i = 0; i < count; i++)
        {
            while (_exclusive.Offer(_message) < 0) { }
        }
    }

    public void ClaimExclusive(int count)
    {
        for (int i = 0; i < count; i++)
        {
            BufferClaim claim;
            while (_exclusive.TryClaim(ControlPage.MessageLength, out claim) < 0) { }
            claim.Buffer.PutLong(claim.Offset, i);
            claim.Commit();
        }
    }

    public void OfferConcurrent(int count)
    {
        for (int i = 0; i < count; i++)
        {
            while (_concurrent.Offer(_message) < 0) { }
        }
    }

    private void Raw(ref RawRing ping, ref RawRing pong, int count, HdrHistogram times)
    {
        Span<byte> answer = stackalloc byte[ControlPage.MessageLength];
        for (int i = 0; i < count; i++)
        {
            long start = Stopwatch.GetTimestamp();
            ping.Send(_message);
            while (!pong.TryReceive(answer)) { }
            Record(times, start);
        }
    }

    private void Measure<TPing>(TPing ping, Subscription echoes, int count, HdrHistogram times)
        where TPing : struct, IPing
    {
        var handler = new Counting();
        for (int i = 0; i < count; i++)
        {
            long start = Stopwatch.GetTimestamp();
            while (ping.Send(_message) < 0) { }
            while (echoes.Poll(ref handler, 1) == 0) { }
            Record(times, start);
        }
    }

    private static void Record(HdrHistogram times, long start) => times.Record((long)((Stopwatch.GetTimestamp() - start) * NanosPerTick));

    private interface IPing
    {
        long Send(ReadOnlySpan<byte> message);
    }

    private readonly struct OfferPing(ExclusivePublication publication) : IPing
    {
        public long Send(ReadOnlySpan<byte> message) => publication.Offer(message);
    }

    private readonly struct SharedPing(Publication publication) : IPing
    {
        public long Send(ReadOnlySpan<byte> message) => publication.Offer(message);
    }

    private readonly struct ClaimPing(ExclusivePublication publication) : IPing
    {
        public long Send(ReadOnlySpan<byte> message)
        {
            long result = publication.TryClaim(message.Length, out BufferClaim claim);
            if (result < 0) return result;
            message.CopyTo(claim.Span);
            claim.Commit();
            return result;
        }
    }

    private struct Counting : IFragmentHandler
    {
        public long Bytes;

        public void OnFragment(UnsafeBuffer buffer, int offset, int length, in Header header) => Bytes += length;
    }
}

// The ipc scenario: round trips and throughput of 32-byte messages between two processes, with the raw ring as the floor, interleaved.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;
using Trading.Aeron.Client;
using Trading.Aeron.Driver;
using Trading.Aeron.LogBuffer;
using Trading.Core.Diagnostics;
using Trading.Core.Telemetry;
using Trading.Native.Host.Ipc;
using AeronClient = Trading.Aeron.Client.Aeron;

namespace Trading.Native.Host.Bench;

/// <summary>Drives one echo process through its modes. The driver runs in this process on a thread of its own.</summary>
internal sealed class IpcBench : IDisposable
{
    private const int TermLength = 16 * 1024 * 1024;
    private const int WarmUps = 20_000;
    private const int PatienceMs = 30_000;
    private const long HighestNanos = 10_000_000_000;

    private static readonly EchoMode[] RoundTripModes = [EchoMode.Raw, EchoMode.Exclusive, EchoMode.Claim, EchoMode.Concurrent];
    private readonly string _pagePath;
    private readonly ControlPage _page;
    private readonly MediaDriver _driver;
    private readonly AeronClient _client;
    private readonly Process _echo;
    private readonly IpcPings _pings;

    private IpcBench()
    {
        _driver = MediaDriver.LaunchEmbedded(new MediaDriver.Context().IpcTermBufferLength(TermLength).TermBufferSparseFile(false));
        _pagePath = _driver.AeronDirectoryName + ".page";
        _page = ControlPage.Create(_pagePath);
        _client = AeronClient.Connect(new AeronClient.Context().AeronDirectoryName(_driver.AeronDirectoryName).PreTouchMappedMemory(true));
        _pings = new IpcPings(_client, _page);
        _echo = Process.Start(new ProcessStartInfo(Environment.ProcessPath!) { ArgumentList = { "aeron", "echo", "--dir", _driver.AeronDirectoryName, "--page", _pagePath } })!;
    }

    public static IpcBenchResult Run(int rounds, int messages, CancellationToken stop)
    {
        using var bench = new IpcBench();
        var result = new IpcBenchResult(messages);
        bench.Enter(EchoMode.Idle);
        bench._pings.AwaitConnected(stop);
        // Whatever is made at a first call is made here.
        foreach (EchoMode mode in RoundTripModes) bench.RoundTrips(mode, new IpcBenchResult(1), stop);
        for (int round = 0; round < rounds; round++)
        {
            foreach (EchoMode mode in RoundTripModes) bench.RoundTrips(mode, result, stop);
            bench.Throughput(IpcBenchResult.ExclusiveOffer, EchoMode.CountExclusive, bench._pings.OfferExclusive, result, stop);
            bench.Throughput(IpcBenchResult.ExclusiveClaim, EchoMode.CountExclusive, bench._pings.ClaimExclusive, result, stop);
            bench.Throughput(IpcBenchResult.ConcurrentOffer, EchoMode.CountConcurrent, bench._pings.OfferConcurrent, result, stop);
        }
        return result;
    }

    public void Dispose()
    {
        _page.Mode = EchoMode.Stop;
        if (!_echo.WaitForExit(PatienceMs)) _echo.Kill();
        _echo.Dispose();
        _client.Dispose();
        _driver.Dispose();
        _page.Dispose();
        File.Delete(_pagePath);
    }

    private void RoundTrips(EchoMode mode, IpcBenchResult result, CancellationToken stop)
    {
        if (mode == EchoMode.Raw) _page.ClearRings();
        Enter(mode);
        var warmUp = new HdrHistogram(1, HighestNanos, 3);
        HdrHistogram stage = result.Stage(mode);
        long before = GC.GetAllocatedBytesForCurrentThread();
        // A raw round's rings begin at their first slot at both ends, so warm-up and measurement are one run there.
        _pings.RoundTrips(mode, WarmUps, warmUp, result.Messages, stage);
        result.AllocatedBytes += GC.GetAllocatedBytesForCurrentThread() - before;
        Enter(EchoMode.Idle);
        stop.ThrowIfCancellationRequested();
    }

    private void Throughput(string name, EchoMode mode, Action<int> publish, IpcBenchResult result, CancellationToken stop)
    {
        Enter(EchoMode.Idle);
        _page.Counted = 0;
        Enter(mode);
        long start = Stopwatch.GetTimestamp();
        publish(result.ThroughputMessages);
        while (_page.Counted < result.ThroughputMessages)
        {
            stop.ThrowIfCancellationRequested();
            if (Stopwatch.GetElapsedTime(start).TotalMilliseconds > PatienceMs) throw Silent("counts no more messages");
            Thread.SpinWait(1);
        }
        result.AddRate(name, result.ThroughputMessages / Stopwatch.GetElapsedTime(start).TotalSeconds);
        Enter(EchoMode.Idle);
    }

    private void Enter(EchoMode mode)
    {
        _page.Mode = mode;
        long start = Stopwatch.GetTimestamp();
        while (_page.Answer != mode)
        {
            if (_echo.HasExited || Stopwatch.GetElapsedTime(start).TotalMilliseconds > PatienceMs) throw Silent($"does not answer (mode {mode})");
            Thread.Sleep(1);
        }
    }

    private RefusalException Silent(string found) =>
        new(RefusalKind.Refused, "The IPC benchmark's other process failed", Environment.ProcessPath!, found, "a process that answers for the whole run", "see its words on stderr; check `df -h /dev/shm`");
}

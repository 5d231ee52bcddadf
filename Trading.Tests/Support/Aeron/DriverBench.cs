// A driver and its clients on one thread and one hand-moved clock, so that time-outs are tested without waiting.
using System;
using System.Collections.Generic;
using System.IO;
using Trading.Aeron.Client;
using Trading.Aeron.Concurrent;
using Trading.Aeron.Driver;
using Trading.Aeron.Protocol;
using AeronClient = Trading.Aeron.Client.Aeron;

namespace Trading.Tests.Support.Aeron;

/// <summary>Everything runs when <see cref="Run"/> or <see cref="Advance"/> says so, in this order: driver, then each client.</summary>
public sealed class DriverBench : IDisposable
{
    private const int Rounds = 8;
    private readonly List<AeronClient> _clients = [];
    private long _nowNs = 1_000_000_000;

    public DriverBench(Func<MediaDriver.Context, MediaDriver.Context>? settings = null)
    {
        Directory = Path.Combine(System.IO.Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"aeron-bench-{Guid.NewGuid():N}");
        var context = new MediaDriver.Context()
            .AeronDirectoryName(Directory).DirDeleteOnShutdown(true).UseConductorAgentInvoker(true).IpcTermBufferLength(64 * 1024)
            .EpochClock(() => NowMs).NanoClock(() => _nowNs).ErrorHandler(Errors.Add);
        Driver = MediaDriver.Launch(settings is null ? context : settings(context));
    }

    public string Directory { get; }
    public MediaDriver Driver { get; }
    public List<Exception> Errors { get; } = [];
    public List<Exception> ClientErrors { get; } = [];
    public long NowMs => 1_700_000_000_000 + _nowNs / 1_000_000;

    public AeronClient Connect(Func<AeronClient.Context, AeronClient.Context>? settings = null)
    {
        var context = new AeronClient.Context()
            .AeronDirectoryName(Directory).UseConductorAgentInvoker(true).DriverAgentInvoker(Driver).AwaitingIdleStrategy(new NoOpIdleStrategy())
            .EpochClock(() => NowMs).NanoClock(() => _nowNs).ErrorHandler(ClientErrors.Add).ResourceLingerDurationMs(0);
        AeronClient client = AeronClient.Connect(settings is null ? context : settings(context));
        _clients.Add(client);
        return client;
    }

    /// <summary>No longer served, as if its process were dead.</summary>
    public void Kill(AeronClient client) => _clients.Remove(client);

    /// <summary>Lets all do what they can do now.</summary>
    public void Run()
    {
        for (int round = 0; round < Rounds; round++)
        {
            Driver.Invoke();
            foreach (AeronClient client in _clients) client.Invoke();
        }
    }

    /// <summary>Moves the clock in steps small enough for keepalives.</summary>
    public void Advance(TimeSpan time)
    {
        for (long left = (long)time.TotalMilliseconds; left > 0; left -= 250)
        {
            _nowNs += Math.Min(left, 250) * 1_000_000;
            Run();
        }
    }

    /// <summary>Moves the clock and serves the clients alone, as if the driver were gone.</summary>
    public void AdvanceClients(TimeSpan time)
    {
        _nowNs += (long)time.TotalMilliseconds * 1_000_000;
        foreach (AeronClient client in _clients) client.Invoke();
    }

    public CounterView[] Counters()
    {
        CncFile.TryOpen(Directory, writable: false, out CncFile? cnc, out _);
        using (cnc) return [.. new CountersReader(cnc!.CountersMetadata, cnc.CountersValues).All()];
    }

    public long SystemCounter(int id) => Counters()[id].Value;

    public void Dispose()
    {
        foreach (AeronClient client in _clients) client.Dispose();
        Driver.Dispose();
        if (System.IO.Directory.Exists(Directory)) System.IO.Directory.Delete(Directory, recursive: true);
    }
}

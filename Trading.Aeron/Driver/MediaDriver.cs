// The embedded media driver for IPC: the same files and answers as Aeron's, without a process of its own.
using System;
using System.IO;
using Trading.Aeron.Concurrent;

namespace Trading.Aeron.Driver;

/// <summary>Serves clients of this and other processes until it is disposed of. Clients need nothing but the directory.</summary>
public sealed partial class MediaDriver : IDisposable
{
    private static int _embedded;
    private readonly Context _context;
    private readonly DriverConductor? _conductor;
    private readonly AgentRunner? _runner;

    private MediaDriver(Context context, DriverConductor? conductor)
    {
        _context = context;
        _conductor = conductor;
        if (conductor is not null && !context.InvokerMode) _runner = new AgentRunner("aeron-driver-conductor", conductor, context.Idle, conductor.RecordError);
    }

    public string AeronDirectoryName => _context.Directory;

    /// <summary>Whether another driver was found running, and this object does nothing.</summary>
    public bool IsAttached => _conductor is null;

    /// <summary>Starts a driver, or attaches to the one that runs when the context says so.</summary>
    /// <exception cref="ActiveDriverException">A driver lives in the directory.</exception>
    public static MediaDriver Launch(Context context)
    {
        context.Check();
        DriverFiles? files = DriverFiles.Claim(context);
        return new MediaDriver(context, files is null ? null : new DriverConductor(context, files));
    }

    /// <inheritdoc cref="Launch(Context)"/>
    public static MediaDriver Launch() => Launch(new Context());

    /// <summary>Starts a driver in a directory of its own, which is deleted at the end.</summary>
    public static MediaDriver LaunchEmbedded(Context? context = null)
    {
        string parent = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
        string name = $"aeron-{Environment.UserName}-embedded-{Environment.ProcessId}-{System.Threading.Interlocked.Increment(ref _embedded)}";
        return Launch((context ?? new Context()).AeronDirectoryName(Path.Combine(parent, name)).DirDeleteOnStart(true).DirDeleteOnShutdown(true));
    }

    /// <summary>One duty cycle, in invoker mode.</summary>
    public int Invoke() => _conductor is { } conductor && _runner is null ? conductor.DoWork() : 0;

    /// <summary>Ends orderly: clients see it at their next look.</summary>
    public void Dispose()
    {
        if (_runner is not null) _runner.Dispose();
        else _conductor?.OnClose();
    }
}

// A driver's directory as a tool reads it: without becoming a client.
using System;
using System.IO;
using Trading.Aeron.Concurrent;
using Trading.Aeron.Protocol;
using Trading.Core.Diagnostics;

namespace Trading.Native.Host.Ipc;

/// <summary>Read-only look at the cnc.dat of a driver of any make, living or dead.</summary>
internal sealed class DriverDirectory : IDisposable
{
    private DriverDirectory(string path, CncFile cnc)
    {
        Path = path;
        Cnc = cnc;
        Counters = new CountersReader(cnc.CountersMetadata, cnc.CountersValues);
    }

    public string Path { get; }
    public CncFile Cnc { get; }
    public CountersReader Counters { get; }

    /// <summary>Milliseconds since the driver's last sign of life; -1 when it ended orderly.</summary>
    public long HeartbeatAgeMs => Cnc.DriverHeartbeatMs is var heartbeat && heartbeat == AeronCounters.NullValue ? heartbeat : Math.Max(SystemClocks.EpochMillis() - heartbeat, 0);

    public static DriverDirectory Open(string path)
    {
        CncFileState state;
        CncFile? cnc;
        int version;
        try
        {
            state = CncFile.TryOpen(path, writable: false, out cnc, out version);
        }
        catch (IOException error)
        {
            throw Refused(path, error.Message, "a directory whose files this user may read", "run as the driver's user, or start the driver with a umask that lets others in");
        }
        return state switch
        {
            CncFileState.Ready => new DriverDirectory(path, cnc!),
            CncFileState.NotReady => throw Refused(path, "no cnc.dat that is ready", "the directory of a media driver that has started", "give --dir, or start a driver with `trading aeron driver`"),
            CncFileState.WrongVersion => throw Refused(path, $"cnc.dat of version {SemanticVersion.ToString(version)}", $"version {SemanticVersion.ToString(CncFileDescriptor.Version)}", "use the tools of that driver's release"),
            _ => throw Refused(path, "a cnc.dat whose lengths contradict each other", "an undamaged cnc.dat", "stop its driver, remove the directory and start the driver anew"),
        };
    }

    public void Dispose() => Cnc.Dispose();

    private static RefusalException Refused(string path, string found, string allowed, string remedy) =>
        new(RefusalKind.BadInput, "The driver directory cannot be read", path, found, allowed, remedy);
}

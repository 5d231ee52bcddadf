// Finds a living driver: waits for its cnc.dat and its heartbeat.
using System;
using System.IO;
using System.Threading;
using Trading.Aeron.Protocol;

namespace Trading.Aeron.Client;

/// <summary>The attach sequence of specification section 2.1.</summary>
internal static class DriverConnection
{
    private const int PollMs = 2;
    private const int StalePollMs = 100;

    public static CncFile Await(Aeron.Context context)
    {
        long deadlineNs = context.NanoTime() + context.DriverTimeout * 1_000_000;
        while (true)
        {
            context.InvokedDriver?.Invoke();
            switch (TryOpen(context, out CncFile? cnc, out int version))
            {
                case CncFileState.Ready:
                    int wait = JudgeHeartbeat(context, cnc!);
                    if (wait == 0) return cnc!;
                    cnc!.Dispose();
                    Pause(context, deadlineNs, wait, "shows no sign of life");
                    break;
                case CncFileState.WrongVersion:
                    throw new AeronException($"{context.Directory}: its cnc.dat has version {SemanticVersion.ToString(version)}, this client works with {SemanticVersion.ToString(CncFileDescriptor.Version)}");
                case CncFileState.Damaged:
                    throw new AeronException($"{context.Directory}: its cnc.dat is damaged");
                default:
                    Pause(context, deadlineNs, PollMs, "has no cnc.dat that is ready");
                    break;
            }
        }
    }

    private static CncFileState TryOpen(Aeron.Context context, out CncFile? cnc, out int version)
    {
        try
        {
            return CncFile.TryOpen(context.Directory, writable: true, out cnc, out version);
        }
        catch (IOException error)
        {
            throw new AeronException($"{error.Message}; a client needs to read and write the driver's files", error);
        }
    }

    /// <summary>0 when the driver lives, otherwise how long to wait before the next look.</summary>
    private static int JudgeHeartbeat(Aeron.Context context, CncFile cnc)
    {
        long heartbeat = cnc.DriverHeartbeatMs;
        if (heartbeat == 0) return PollMs;
        return heartbeat < context.EpochMs() - context.DriverTimeout ? StalePollMs : 0;
    }

    private static void Pause(Aeron.Context context, long deadlineNs, int milliseconds, string what)
    {
        if (context.NanoTime() > deadlineNs) throw new DriverTimeoutException($"{context.Directory} {what} for {context.DriverTimeout} ms; is a media driver running there?");
        Thread.Sleep(milliseconds);
    }
}

// `trading aeron driver`: the IPC media driver as a process.
using System;
using System.IO;
using System.Threading;
using Trading.Aeron.Driver;
using Trading.Cli;
using Trading.Core.Diagnostics;

namespace Trading.Native.Host.Ipc;

/// <summary>What the options of the driver process say.</summary>
internal sealed record DriverSettings(
    string Directory, string Idle, int TermLength, bool Allocate, int LivenessMs, int UnblockMs, int DriverTimeoutMs, int TimerMs, bool DeleteOnShutdown);

/// <summary>Serves until a signal. Exit code 4 when another driver lives in the directory.</summary>
internal static class DriverRun
{
    private const long NanosPerMs = 1_000_000;

    public static int Run(DriverSettings settings, CancellationToken stop)
    {
        using MediaDriver driver = Launch(settings);
        Console.WriteLine($"serving {settings.Directory} pid {Environment.ProcessId}");
        stop.WaitHandle.WaitOne();
        return ExitCode.Done;
    }

    private static MediaDriver Launch(DriverSettings settings)
    {
        try
        {
            return MediaDriver.Launch(new MediaDriver.Context()
                .AeronDirectoryName(settings.Directory).DirDeleteOnShutdown(settings.DeleteOnShutdown)
                .ConductorIdleStrategy(IdleStrategies.ByName("--idle", settings.Idle))
                .IpcTermBufferLength(settings.TermLength).TermBufferSparseFile(!settings.Allocate)
                .ClientLivenessTimeoutNs(settings.LivenessMs * NanosPerMs).PublicationUnblockTimeoutNs(settings.UnblockMs * NanosPerMs)
                .DriverTimeoutMs(settings.DriverTimeoutMs).TimerIntervalNs(settings.TimerMs * NanosPerMs));
        }
        catch (ActiveDriverException active)
        {
            throw new RefusalException(RefusalKind.Refused, "The driver directory belongs to another driver", settings.Directory, active.Message, "a directory without a living driver", "stop that driver, or give another --dir");
        }
        catch (ArgumentException wrong)
        {
            throw new RefusalException(RefusalKind.Configuration, "The driver cannot work with these settings", "trading aeron driver", wrong.Message, "see `trading aeron driver --help`", "change the option that is named");
        }
        catch (IOException failed)
        {
            throw new RefusalException(RefusalKind.BadInput, "The driver's files cannot be made", settings.Directory, failed.Message, "a writable directory with enough space, best below /dev/shm", "check permissions and `df -h`");
        }
    }
}

// Drivers, publishers and subscribers as processes of their own over real shared memory.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Text.Json;
using System.Threading;
using Xunit;

namespace Trading.Tests.Support.BlackBox;

/// <summary>Starts `trading aeron ...` in one directory of its own, and ends all of it again.</summary>
public sealed class AeronProcesses : IDisposable
{
    private readonly List<Process> _started = [];

    public AeronProcesses(string? directory = null) =>
        Directory = directory ?? Path.Combine(System.IO.Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"aeron-test-{Guid.NewGuid():N}");

    public string Directory { get; }

    /// <summary>A driver with short time-outs that serves when this returns.</summary>
    public RunningAeron Driver(params string[] options)
    {
        RunningAeron driver = Start(["driver", "--dir", Directory, "--liveness-ms", "2000", "--unblock-ms", "2500", "--timer-ms", "50", "--driver-timeout-ms", "600", .. options]);
        driver.Await("serving");
        return driver;
    }

    public RunningAeron Publisher(params string[] options) => Start(["publish", "--dir", Directory, .. options]);

    /// <summary>A subscriber that the driver knows when this returns.</summary>
    public RunningAeron Subscriber(params string[] options)
    {
        RunningAeron subscriber = Start(["subscribe", "--dir", Directory, .. options]);
        subscriber.Await("subscribed");
        return subscriber;
    }

    public JsonElement Look(string what) => Binary.Trading.Run("aeron", what, "--dir", Directory, "--json").Exits(0).Json;

    public long Counter(int id) => Look("stat").GetProperty("counters")[id].GetProperty("value").GetInt64();

    /// <summary>Asks again until it holds; patient, because other work may have the processor.</summary>
    public static void Eventually(Func<bool> holds, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!holds())
        {
            Assert.True(watch.Elapsed < RunningAeron.Patience, $"still not so: {what}");
            Thread.Sleep(50);
        }
    }

    public void Dispose()
    {
        foreach (Process process in _started)
        {
            if (!process.HasExited) process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
        if (System.IO.Directory.Exists(Directory)) System.IO.Directory.Delete(Directory, recursive: true);
    }

    private RunningAeron Start(string[] arguments)
    {
        Process process = Binary.Trading.Start(["aeron", .. arguments]);
        _started.Add(process);
        return new RunningAeron(process);
    }
}

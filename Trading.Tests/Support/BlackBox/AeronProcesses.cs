// Drivers, publishers and subscribers as processes of their own over real shared memory.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Text;
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

/// <summary>One process and what it has said.</summary>
public sealed class RunningAeron
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly StringBuilder _said = new();

    public RunningAeron(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Said
    {
        get
        {
            lock (_said) return _said.ToString();
        }
    }

    /// <summary>Waits until it has said this.</summary>
    public RunningAeron Await(string words)
    {
        AeronProcesses.Eventually(() => Said.Contains(words, StringComparison.Ordinal) || _process.HasExited, $"'{words}'; it said: {Said}");
        if (!Said.Contains(words, StringComparison.Ordinal)) _process.WaitForExit();
        Assert.Contains(words, Said);
        return this;
    }

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Asks it to end, as an operator would.</summary>
    public RunningAeron Terminate()
    {
        using Process kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        kill.WaitForExit();
        return this;
    }

    /// <summary>Waits for its end; the last line is its result.</summary>
    public JsonElement Result(int exitCode = 0)
    {
        Assert.True(_process.WaitForExit(Patience), $"it did not end; it said: {Said}");
        _process.WaitForExit();
        Assert.True(_process.ExitCode == exitCode, $"exit code {_process.ExitCode}: {Said}");
        string last = Array.FindLast(Said.Split('\n'), line => line.StartsWith('{')) ?? "{}";
        return JsonDocument.Parse(last).RootElement;
    }

    private void Hear(string? line)
    {
        lock (_said) _said.Append(line).Append('\n');
    }
}

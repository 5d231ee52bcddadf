// One process of the IPC tests: what it says, how it ends.
using System;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Trading.Tests.Support.BlackBox;

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

// Runs the published programs as an operator would: a process, its exit code and what it printed.
using System;
using System.Diagnostics;
using System.IO;
using Xunit;

namespace Trading.Tests.Support;

/// <summary>A published NativeAOT binary in out/bin, or the same program under the JIT.</summary>
/// <remarks>An absent binary fails the test: black-box tests that skip themselves prove nothing.</remarks>
public sealed class Binary
{
    private readonly string file;
    private readonly string[] prefix;
    private readonly TimeSpan patience = TimeSpan.FromMinutes(2);

    private Binary(string file, params string[] prefix)
    {
        this.file = file;
        this.prefix = prefix;
    }

    private Binary(Binary other, TimeSpan patience)
        : this(other.file, other.prefix) => this.patience = patience;

    public static Binary Trading => Published("trading");

    public static Binary Research => Published("trading-research");

    /// <summary>The host under the JIT, from the Release build that `./build.sh test` makes before.</summary>
    public static Binary TradingUnderJit
    {
        get
        {
            string dll = Path.Combine(SharedData.RepositoryRoot, "out", "bin", "Trading.Native.Host", "release_linux-x64", "trading.dll");
            Assert.True(File.Exists(dll), $"{dll} is absent; build it with ./build.sh build");
            return new Binary("dotnet", dll);
        }
    }

    /// <summary>Some command of the system, for example one that changes the user before it starts a binary.</summary>
    public static Binary Command(string file, params string[] prefix) => new(file, prefix);

    /// <summary>The same, with less patience: bad input must be answered at once.</summary>
    public Binary Within(int seconds) => new(this, TimeSpan.FromSeconds(seconds));

    private static Binary Published(string name)
    {
        string path = Path.Combine(SharedData.RepositoryRoot, "out", "bin", name);
        Assert.True(File.Exists(path), $"{path} is absent; publish it with ./build.sh aot");
        return new Binary(path);
    }

    /// <summary>Runs to the end; a program that does not end is killed and fails the test.</summary>
    public BinaryResult Run(params string[] arguments)
    {
        using Process process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{file} {string.Join(' ', arguments)} did not end within {patience.TotalSeconds} s; stderr so far: {error.GetAwaiter().GetResult()}");
        }
        return new BinaryResult(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    /// <summary>Starts it and leaves waiting, signals and disposal to the caller; its standard streams are redirected.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(file) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (string argument in prefix) start.ArgumentList.Add(argument);
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }
}

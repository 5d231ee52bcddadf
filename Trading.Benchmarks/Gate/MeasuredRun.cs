// One run of the line scenario in a process of its own: the published binary, or the same code under the JIT.
using System;
using System.Diagnostics;
using System.IO;
using System.Text.Json;

namespace Trading.Benchmarks.Gate;

/// <summary>Starts the program, waits, and keeps its JSON.</summary>
public sealed class MeasuredRun
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly string[] Bench = ["bench", "--scenario", "line", "--rounds", "1", "--json"];

    private readonly JsonElement result;

    private MeasuredRun(string name, string? fault, JsonElement result)
    {
        Name = name;
        Fault = fault;
        this.result = result;
    }

    public string Name { get; }

    /// <summary>Why there is no result; null when there is one.</summary>
    public string? Fault { get; }

    public string Value(string member) => result.TryGetProperty(member, out JsonElement value) ? value.ToString() : "absent";

    public static MeasuredRun OfBinary(string root) => Start("aot", Path.Combine(root, "out/bin/trading"), Bench);

    public static MeasuredRun OfJit(string root) =>
        Start("jit", "dotnet", [Path.Combine(root, "out/bin/Trading.Native.Host/release_linux-x64/trading.dll"), .. Bench]);

    private static MeasuredRun Start(string name, string program, string[] args)
    {
        string missing = args.Length > Bench.Length ? args[0] : program;
        if (!File.Exists(missing)) return new MeasuredRun(name, $"{missing} is missing; run ./build.sh build and ./build.sh aot", default);
        var start = new ProcessStartInfo(program, args) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(Longest)) process.Kill();
        if (process.ExitCode != 0) return new MeasuredRun(name, $"exit code {process.ExitCode}: {output}", default);
        using JsonDocument document = JsonDocument.Parse(output);
        return new MeasuredRun(name, null, document.RootElement.Clone());
    }
}

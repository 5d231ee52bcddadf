// Holds what the shipped binary computes and allocates against perf-baselines/exact.json; a difference blocks the merge.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Trading.Benchmarks.Gate;

/// <summary><c>gate [--baseline FILE] [--accept "reason"]</c>. Exit codes as everywhere: 0 held, 2 usage, 4 not held, 5 a run failed.</summary>
public static class GateProgram
{
    public static int Run(ReadOnlySpan<string> args)
    {
        string root = RepositoryRoot();
        string baseline = Path.Combine(root, "perf-baselines", "exact.json");
        string? reason = null;
        for (int i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length || args[i] is not ("--baseline" or "--accept"))
            {
                Console.Error.WriteLine("usage: gate [--baseline FILE] [--accept \"why the results change\"]");
                return 2;
            }
            if (args[i] == "--baseline") baseline = Path.GetFullPath(args[i + 1]);
            else reason = args[i + 1];
        }
        if (reason is null && !File.Exists(baseline))
        {
            Console.Error.WriteLine($"{baseline} is missing; restore it from git, or make it with ./build.sh gate --accept \"why\"");
            return 2;
        }
        List<MeasuredRun> runs = [MeasuredRun.OfBinary(root), MeasuredRun.OfJit(root)];
        foreach (MeasuredRun run in runs.Where(r => r.Fault is not null)) Console.Error.WriteLine($"{run.Name}: {run.Fault}");
        if (runs.Any(r => r.Fault is not null)) return 5;
        return reason is null ? Hold(ExactBaseline.Read(baseline), runs) : Accept(baseline, runs, reason);
    }

    private static int Hold(ExactBaseline baseline, List<MeasuredRun> runs)
    {
        int passed = 0, failed = 0;
        foreach (MeasuredRun run in runs)
        {
            foreach ((string name, string expected) in baseline.Values)
            {
                string found = run.Value(name);
                bool held = found == expected;
                if (held) passed++;
                else failed++;
                Console.WriteLine($"{(held ? "held  " : "BROKEN")}  {run.Name}  {name}: {found}{(held ? "" : $", expected {expected}")}");
            }
        }
        if (failed > 0)
            Console.WriteLine("A result changed. If that is meant, run `./build.sh gate --accept \"why\"` and commit perf-baselines/exact.json with the change.");
        Console.WriteLine($"{passed} passed, {failed} failed");
        return failed == 0 ? 0 : 4;
    }

    // Only what AOT and JIT agree on may become the baseline.
    private static int Accept(string path, List<MeasuredRun> runs, string reason)
    {
        foreach (string name in ExactBaseline.Names)
        {
            if (runs.Select(r => r.Value(name)).Distinct().Count() == 1) continue;
            Console.Error.WriteLine($"{name} differs: {string.Join(", ", runs.Select(r => $"{r.Name} {r.Value(name)}"))}. Nothing was accepted.");
            return 4;
        }
        if (runs[0].Value("allocated_bytes") != "0")
        {
            Console.Error.WriteLine($"{runs[0].Value("allocated_bytes")} bytes were allocated after arming; only 0 can be accepted.");
            return 4;
        }
        ExactBaseline.Write(path, name => runs[0].Value(name), reason);
        Console.WriteLine($"{path} rewritten: {reason}");
        return 0;
    }

    private static string RepositoryRoot()
    {
        string? at = AppContext.BaseDirectory;
        while (at is not null && !File.Exists(Path.Combine(at, "Trading.sln"))) at = Path.GetDirectoryName(at);
        return at ?? Directory.GetCurrentDirectory();
    }
}

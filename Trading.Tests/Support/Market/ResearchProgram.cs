// Runs the binary `trading-research` as a user does.
using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Trading.Tests.Support.Market;

/// <summary>The published program at out/bin/trading-research (build.sh publishes it before the tests); without it, the program that the test build made beside.</summary>
public static class ResearchProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>What a finished run left behind.</summary>
    public sealed record Outcome(int ExitCode, string Output, string Error);

    public static Outcome Run(params string[] arguments) => Finish(Start(arguments));

    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Find(), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        return Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
    }

    public static Outcome Finish(Process process)
    {
        using (process)
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill();
                throw new TimeoutException($"trading-research did not end within {Patience}.");
            }
            return new Outcome(process.ExitCode, output.Result, error.Result);
        }
    }

    private static string Find()
    {
        string bin = Path.Combine(SharedData.RepositoryRoot, "out", "bin");
        string published = Path.Combine(bin, "trading-research");
        if (File.Exists(published)) return published;
        string built = Path.Combine(bin, "Trading.Research");
        string[] programs = Directory.Exists(built) ? Directory.GetFiles(built, "trading-research", SearchOption.AllDirectories) : [];
        return programs.OrderByDescending(File.GetLastWriteTimeUtc).FirstOrDefault() ?? throw new FileNotFoundException("Neither a published nor a built trading-research: run ./build.sh test", published);
    }
}

// The operator's side: stopping a run, full disks, closed pipes. Programs end at once, say why, and leave no half-written file.
using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Trading.Tests.Support;
using Trading.Tests.Support.BlackBox;
using Xunit;

namespace Trading.Tests.EndToEnd;

public sealed class OperatorTests : IDisposable
{
    private const int Stopped = 130;
    private const long HugeBytes = 1L << 29;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("replay", "INT")]
    [InlineData("replay", "TERM")]
    [InlineData("book", "TERM")]
    [InlineData("bench", "INT")]
    public void A_signal_ends_long_work_soon_with_its_code_and_leaves_no_output(string verb, string signal)
    {
        using Process process = Binary.Trading.Start(verb switch
        {
            "replay" => ["replay", "--tape", HugeTape(), "--symbol", Workbench.Symbol, "--model", Workbench.ModelFile, "--report", folder["out.html"], "--quiet"],
            "book" => ["book", "--feed", "itch50", "--input", HugeTape(), "--symbol", Workbench.Symbol, "--output", folder["out.csv"], "--quiet"],
            _ => ["bench", "--tape", Workbench.LongDay, "--model", Workbench.ModelFile, "--rounds", "100", "--quiet"],
        });
        Thread.Sleep(400);
        (int exitCode, string error) = Stop(process, signal);
        Assert.Equal(Stopped, exitCode);
        Assert.Contains("stopped; no half-written output was left", error);
        Assert.Empty(Directory.GetFiles(folder.Root, "out.*"));
    }

    [Fact]
    public void A_signal_seals_the_journal_of_what_was_done()
    {
        using Process process = Binary.Trading.Start(
            "replay", "--tape", Workbench.LongDay, "--symbol", Workbench.Symbol, "--model", Workbench.ModelFile, "--journal", folder["day.jrn"], "--quiet");
        Assert.True(SpinWait.SpinUntil(() => File.Exists(folder["day.jrn"]) && new FileInfo(folder["day.jrn"]).Length > 0, Grace), "no journal appeared");
        Assert.Equal(Stopped, Stop(process, "TERM").ExitCode);
        var journal = new JournalBytes(folder["day.jrn"]);
        Assert.Equal((ulong)journal.Records.Count - 1, journal.SealedCount);
        Assert.InRange(journal.Of(JournalBytes.MarketBytes).Count(), 1, int.MaxValue);
    }

    [TinyDiskTheory]
    [InlineData("replay", "--report")]
    [InlineData("replay", "--journal")]
    [InlineData("book", "--output")]
    public void A_full_disk_is_told_and_leaves_no_half_written_output(string verb, string option)
    {
        using var disk = new TinyDisk(folder["disk"]);
        string output = Path.Combine(disk.Root, "output");
        File.WriteAllBytes(Path.Combine(disk.Root, "ballast"), new byte[disk.FreeBytes - 8192]);
        string[] arguments = verb == "book"
            ? ["book", "--feed", "itch50", "--input", Workbench.Day, "--symbol", Workbench.Symbol, option, output, "--json"]
            : ["replay", "--tape", Workbench.Day, "--symbol", Workbench.Symbol, "--model", Workbench.ModelFile, option, output, "--json"];
        string found = Binary.Trading.Within(20).Run(arguments).Refuses(2).GetProperty("found").GetString()!;
        Assert.Contains("space", found);
        // A journal keeps what was written: it tells what happened until the disk was full.
        if (option != "--journal") Assert.Equal(["ballast"], Directory.GetFiles(disk.Root).Select(Path.GetFileName));
    }

    [Fact]
    public void A_reader_that_goes_away_or_a_full_stdout_is_no_crash()
    {
        string replay = $"replay --tape {Workbench.Day} --symbol {Workbench.Symbol} --model {Workbench.ModelFile} --quiet";
        string program = Path.Combine(SharedData.RepositoryRoot, "out", "bin", "trading");
        foreach (string arguments in new[] { "version", "config", replay, replay + " --json" })
        {
            BinaryResult piped = Binary.Command("bash", "-c", $"set -o pipefail; '{program}' {arguments} | true").Run().HasNoStackTrace();
            Assert.True(piped.ExitCode < 128, $"ended by a signal: {piped.ExitCode} {piped.Error}");
            BinaryResult full = Binary.Command("bash", "-c", $"'{program}' {arguments} > /dev/full").Run().HasNoStackTrace();
            Assert.InRange(full.ExitCode, 1, 4);
            Assert.Contains("space", full.Error);
        }
    }

    private static (int ExitCode, string Error) Stop(Process process, string signal)
    {
        Task<string> error = process.StandardError.ReadToEndAsync();
        Assert.False(process.HasExited, "the run was over before the signal");
        using (Process kill = Process.Start("kill", ["-" + signal, process.Id.ToString()])) kill.WaitForExit();
        if (!process.WaitForExit(Grace))
        {
            process.Kill();
            Assert.Fail($"SIG{signal} did not end it within {Grace.TotalSeconds} s");
        }
        return (process.ExitCode, error.Result);
    }

    // A recorder that preallocates leaves zeros behind the day: gigabytes of frames of length zero, and no byte of disk.
    // Many days behind each other: time runs backwards at each seam, which is counted, and the reading goes on.
    private string HugeTape()
    {
        byte[] day = File.ReadAllBytes(Workbench.LongDay);
        using FileStream file = File.Create(folder["huge.itch"]);
        while (file.Length < HugeBytes) file.Write(day);
        return file.Name;
    }
}

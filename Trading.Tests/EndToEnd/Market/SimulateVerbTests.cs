// `trading-research simulate` from outside: the same bytes from every build, whole files or none, and clear refusals.
using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using System.Threading;
using Trading.Tests.Support.Market;
using Xunit;

namespace Trading.Tests.EndToEnd.Market;

public sealed class SimulateVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("simulate-").FullName;

    private string Tape => Path.Combine(folder, "day.itch");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // Pinned here and, by another hash, in the JIT's SyntheticTapeTests: so the NativeAOT binary and the JIT make the same day.
    [Theory]
    [InlineData("7", "2", "5", "0f4df38c93a3ac85178b5833b81fc8e7aa4151d007a3e704d152bf7affce73d0")]
    [InlineData("1", "1", "60", "b0ae47ecde980bb9e288559c7eda9ae320a58c202f287a65f16b88f6b7706bf5")]
    [InlineData("18446744073709551615", "30", "2", "876ddf95e42ef717354109ab170ef239374bf72f4e1eae1d9cb0a03083f78fff")]
    public void Day_is_the_pinned_one(string seed, string symbols, string minutes, string sha256)
    {
        ResearchProgram.Outcome run = ResearchProgram.Run("simulate", "--output", Tape, "--seed", seed, "--symbols", symbols, "--minutes", minutes, "--json");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using JsonDocument told = JsonDocument.Parse(run.Output);
        Assert.Equal(sha256, told.RootElement.GetProperty("sha256").GetString());
        Assert.Equal(sha256, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Tape))));
        Assert.Equal(new FileInfo(Tape).Length, told.RootElement.GetProperty("bytes").GetInt64());
        Assert.Equal(int.Parse(symbols), told.RootElement.GetProperty("symbols").GetArrayLength());
        Assert.Equal([Tape], Directory.GetFiles(folder));
    }

    [Fact]
    public void Without_json_it_tells_a_person()
    {
        ResearchProgram.Outcome run = ResearchProgram.Run("simulate", "-o", Tape, "--minutes", "3", "--symbols", "2", "--quiet");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string[] lines = run.Output.TrimEnd().Split('\n');
        Assert.Contains("seed 1", lines[0]);
        Assert.StartsWith("SYNA ", lines[^3]);
        Assert.StartsWith("SYNB ", lines[^2]);
        Assert.Equal("sha256 " + Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Tape))), lines[^1]);
    }

    [Theory]
    [InlineData("--minutes", "0")]
    [InlineData("--minutes", "391")]
    [InlineData("--symbols", "0")]
    [InlineData("--symbols", "65536")]
    [InlineData("--intensity", "NaN")]
    [InlineData("--intensity", "1001")]
    [InlineData("--seed", "-1")]
    [InlineData("--seed", "abc")]
    [InlineData("--speed", "1")]
    public void Absurd_option_is_a_usage_error_and_leaves_the_old_file(string option, string value)
    {
        File.WriteAllText(Tape, "yesterday");
        ResearchProgram.Outcome run = ResearchProgram.Run("simulate", "--output", Tape, option, value);
        Assert.Equal(2, run.ExitCode);
        Assert.NotEmpty(run.Error);
        Assert.Equal("yesterday", File.ReadAllText(Tape));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("")]
    [InlineData("/dev/full")]
    [InlineData("/proc/day.itch")]
    public void Output_that_cannot_be_written_is_refused(string output)
    {
        ResearchProgram.Outcome run = ResearchProgram.Run("simulate", "--output", output, "--minutes", "2", "--json");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("\"error\"", run.Output);
    }

    [Fact]
    public void Interrupted_it_leaves_no_file()
    {
        using Process process = ResearchProgram.Start("simulate", "--output", Tape, "--symbols", "200", "--intensity", "20", "--quiet");
        SpinWait.SpinUntil(() => Directory.GetFiles(folder).Length > 0, TimeSpan.FromSeconds(20));
        Process.Start("kill", ["-INT", process.Id.ToString()]).WaitForExit();
        Assert.Equal(130, ResearchProgram.Finish(process).ExitCode);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public void Output_may_be_a_link_and_the_link_stays()
    {
        string real = Path.Combine(folder, "real.itch");
        File.WriteAllText(real, "yesterday");
        File.CreateSymbolicLink(Tape, real);
        Assert.Equal(0, ResearchProgram.Run("simulate", "--output", Tape, "--minutes", "1", "--quiet").ExitCode);
        Assert.Equal(real, new FileInfo(Tape).LinkTarget);
        Assert.True(new FileInfo(real).Length > 1_000);
    }
}

// From what and by which command the run was made, so that anyone can make it again.
using System;
using System.IO;
using System.Linq;
using Trading.Cli;
using Trading.Core.Models;
using Trading.Native.Host.Replay;

namespace Trading.Native.Host.Report;

/// <summary>The command as it was given, its folder, and the hashes of what it read.</summary>
internal static class Provenance
{
    public static void Write(Markup page, ReplayInputs inputs, ReplayOutcome outcome)
    {
        page.Open("section", ("id", "reproduce")).Element("h2", "Make it again");
        page.Element("p", "The same build, tape, model and configuration give the same signature, to the bit.");
        page.Element("pre", $"cd {CommandLineProgram.Quoted(Directory.GetCurrentDirectory())}\n{Command()}");
        page.Open("dl");
        Entry(page, "signature", ReplayJson.Hex(outcome.Signature));
        Entry(page, "hash of the final book", ReplayJson.Hex(outcome.BookHash));
        Entry(page, "tape", $"{Path.GetFullPath(inputs.Tape.Path)}, {Words.Count(inputs.Tape.Length)} bytes");
        Entry(page, "model", $"{inputs.Model.Name}, SHA-256 {Hash(inputs.Model.ToBytes())}");
        Entry(page, "configuration", $"SHA-256 {Hash(inputs.Configuration.Source.Span)}");
        Entry(page, "build", $"trading {BuildInfo.Version}, commit {BuildInfo.Commit}, {BuildInfo.Runtime}, model kernel {outcome.Kernel}");
        page.Close().Close();
    }

    private static void Entry(Markup page, string name, string value) => page.Element("dt", name).Element("dd", value);

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(Sha256.Hash(bytes));

    private static string Command() => "trading " + string.Join(' ', Environment.GetCommandLineArgs().Skip(1).Select(CommandLineProgram.Quoted));
}

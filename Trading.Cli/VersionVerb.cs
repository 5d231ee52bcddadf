// `version`: which build this is, on which runtime, with which vector instructions.
using System;
using System.CommandLine;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Trading.Cli;

/// <summary>The verb <c>version</c>, the same in every program.</summary>
public static class VersionVerb
{
    public static Command Create()
    {
        Option<bool> json = CommonOptions.Json();
        return new Command("version", "Show the version, the commit, the runtime and the vector instructions in use.") { json }
            .Runs((parse, _) => Run(parse.GetValue(json)));
    }

    private static int Run(bool json)
    {
        if (json) WriteJson();
        else WriteText();
        return ExitCode.Done;
    }

    private static void WriteText()
    {
        Console.WriteLine($"version  {BuildInfo.Version}");
        Console.WriteLine($"commit   {BuildInfo.Commit}");
        Console.WriteLine($"runtime  {BuildInfo.Runtime} {Environment.Version}");
        Console.WriteLine($"os       {RuntimeInformation.OSDescription} {RuntimeInformation.ProcessArchitecture}");
        Console.WriteLine($"avx2     {Word(Avx2.IsSupported)}");
        Console.WriteLine($"avx512   {Word(Avx512BW.IsSupported)}");
        Console.WriteLine($"vector   {(Vector<byte>.Count * 8).ToString(CultureInfo.InvariantCulture)} bits");
    }

    private static void WriteJson() => JsonOutput.Write(w =>
    {
        w.WriteString("version", BuildInfo.Version);
        w.WriteString("commit", BuildInfo.Commit);
        w.WriteString("runtime", BuildInfo.Runtime);
        w.WriteString("runtime_version", Environment.Version.ToString());
        w.WriteString("os", RuntimeInformation.OSDescription);
        w.WriteString("architecture", RuntimeInformation.ProcessArchitecture.ToString());
        w.WriteBoolean("avx2", Avx2.IsSupported);
        w.WriteBoolean("avx512", Avx512BW.IsSupported);
        w.WriteNumber("vector_bits", Vector<byte>.Count * 8);
    });

    private static string Word(bool used) => used ? "yes" : "no";
}

// `trading config`: prints the embedded default configuration, or checks a file.
using System;
using System.CommandLine;
using System.IO;
using Trading.Cli;
using Trading.Core.Configuration;

namespace Trading.Native.Host.Verbs;

/// <summary>The verb <c>config</c>.</summary>
public static class ConfigVerb
{
    public static Command Create()
    {
        var check = new Option<string?>("--check") { Description = "Check this file instead; every error is listed at once.", HelpName = "file" };
        return new Command("config", "Print the embedded default configuration, commented, to start from; or check a configuration file.") { check }
            .Runs((parse, _) => Run(parse.GetValue(check)));
    }

    private static int Run(string? path)
    {
        if (path is not null)
        {
            LineOptions.ReadConfiguration(path);
            Console.WriteLine($"{path}: no errors");
            return ExitCode.Done;
        }
        using Stream stdout = Console.OpenStandardOutput();
        stdout.Write(DefaultConfiguration.Json());
        return ExitCode.Done;
    }
}

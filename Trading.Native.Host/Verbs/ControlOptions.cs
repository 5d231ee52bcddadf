// The option that kill, rearm, status and replay share.
using System.CommandLine;

namespace Trading.Native.Host.Verbs;

/// <summary>The control directory, spelt once.</summary>
internal static class ControlOptions
{
    public static Option<string> Directory() => new("--control") { Description = "The engine's control directory.", Required = true, HelpName = "dir" };
}

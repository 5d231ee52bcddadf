// Options that mean the same in every verb, so that they are spelt and explained once.
using System.CommandLine;

namespace Trading.Cli;

/// <summary>Makes the shared options. Each verb gets its own instances.</summary>
public static class CommonOptions
{
    internal const string JsonName = "--json";

    public static Option<bool> Json() => new(JsonName) { Description = "Print one JSON object to stdout instead of text; errors too, as {\"error\":{...}}." };

    public static Option<bool> Quiet() => new("--quiet", "-q") { Description = "Show no progress on stderr." };
}

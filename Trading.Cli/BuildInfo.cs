// Which build is running, so that a report can be tied to its source.
using System.Reflection;
using System.Runtime;

namespace Trading.Cli;

/// <summary>Version, commit and runtime of the running program.</summary>
public static class BuildInfo
{
    private static readonly string Informational =
        Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";

    public static string Version => Informational.Split('+')[0];

    /// <summary>The last commit that touched the sources, with <c>-dirty</c> when they differed from it; <c>unknown</c> outside a git clone.</summary>
    public static string Commit => Informational.Contains('+') ? Informational[(Informational.IndexOf('+') + 1)..] : "unknown";

    /// <summary><c>NativeAOT</c> or <c>JIT</c>.</summary>
    /// <remarks>Asks the JIT itself: the feature switches say "no dynamic code" in our JIT builds too, because those are built for AOT.</remarks>
    public static string Runtime => JitInfo.GetCompiledMethodCount() > 0 ? "JIT" : "NativeAOT";
}

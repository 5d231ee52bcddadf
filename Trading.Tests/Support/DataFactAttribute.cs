// Tests that need a real data file: they run when it is there and report themselves as skipped, with its path, when it is not.
using System.IO;
using System.Linq;
using Xunit;

namespace Trading.Tests.Support;

/// <summary>A fact over files below <c>../shared/data</c>.</summary>
public sealed class DataFactAttribute : FactAttribute
{
    public DataFactAttribute(params string[] relativePaths) => Skip = Missing(relativePaths)!;

    /// <summary>Why the test cannot run, or null when every file is there.</summary>
    internal static string? Missing(string[] relativePaths) =>
        relativePaths.Select(SharedData.Path).FirstOrDefault(path => !File.Exists(path)) is { } path ? $"Real data absent: {path}" : null;
}

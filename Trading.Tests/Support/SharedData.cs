// Finds the repository and the shared real data beside it, wherever the tests run from.
using System;
using System.IO;

namespace Trading.Tests.Support;

/// <summary>Paths that the tests need: the repository root and files below <c>../shared/data</c>.</summary>
public static class SharedData
{
    /// <summary>The directory that holds Trading.sln, searched upwards from the test assembly.</summary>
    public static string RepositoryRoot { get; } = FindRoot();

    /// <summary>Full path of a file below <c>../shared/data</c>, whether it exists or not.</summary>
    public static string Path(string relative) => System.IO.Path.GetFullPath(System.IO.Path.Combine(RepositoryRoot, "..", "shared", "data", relative));

    private static string FindRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(directory.FullName, "Trading.sln"))) return directory.FullName;
        }
        throw new InvalidOperationException($"No directory above {AppContext.BaseDirectory} holds Trading.sln; run the tests from inside the repository.");
    }
}

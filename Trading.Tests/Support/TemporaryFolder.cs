// A folder for one test's files, gone afterwards.
using System;
using System.IO;

namespace Trading.Tests.Support;

/// <summary>Creates a folder below the system's temporary folder and removes it with all it holds.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("trading-test-").FullName;

    /// <summary>The full path of a name inside.</summary>
    public string this[string name] => Path.Combine(Root, name);

    /// <summary>Writes a file inside and gives its path.</summary>
    public string File(string name, byte[] content)
    {
        System.IO.File.WriteAllBytes(this[name], content);
        return this[name];
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

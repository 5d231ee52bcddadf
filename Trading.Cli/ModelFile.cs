// Reads and writes model artifacts for the programs; the core itself opens no files.
using System;
using System.IO;
using Trading.Core.Diagnostics;
using Trading.Core.Models;

namespace Trading.Cli;

/// <summary>A <c>.qmlp</c> file on disk.</summary>
public static class ModelFile
{
    /// <summary>Reads and checks an artifact.</summary>
    /// <exception cref="RefusalException">It is missing, unreadable, too large, damaged or breaks a bound; the kind is BadInput.</exception>
    public static ModelArtifact Load(string path)
    {
        try
        {
            byte[] bytes = BoundedFile.Read(path, ModelArtifact.FileBytesMax)
                ?? throw Refuse(path, "The model artifact is too large", "more bytes than that", $"at most {ModelArtifact.FileBytesMax} bytes");
            return ModelArtifact.Parse(bytes, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Refuse(path, "The model artifact cannot be read", e.Message, "a readable .qmlp file");
        }
    }

    private static RefusalException Refuse(string path, string what, string found, string allowed) =>
        new(RefusalKind.BadInput, what, path.Length > 0 ? path : "(an empty path)", found, allowed, "name a .qmlp file written by trading-research train");
}

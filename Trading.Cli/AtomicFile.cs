// Writes an output file so that its name only ever holds whole content.
using System;
using System.IO;
using Trading.Core.Diagnostics;

namespace Trading.Cli;

/// <summary>A file under construction: written beside its final name, synced and renamed by <see cref="Commit"/>, removed when disposed before.</summary>
/// <remarks>Creates the directory. Devices and pipes (<c>/dev/stdout</c>, <c>/dev/null</c>) are written in place, since a rename would replace them.
/// Failures are <see cref="RefusalException"/>s of kind Configuration (the output path is the operator's choice).</remarks>
public sealed class AtomicFile : IDisposable
{
    private const int BufferBytes = 1 << 20;

    private readonly string _path;
    private readonly string? _temporary;
    private readonly FileStream _stream;
    private bool _done;

    public AtomicFile(string path)
    {
        _path = path;
        if (path.Length == 0) throw Refusal("it is empty", null);
        if (Directory.Exists(path)) throw Refusal("it is a directory", null);
        try
        {
            _temporary = IsSpecial(path) ? null : TemporaryName(path);
            var mode = _temporary is null ? FileMode.Open : FileMode.CreateNew;
            _stream = new FileStream(_temporary ?? path, mode, FileAccess.Write, FileShare.Read, BufferBytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Refusal(e.Message, e);
        }
    }

    /// <summary>Where to write. An <see cref="IOException"/> from it (disk full) ends the program as a refusal at its top.</summary>
    public Stream Stream => _stream;

    /// <summary>Makes the content durable and gives it its name. Call once, after the last write.</summary>
    public void Commit()
    {
        try
        {
            _stream.Flush();
            // The BCL's own flush-to-disk swallows a failing fsync (docs/adr), so the call is made here and its answer read.
            if (_temporary is not null) LibC.SyncToDisk(_stream.SafeFileHandle);
            _stream.Dispose();
            if (_temporary is not null) File.Move(_temporary, FinalTarget(_path), overwrite: true);
            _done = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refusal(e.Message, e);
        }
    }

    /// <summary>Writes a whole file in one go.</summary>
    public static void Write(string path, Action<Stream> body)
    {
        using var file = new AtomicFile(path);
        try
        {
            body(file.Stream);
        }
        catch (IOException e)
        {
            throw file.Refusal(e.Message, e);
        }
        file.Commit();
    }

    public void Dispose()
    {
        if (_done) return;
        _done = true;
        try
        {
            _stream.Dispose();
        }
        catch (IOException)
        {
            // The buffered rest could not be written either; the failure was already told by whoever abandoned the file.
        }
        if (_temporary is not null) File.Delete(_temporary);
    }

    private static string TemporaryName(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        string target = FinalTarget(path);
        return $"{target}.{Environment.ProcessId}.tmp";
    }

    // A symbolic link keeps pointing where it did: what it points to is replaced, not the link.
    private static string FinalTarget(string path) =>
        Path.GetFullPath(new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName);

    private static bool IsSpecial(string path)
    {
        string full = Path.GetFullPath(path);
        if (full.StartsWith("/dev/", StringComparison.Ordinal) || full.StartsWith("/proc/", StringComparison.Ordinal))
            return !full.StartsWith("/dev/shm/", StringComparison.Ordinal);
        return false;
    }

    private RefusalException Refusal(string found, Exception? cause) =>
        new(RefusalKind.Configuration, "The output file cannot be written", _path, cause is null ? found : found.TrimEnd('.'),
            "a writable path on a device with free space", "choose another path, fix its permissions, or free space (`df -h`)");
}

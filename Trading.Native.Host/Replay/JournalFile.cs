// The file behind a journal: takes what the writer has pending, whenever it is asked to.
using System;
using System.IO;
using Microsoft.Win32.SafeHandles;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Journal;

namespace Trading.Native.Host.Replay;

/// <summary>Writes in durability mode `os`: what was drained survives the death of the process, not the loss of power.</summary>
/// <remarks>The caller drains between two events, so a record is never split between a drain and the next.</remarks>
internal sealed class JournalFile : IDisposable
{
    private readonly SafeFileHandle handle;
    private readonly string path;
    private readonly int drainAt;
    private long offset;

    public JournalFile(string path, int bufferBytes, in JournalFileHeader header)
    {
        this.path = path;
        try
        {
            string? folder = Path.GetDirectoryName(Path.GetFullPath(path));
            if (folder is not null) Directory.CreateDirectory(folder);
            handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new RefusalException(RefusalKind.Configuration, "The journal cannot be created", path.Length > 0 ? path : "--journal", e.Message,
                "a new file in a writable folder; a journal is never overwritten", "name another file with --journal, or move the old one away");
        }
        drainAt = bufferBytes / 2;
        Writer = new JournalWriter(new byte[bufferBytes], in header);
    }

    public JournalWriter Writer { get; }

    public long Bytes => offset;

    /// <summary>The device did not take what was pending.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Writes out what is pending once half the buffer is used. No allocation.</summary>
    public void DrainIfDue()
    {
        if (Writer.Pending.Length >= drainAt) Drain();
    }

    /// <summary>Seals the file and writes the rest.</summary>
    public void Close(Nanos localTime)
    {
        Drain();
        Invariant.That(Writer.Seal(localTime, default) == JournalStatus.Ok);
        Drain();
    }

    /// <summary>Removes the file of a run that was refused: nothing was traded, and the name must be free for the next attempt.</summary>
    public void Discard()
    {
        handle.Dispose();
        File.Delete(path);
    }

    public void Dispose()
    {
        handle.Dispose();
        // Refused before anything was written down: for example a model of another schema.
        if (offset == 0) File.Delete(path);
    }

    /// <summary>Writes out what is pending.</summary>
    /// <exception cref="RefusalException">The device does not take it; the run must not go on.</exception>
    public void Drain()
    {
        try
        {
            RandomAccess.Write(handle, Writer.Pending, offset);
        }
        catch (IOException e)
        {
            HasFailed = true;
            throw new RefusalException(RefusalKind.Configuration, "The journal cannot be written any more", path, e.Message,
                "a device with free space for the whole run", "free space (`df -h`) or name a file elsewhere; what was written before is whole and can be read");
        }
        offset += Writer.Pending.Length;
        Writer.Drained();
    }
}

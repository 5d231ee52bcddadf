// Replaces a small file so that after a crash or power loss either the old or the new content is there, and the caller knows when it is the new.
using System;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace Trading.Cli;

/// <summary>Temporary file, fdatasync, rename, fsync of the directory. Every step that fails is an <see cref="IOException"/>; the old content then stays.</summary>
public static class DurableFile
{
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        string temporary = $"{path}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}.tmp";
        try
        {
            using (SafeFileHandle file = File.OpenHandle(temporary, FileMode.Create, FileAccess.Write))
            {
                RandomAccess.Write(file, content, 0);
                LibC.SyncData(file);
            }
            File.Move(temporary, path, overwrite: true);
            LibC.SyncDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException(e.Message, e);
        }
        finally
        {
            Remove(temporary);
        }
    }

    private static void Remove(string temporary)
    {
        try
        {
            if (File.Exists(temporary)) File.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A left-over temporary file is no content of the name that matters.
        }
    }
}

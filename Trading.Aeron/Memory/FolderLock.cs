// Lets one process at a time decide about the folders inside a folder, without leaving a file behind.
using System;
using System.IO;
using System.Runtime.InteropServices;

namespace Trading.Aeron.Memory;

/// <summary>An advisory lock on a folder itself; the kernel gives it up when the process dies.</summary>
internal sealed class FolderLock : IDisposable
{
    private int _file;

    /// <summary>Waits for the lock.</summary>
    public FolderLock(string folder)
    {
        _file = LibC.Open(folder, LibC.ReadOnly | LibC.CloseOnExec, 0);
        if (_file < 0 || LibC.Lock(_file, LibC.LockExclusive) != 0)
        {
            string reason = Marshal.GetLastPInvokeErrorMessage();
            Dispose();
            throw new IOException($"{folder}: cannot lock the folder: {reason}");
        }
    }

    public void Dispose()
    {
        if (_file >= 0) LibC.Close(_file);
        _file = -1;
    }
}

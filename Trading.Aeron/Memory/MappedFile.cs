// A file mapped shared into this process: created exclusively by a driver, or opened by a client.
using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using Trading.Aeron.Diagnostics;

namespace Trading.Aeron.Memory;

/// <summary>Owns the mapping until <see cref="Dispose"/>. There is no finalizer: nothing unmaps under a running poll.</summary>
public sealed class MappedFile : IDisposable
{
    private const int PageLength = 4096;
    private const int MapFailed = -1;
    private nint _address;

    private MappedFile(string path, nint address, long length)
    {
        Path = path;
        _address = address;
        Length = length;
    }

    public string Path { get; }
    public long Length { get; }

    /// <summary>Maps a file that exists, whole. Throws <see cref="FileNotFoundException"/>, or <see cref="IOException"/> with the system's reason.</summary>
    public static MappedFile OpenExisting(string path, bool writable = true)
    {
        int file = LibC.Open(path, (writable ? LibC.ReadWrite : LibC.ReadOnly) | LibC.CloseOnExec, 0);
        if (file < 0) throw Failure("open", path);
        try
        {
            return Map(path, file, LibC.Seek(file, 0, LibC.SeekEnd), writable);
        }
        finally
        {
            LibC.Close(file);
        }
    }

    /// <summary>Creates a zero-filled file, which must not exist, with mode 0666 cut by the umask.</summary>
    /// <param name="preallocate">Reserves the space now. A sparse file on a full disk ends the process with SIGBUS at the first touch of a page.</param>
    public static MappedFile CreateNew(string path, long length, bool preallocate)
    {
        int file = LibC.Open(path, LibC.ReadWrite | LibC.Create | LibC.Exclusive | LibC.CloseOnExec, LibC.ModeReadWriteAll);
        if (file < 0) throw Failure("create", path);
        try
        {
            Extend(path, file, length, preallocate);
            return Map(path, file, length, writable: true);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
        finally
        {
            LibC.Close(file);
        }
    }

    /// <summary>A part of the mapping; its length must fit an int, its offset need not.</summary>
    public UnsafeBuffer Slice(long offset, int length)
    {
        ObjectDisposedException.ThrowIf(_address == 0, this);
        if (offset < 0 || length < 0 || offset > Length - length) Refuse.Range(offset, length, Length);
        return new UnsafeBuffer(_address + (nint)offset, length);
    }

    /// <summary>Takes the write fault of every page now. Populating a shared mapping only read-faults; the exchange of 0 for 0 changes nothing on a live file.</summary>
    public unsafe void TouchPages()
    {
        for (long at = 0; at < Length; at += PageLength) Interlocked.CompareExchange(ref *(int*)(_address + (nint)at), 0, 0);
    }

    public void Dispose()
    {
        nint address = Interlocked.Exchange(ref _address, 0);
        if (address != 0) LibC.Unmap(address, (nuint)Length);
    }

    private static void Extend(string path, int file, long length, bool preallocate)
    {
        int error = preallocate ? LibC.Allocate(file, 0, length) : LibC.ErrorNotSupported;
        if (error is LibC.ErrorNotSupported or LibC.ErrorInvalid)
        {
            if (LibC.Truncate(file, length) != 0) throw Failure("extend", path);
        }
        else if (error != 0)
        {
            throw new IOException($"{path}: cannot allocate {length} bytes: {Marshal.GetPInvokeErrorMessage(error)}", error);
        }
    }

    private static MappedFile Map(string path, int file, long length, bool writable)
    {
        if (length <= 0) throw new IOException($"{path}: the file is empty");
        nint address = LibC.Map(0, (nuint)length, writable ? LibC.ProtectRead | LibC.ProtectWrite : LibC.ProtectRead, LibC.MapShared, file, 0);
        if (address == MapFailed) throw Failure("map", path);
        return new MappedFile(path, address, length);
    }

    private static IOException Failure(string what, string path)
    {
        int error = Marshal.GetLastPInvokeError();
        string message = $"{path}: cannot {what}: {Marshal.GetPInvokeErrorMessage(error)}";
        return error == LibC.ErrorNoEntry ? new FileNotFoundException(message, path) : new IOException(message, error);
    }
}

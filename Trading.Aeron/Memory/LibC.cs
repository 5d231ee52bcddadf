// The libc calls behind the shared files: exact control over creation, mode bits, allocation and mapping, which the BCL does not give.
using System.Runtime.InteropServices;

namespace Trading.Aeron.Memory;

/// <summary>Linux values for x86-64 and arm64. The BCL's memory-mapped files take advisory locks and cannot create exclusively with 0666.</summary>
internal static partial class LibC
{
    public const int ReadOnly = 0x0, ReadWrite = 0x2, Create = 0x40, Exclusive = 0x80, CloseOnExec = 0x80000;
    public const int ModeReadWriteAll = 0x1B6; // 0666, cut by the umask
    public const int ProtectRead = 1, ProtectWrite = 2, MapShared = 1;
    public const int SeekEnd = 2, LockExclusive = 2;
    public const int ErrorNoEntry = 2, ErrorExists = 17, ErrorInvalid = 22, ErrorNotSupported = 95;

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int file);

    [LibraryImport("libc", EntryPoint = "lseek", SetLastError = true)]
    public static partial long Seek(int file, long offset, int whence);

    [LibraryImport("libc", EntryPoint = "ftruncate", SetLastError = true)]
    public static partial int Truncate(int file, long length);

    /// <summary>Returns the error number; does not set errno.</summary>
    [LibraryImport("libc", EntryPoint = "posix_fallocate")]
    public static partial int Allocate(int file, long offset, long length);

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    public static partial nint Map(nint address, nuint length, int protection, int flags, int file, long offset);

    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    public static partial int Unmap(nint address, nuint length);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    public static partial int Lock(int file, int operation);
}

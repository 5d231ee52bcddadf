// The few libc calls that cold code needs and the BCL lacks or hides errors of.
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Trading.Cli;

/// <summary>Thin imports; callers turn failures into refusals.</summary>
public static partial class LibC
{
    /// <summary>Resource numbers of getrlimit on Linux x86-64 and arm64 (bits/resource.h).</summary>
    public const int RlimitMemlock = 8;
    public const int RlimitRtprio = 14;

    internal const int AdviceSequential = 2;
    internal const int AdviceDontNeed = 4;
    private const int AdviceHugePage = 14;

    /// <summary>Soft and hard limit; <see cref="Unlimited"/> means none.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Limit
    {
        public ulong Soft;
        public ulong Hard;
    }

    private const nint PageBytes = 4096;

    public const ulong Unlimited = ulong.MaxValue;

    [LibraryImport("libc", EntryPoint = "getrlimit", SetLastError = true)]
    private static partial int GetLimit(int resource, out Limit limit);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    private static partial int FdataSync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int file);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial nint MemoryMap(nint address, nuint length, int protection, int flags, SafeFileHandle file, nint offset);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendSignal(int process, int signal);

    [LibraryImport("libc", EntryPoint = "madvise")]
    internal static partial int Advise(nint address, nuint length, int advice);

    /// <summary>Asks for huge pages where the kernel offers them on request; a refusal changes speed only. The pages must not exist yet.</summary>
    public static void AdviseHugePages(nint address, nuint length)
    {
        nint first = (address + PageBytes - 1) / PageBytes * PageBytes;
        if ((nuint)(first - address) < length) Advise(first, length - (nuint)(first - address), AdviceHugePage);
    }

    /// <summary>Waits until the file's content is on the device; throws <see cref="IOException"/> when the device says it is not.</summary>
    /// <remarks>FileStream.Flush(true) and RandomAccess.FlushToDisk return normally when fsync fails, so neither can be used.</remarks>
    public static void SyncToDisk(SafeFileHandle file)
    {
        if (Fsync(file) != 0) throw new IOException($"fsync: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    /// <summary>The same for the content alone, by fdatasync: what a reader needs, the length included.</summary>
    public static void SyncData(SafeFileHandle file)
    {
        if (FdataSync(file) != 0) throw new IOException($"fdatasync: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    /// <summary>Makes the names in a directory durable: after a rename the new name may otherwise be lost with the power.</summary>
    public static void SyncDirectory(string path)
    {
        const int readOnlyDirectory = 0x10000; // O_RDONLY | O_DIRECTORY
        int directory = Open(path, readOnlyDirectory);
        if (directory < 0) throw new IOException($"open {path}: {Marshal.GetLastPInvokeErrorMessage()}");
        int failed = Fsync(directory);
        string why = failed == 0 ? "" : Marshal.GetLastPInvokeErrorMessage();
        Close(directory);
        if (failed != 0) throw new IOException($"fsync {path}: {why}");
    }

    /// <summary>Maps a file's start for reading and writing, shared with every other process that maps it; stays mapped for the life of the process.</summary>
    public static nint MapShared(SafeFileHandle file, int length)
    {
        const int readWrite = 1 | 2, shared = 1;
        nint address = MemoryMap(0, (nuint)length, readWrite, shared, file, 0);
        if (address == -1) throw new IOException($"mmap: {Marshal.GetLastPInvokeErrorMessage()}");
        return address;
    }

    /// <summary>Sends a signal; false when it could not be sent.</summary>
    public static bool Signal(int process, int signal) => process > 1 && SendSignal(process, signal) == 0;

    /// <summary>Reads a resource limit of this process; false where the kernel does not know it.</summary>
    public static bool TryGetLimit(int resource, out Limit limit) => GetLimit(resource, out limit) == 0;
}

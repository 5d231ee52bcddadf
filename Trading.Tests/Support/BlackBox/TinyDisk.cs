// A disk that is soon full: a small tmpfs for one test.
using System;
using System.IO;
using System.Diagnostics;
using Xunit;

namespace Trading.Tests.Support.BlackBox;

/// <summary>Mounts a tmpfs, by default of 64 KB, and takes it away again. Needs root or CAP_SYS_ADMIN.</summary>
public sealed class TinyDisk : IDisposable
{
    private const string Size = "64k";

    public TinyDisk(string folder, string size = Size)
    {
        Root = Directory.CreateDirectory(folder).FullName;
        Assert.Equal(0, Command("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", Root));
    }

    public string Root { get; }

    public long FreeBytes => new DriveInfo(Root).AvailableFreeSpace;

    /// <summary>Whether this process may mount at all; found out by doing it once.</summary>
    public static bool IsPossible { get; } = Try();

    public void Dispose() => Command("umount", Root);

    private static bool Try()
    {
        string root = Directory.CreateTempSubdirectory("trading-mount-").FullName;
        bool mounted = Command("mount", "-t", "tmpfs", "-o", "size=" + Size, "tmpfs", root) == 0;
        if (mounted) Command("umount", root);
        Directory.Delete(root);
        return mounted;
    }

    private static int Command(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}

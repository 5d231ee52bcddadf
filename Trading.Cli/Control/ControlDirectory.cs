// The files through which an engine is killed from outside: page, latch, KILL.
using System;
using System.IO;
using Microsoft.Win32.SafeHandles;
using Trading.Core.Concurrency;
using Trading.Core.Diagnostics;
using Trading.Core.Memory;

namespace Trading.Cli.Control;

/// <summary>A control directory, format version 1 (docs/formats/control.md). Opened by the engine, which makes it, and by those who kill, re-arm or look.</summary>
public sealed class ControlDirectory : IDisposable
{
    private const int LatchBytesMax = 1 << 20;
    private readonly SafeFileHandle? pageFile;
    private readonly SharedWords? page;

    private ControlDirectory(string path, SafeFileHandle? pageFile, SharedWords? page, string? pageFault)
    {
        Path = path;
        this.pageFile = pageFile;
        this.page = page;
        PageFault = pageFault;
        Word = page is null ? null : new ControlWord(page);
    }

    public string Path { get; }

    public string LatchPath => System.IO.Path.Combine(Path, "latch");

    /// <summary>A file of this name kills the engine (K3), whatever is in it.</summary>
    public string KillPath => System.IO.Path.Combine(Path, "KILL");

    public string PagePath => System.IO.Path.Combine(Path, "page");

    public string LockPath => System.IO.Path.Combine(Path, "engine.lock");

    /// <summary>The word that blocks; null when the page could not be mapped for writing.</summary>
    public ControlWord? Word { get; }

    /// <summary>Why the page could not be mapped; null when it was.</summary>
    public string? PageFault { get; }

    /// <summary>Makes the directory and its page where they are missing; a page that is not one is made anew and killed.</summary>
    /// <exception cref="RefusalException">It cannot be made or mapped: an engine that cannot be killed must not run.</exception>
    public static ControlDirectory Create(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            string file = System.IO.Path.Combine(path, "page");
            if (!File.Exists(file)) DurableFile.Replace(file, FreshPage(killed: false));
            else if (!IsPage(file)) DurableFile.Replace(file, FreshPage(killed: true));
            return Map(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new RefusalException(RefusalKind.Configuration, "The control directory cannot be used", path.Length > 0 ? path : "--control", e.Message,
                "a writable directory on a local device", "name another directory with --control, or fix its permissions");
        }
    }

    /// <summary>Opens an existing one for killing, re-arming or looking. A page that cannot be mapped is told in <see cref="PageFault"/>.</summary>
    /// <exception cref="RefusalException">No engine has ever run on it.</exception>
    public static ControlDirectory Open(string path)
    {
        if (!File.Exists(System.IO.Path.Combine(path, "page")))
            throw new RefusalException(RefusalKind.Configuration, "This is no control directory", path.Length > 0 ? path : "--control", "no file named 'page' in it",
                "the directory that was given to the engine with --control", "name the engine's directory, or kill the engine with SIGUSR1");
        try
        {
            return Map(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new ControlDirectory(path, null, null, e.Message);
        }
    }

    /// <summary>A word of the page; 0 when it could not be mapped and cannot be read either.</summary>
    public ulong Read(int word)
    {
        if (page is not null) return page.Read(word);
        try
        {
            byte[]? bytes = BoundedFile.Read(PagePath, ControlPage.Bytes);
            return bytes is null || bytes.Length < (word + 1) * sizeof(ulong) ? 0 : BitConverter.ToUInt64(bytes, word * sizeof(ulong));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    public void Write(int word, ulong value) => page?.Write(word, value);

    /// <summary>The latch as it is now. A file that is damaged, or gone although there was one, reads as killed.</summary>
    public LatchFile ReadLatch()
    {
        try
        {
            if (!File.Exists(LatchPath))
                return Read(ControlPage.LatchCountWord) == 0 ? LatchFile.Empty : LatchFile.Unreadable("there was a latch file and now there is none");
            byte[]? bytes = BoundedFile.Read(LatchPath, LatchBytesMax);
            return bytes is null ? LatchFile.Unreadable($"more than {LatchBytesMax} bytes") : LatchFile.Parse(bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return LatchFile.Unreadable(e.Message);
        }
    }

    /// <summary>Adds a line, durable when this returns. A damaged latch is kept beside the new one.</summary>
    /// <exception cref="IOException">It is not durable.</exception>
    public LatchFile Append(LatchRecord record)
    {
        using FileStream? turn = TakeTurn();
        LatchFile before = ReadLatch();
        if (before.Damage is not null && File.Exists(LatchPath)) File.Copy(LatchPath, LatchPath + ".damaged", overwrite: true);
        LatchFile after = before.With(record);
        DurableFile.Replace(LatchPath, after.Format());
        page?.Write(ControlPage.LatchCountWord, page.Read(ControlPage.LatchCountWord) + 1);
        return after;
    }

    public void Dispose() => pageFile?.Dispose();

    // Writers of the latch take turns. A holder that hangs must not keep a kill from its record, so the wait is short and then given up.
    private FileStream? TakeTurn()
    {
        for (int attempt = 0; attempt < 100; attempt++)
        {
            try
            {
                return new FileStream(System.IO.Path.Combine(Path, "latch.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                if (!File.Exists(System.IO.Path.Combine(Path, "latch.lock"))) return null;
                System.Threading.Thread.Sleep(5);
            }
        }
        return null;
    }

    private static ControlDirectory Map(string path)
    {
        SafeFileHandle file = File.OpenHandle(System.IO.Path.Combine(path, "page"), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        if (RandomAccess.GetLength(file) < ControlPage.Bytes) RandomAccess.Write(file, FreshPage(killed: true), 0);
        return new ControlDirectory(path, file, new SharedWords(LibC.MapShared(file, ControlPage.Bytes), ControlPage.Words), null);
    }

    private static bool IsPage(string file)
    {
        byte[]? bytes = BoundedFile.Read(file, ControlPage.Bytes);
        return bytes is { Length: ControlPage.Bytes } && BitConverter.ToUInt64(bytes, 0) == ControlPage.Magic
            && BitConverter.ToUInt64(bytes, ControlPage.VersionWord * sizeof(ulong)) == ControlPage.Version;
    }

    // All bytes are written, so that a full disk is told here and not by a signal on the first store to the mapping.
    private static byte[] FreshPage(bool killed)
    {
        byte[] bytes = new byte[ControlPage.Bytes];
        BitConverter.TryWriteBytes(bytes, ControlPage.Magic);
        BitConverter.TryWriteBytes(bytes.AsSpan(ControlPage.VersionWord * sizeof(ulong)), ControlPage.Version);
        if (killed) BitConverter.TryWriteBytes(bytes.AsSpan(ControlPage.ControlWordIndex * sizeof(ulong)), ControlWord.LevelBit(3));
        return bytes;
    }
}

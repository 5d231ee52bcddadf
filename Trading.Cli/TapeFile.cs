// A recorded feed as read-only memory: files of any size, seen through spans. The only file here that touches pointers.
using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.MemoryMappedFiles;
using System.Threading;
using Trading.Core.Diagnostics;
using Trading.Core.MarketData;

namespace Trading.Cli;

/// <summary>Maps a whole tape and hands out windows of it; a span holds at most 2 GB, the file any amount.</summary>
/// <remarks>Pages come and go with the kernel's cache, so memory stays flat: <see cref="TapeReader"/> also gives back what it has passed.
/// A tape that another process shortens while it is mapped ends the process with SIGBUS; recordings are append-only, so this is not guarded.</remarks>
public sealed unsafe class TapeFile : IDisposable
{
    private const long PageBytes = 4096;
    private const int ReadBufferBytes = 1 << 16;

    private readonly MemoryMappedFile _map;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;

    public string Path { get; }

    /// <summary>Size in bytes when opened; never 0.</summary>
    public long Length { get; }

    /// <summary>What the tape was made from.</summary>
    public TapeOrigin Origin { get; }

    private TapeFile(string path, FileStream file, TapeOrigin origin)
    {
        Path = path;
        Origin = origin;
        Length = file.Length;
        _map = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        _view = _map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        LibC.Advise((nint)_start, (nuint)Length, LibC.AdviceSequential);
    }

    /// <summary>Opens a tape of any kind (<see cref="TapeKind"/>), told by its first bytes and not by its name, or says why not: missing, a directory,
    /// empty, not permitted, foreign. What is not framed already is unpacked into a temporary file first, once.</summary>
    /// <param name="path">The file.</param>
    /// <param name="silent">Show no progress of the unpacking.</param>
    /// <param name="stop">Ends the unpacking with <see cref="OperationCanceledException"/>.</param>
    public static TapeFile Open(string path, bool silent, CancellationToken stop)
    {
        TapeFile? tape = null;
        FileStream file = OpenFile(path);
        try
        {
            TapeUnpacker? unpacker = TapeUnpacker.Of(path, file);
            if (unpacker is null) return tape = new TapeFile(path, file, new TapeOrigin()).ValidateFirstFrame();
            FileStream unpacked = unpacker.Unpack(silent, stop, out TapeOrigin origin);
            try
            {
                return tape = new TapeFile(path, unpacked, origin).ValidateFirstFrame();
            }
            finally
            {
                if (tape is null) unpacked.Dispose();
            }
        }
        finally
        {
            if (tape?.Origin.IsUnpacked != false) file.Dispose();
        }
    }

    private static FileStream OpenFile(string path)
    {
        if (Directory.Exists(path)) throw Refusal(path, "The tape is a directory", "a directory", "name the file inside it");
        if (!File.Exists(path)) throw Refusal(path, "The tape does not exist", "no such file", "check the path");
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, ReadBufferBytes);
            if (file.CanSeek && file.Length > 0) return file;
            bool seekable = file.CanSeek;
            file.Dispose();
            throw seekable
                ? Refusal(path, "The tape is empty", "0 bytes", "record or download it again")
                : Refusal(path, "The tape is not a regular file", "a pipe or device", "save the stream to a file first");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refusal(path, "The tape cannot be opened", e.Message, "check its permissions (`ls -l`)");
        }
    }

    /// <summary>The bytes from <paramref name="offset"/> on; valid until the tape is disposed.</summary>
    public ReadOnlySpan<byte> Window(long offset, int length)
    {
        if (offset < 0 || length < 0 || offset > Length - length)
            throw new ArgumentOutOfRangeException(nameof(offset), $"window {offset}+{length} of a tape of {Length} bytes");
        return new ReadOnlySpan<byte>(_start + offset, length);
    }

    /// <summary>Refuses text and foreign files by their first frame, before any work: ITCH 5.0 in 2-byte length framing.</summary>
    private TapeFile ValidateFirstFrame()
    {
        if (Origin.Kind != TapeKind.Framed) return this;
        ReadOnlySpan<byte> head = Window(0, (int)Math.Min(Length, 3));
        if (head.Length < 3) throw NotItch($"only {head.Length} byte{(head.Length == 1 ? "" : "s")}");
        int length = BinaryPrimitives.ReadUInt16BigEndian(head);
        if (length is 0 or > Itch50.MaxLength) throw NotItch($"a first frame of {length} bytes (file starts with {Shown(head)})");
        int expected = Itch50.LengthOf(head[2]);
        if (expected != length)
            throw NotItch($"a first frame of {length} bytes and type {Shown(head[2..])}, {(expected == 0 ? "which no message has" : $"which takes {expected}")}");
        return this;
    }

    /// <summary>Tells the kernel that the bytes before <paramref name="offset"/> are done with, so that a huge tape does not fill the process's memory.</summary>
    internal void Release(long from, long offset)
    {
        long first = from / PageBytes * PageBytes;
        long last = offset / PageBytes * PageBytes;
        if (last > first) LibC.Advise((nint)(_start + first), (nuint)(last - first), LibC.AdviceDontNeed);
    }

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _map.Dispose();
    }

    private static string Shown(ReadOnlySpan<byte> bytes)
    {
        string text = "";
        foreach (byte b in bytes) text += b is >= 0x21 and < 0x7F ? $"'{(char)b}'" : $"0x{b:X2}";
        return text;
    }

    private RefusalException NotItch(string found) =>
        Refusal(Path, "Not an ITCH 5.0 tape (2-byte length framing)", found, "give a NASDAQ TotalView-ITCH 5.0 file or a capture of its MoldUDP64 packets, plain or gzipped");

    internal static RefusalException Refusal(string path, string what, string found, string remedy) =>
        new(RefusalKind.BadInput, what, path, found, "a readable, non-empty ITCH 5.0 file with 2-byte big-endian length framing, or a pcap or pcapng capture of MoldUDP64; plain or gzipped", remedy);
}

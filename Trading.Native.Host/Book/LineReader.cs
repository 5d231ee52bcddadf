// The lines of a text file, plain or gzip, as spans of one buffer: files of any size in flat memory.
using System;
using System.IO;
using System.IO.Compression;
using Trading.Core.Diagnostics;

namespace Trading.Native.Host.Book;

/// <summary>Reads forward once. A line is valid until the next call; "\n" and "\r\n" end it, and the last one needs no end.</summary>
/// <remarks>gzip is told by its first bytes, not by the name; several members are one text. Damaged compression ends the text and is told by <see cref="Damage"/>.</remarks>
internal sealed class LineReader : IDisposable
{
    /// <summary>No message of any venue is as long; what is, is no text.</summary>
    public const int LineBytesMax = 64 << 20;

    private const int FirstBufferBytes = 1 << 20;

    private readonly FileStream file;
    private readonly Stream text;
    private byte[] buffer = new byte[FirstBufferBytes];
    private int start;
    private int end;
    private bool ended;

    private LineReader(string path, FileStream file)
    {
        Path = path;
        this.file = file;
        text = IsGzip(file) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    public string Path { get; }

    /// <summary>Bytes read from the file so far, compressed as they are.</summary>
    public long Position => file.Position;

    public long Length => file.Length;

    /// <summary>What was wrong with the compression, or null.</summary>
    public string? Damage { get; private set; }

    /// <summary>The line last given was not ended: the file may be cut.</summary>
    public bool IsUnended { get; private set; }

    /// <summary>Opens a file or says why not: missing, a directory, empty, not permitted, no regular file.</summary>
    public static LineReader Open(string path, string allowed)
    {
        if (Directory.Exists(path)) throw Refusal(path, "The input is a directory", "a directory", allowed, "name the file inside it");
        if (!File.Exists(path)) throw Refusal(path, "The input does not exist", "no such file", allowed, "check the path");
        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: FirstBufferBytes);
            if (!file.CanSeek) throw Refusal(path, "The input is not a regular file", "a pipe or device", allowed, "save the stream to a file first");
            if (file.Length == 0) throw Refusal(path, "The input is empty", "0 bytes", allowed, "record or download it again");
            return new LineReader(path, file);
        }
        catch (RefusalException)
        {
            file?.Dispose();
            throw;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            throw Refusal(path, "The input cannot be opened", e.Message.TrimEnd('.'), allowed, "check its permissions (`ls -l`)");
        }
    }

    /// <summary>The next line without its end; false after the last.</summary>
    public bool Next(out ReadOnlySpan<byte> line)
    {
        int searched = 0;
        while (true)
        {
            int length = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (length >= 0)
            {
                line = Trimmed(start, searched + length);
                start += searched + length + 1;
                return true;
            }
            searched = end - start;
            if (ended)
            {
                IsUnended = searched > 0;
                line = Trimmed(start, searched);
                start = end;
                return searched > 0;
            }
            Fill();
        }
    }

    public void Dispose()
    {
        text.Dispose();
        file.Dispose();
    }

    private ReadOnlySpan<byte> Trimmed(int at, int length) =>
        buffer.AsSpan(at, length > 0 && buffer[at + length - 1] == (byte)'\r' ? length - 1 : length);

    private void Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }
        if (end == LineBytesMax) throw Refusal(Path, "A line is too long", $"more than {LineBytesMax} bytes", "text lines", "give a text file; binary tapes have other feeds");
        if (end == buffer.Length) Array.Resize(ref buffer, Math.Min(2 * buffer.Length, LineBytesMax));
        try
        {
            int read = text.Read(buffer, end, buffer.Length - end);
            ended = read == 0;
            end += read;
        }
        catch (InvalidDataException e)
        {
            Damage = e.Message;
            ended = true;
        }
    }

    private static bool IsGzip(FileStream file)
    {
        bool gzip = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return gzip;
    }

    private static RefusalException Refusal(string path, string what, string found, string allowed, string remedy) =>
        new(RefusalKind.BadInput, what, path, found, allowed, remedy);
}

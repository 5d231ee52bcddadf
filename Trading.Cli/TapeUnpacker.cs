// Makes a framed tape of a compressed file or of a packet capture, in a temporary file that nobody else sees.
using System;
using System.Buffers.Binary;
using System.IO;
using System.Threading;
using Trading.Core.Diagnostics;

namespace Trading.Cli;

/// <summary>Unpacks once, from front to back, in windows: memory stays flat whatever the size of the file. Multi-member gzip is one stream.</summary>
/// <remarks>The temporary file lies in <c>$TMPDIR</c>, else in /var/tmp (a disk, where /tmp may be memory), and loses its name as soon as it is open, so
/// that no end of the process leaves it behind.</remarks>
internal sealed class TapeUnpacker
{
    private const ushort GzipMagic = 0x1F8B;
    private const int BufferBytes = 1 << 20;

    private readonly string _path;
    private readonly FileStream _file;
    private readonly bool _compressed;
    private readonly uint _magic;

    private TapeUnpacker(string path, FileStream file, bool compressed, uint magic)
    {
        _path = path;
        _file = file;
        _compressed = compressed;
        _magic = magic;
    }

    /// <summary>An unpacker for the file, or null when it is a framed tape as it stands (or nothing that is known).</summary>
    public static TapeUnpacker? Of(string path, FileStream file)
    {
        uint magic = Head(file);
        bool compressed = magic >> 16 == GzipMagic;
        if (compressed)
        {
            file.Position = 0;
            using var inside = new GzipInput(file);
            magic = HeadOrZero(inside);
        }
        file.Position = 0;
        return compressed || PacketCapture.Of(magic, Stream.Null) is not null ? new TapeUnpacker(path, file, compressed, magic) : null;
    }

    /// <summary>Writes the tape and gives it back, positioned nowhere in particular.</summary>
    public FileStream Unpack(bool silent, CancellationToken stop, out TapeOrigin origin)
    {
        FileStream output = Temporary();
        try
        {
            origin = Fill(output, silent, stop);
            output.Flush();
            if (output.Length == 0) throw Nothing(origin);
            return output;
        }
        catch (IOException e)
        {
            Abandon(output);
            throw new RefusalException(RefusalKind.BadInput, "The tape cannot be unpacked", _path, e.Message.TrimEnd('.'),
                $"free space for the unpacked tape in {Folder()}", "free space there (`df -h`), or set TMPDIR to a folder on a larger disk");
        }
        catch
        {
            Abandon(output);
            throw;
        }
    }

    // On a full disk the buffered rest cannot be written either; that is being told already.
    private static void Abandon(FileStream output)
    {
        try
        {
            output.Dispose();
        }
        catch (IOException)
        {
            output.SafeFileHandle.Dispose();
        }
    }

    private TapeOrigin Fill(FileStream output, bool silent, CancellationToken stop)
    {
        using var progress = new Progress("unpack " + Path.GetFileName(_path), _file.Length, silent);
        using Stream? unzipped = _compressed ? new BufferedStream(new GzipInput(_file), BufferBytes) : null;
        Stream input = unzipped ?? _file;
        void Look()
        {
            stop.ThrowIfCancellationRequested();
            progress.Report(_file.Position);
        }
        PacketCapture? capture = null;
        var writer = new PacketTapeWriter(output);
        string? damage = null;
        try
        {
            capture = PacketCapture.Of(_magic, input);
            if (capture is null) Copy(input, output, Look);
            else Copy(capture, writer, Look);
        }
        catch (InvalidDataException e)
        {
            damage = $"the compressed data is damaged: {e.Message.TrimEnd('.')}";
        }
        TapeKind kind = capture switch { null => TapeKind.Framed, PcapNgCapture => TapeKind.PcapNg, _ => TapeKind.Pcap };
        return new TapeOrigin
        {
            Kind = kind, IsCompressed = _compressed, Packets = capture is null ? null : writer.Finish(), Damage = damage ?? capture?.Damage,
        };
    }

    private static void Copy(Stream input, Stream output, Action look)
    {
        byte[] buffer = new byte[BufferBytes];
        for (int read; (read = input.Read(buffer)) > 0; look()) output.Write(buffer, 0, read);
    }

    private static void Copy(PacketCapture capture, PacketTapeWriter writer, Action look)
    {
        const int FramesBetweenLooks = 4096;
        for (int frames = 1; capture.Next(out ReadOnlySpan<byte> frame); frames++)
        {
            writer.Add(capture.LinkType, frame, capture.FrameIsCut);
            if (frames % FramesBetweenLooks == 0) look();
        }
    }

    private static FileStream Temporary()
    {
        string path = Path.Combine(Folder(), $"trading-{Environment.ProcessId}-{Path.GetRandomFileName()}.itch");
        try
        {
            var stream = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, BufferBytes);
            File.Delete(path);
            return stream;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusalException(RefusalKind.BadInput, "No temporary file can be made to unpack the tape into", path, e.Message.TrimEnd('.'),
                "a writable folder", "set TMPDIR to one");
        }
    }

    private static string Folder()
    {
        string? chosen = Environment.GetEnvironmentVariable("TMPDIR");
        if (!string.IsNullOrEmpty(chosen)) return chosen;
        return Directory.Exists("/var/tmp") ? "/var/tmp" : Path.GetTempPath();
    }

    private RefusalException Nothing(TapeOrigin origin)
    {
        string found = origin.Packets is { } p
            ? $"{p.Frames} packets, of which {p.ForeignFrames} carry something else, {p.MalformedPackets} are malformed and {p.CutFrames} are cut"
            : "no byte";
        return TapeFile.Refusal(_path, origin.Kind == TapeKind.Framed ? "The tape holds nothing that can be unpacked" : "The capture holds no MoldUDP64 message",
            origin.Damage is null ? found : $"{found}; {origin.Damage}", "record or download it again");
    }

    private static uint HeadOrZero(Stream stream)
    {
        try
        {
            return Head(stream);
        }
        catch (InvalidDataException)
        {
            return 0;
        }
    }

    private static uint Head(Stream stream)
    {
        Span<byte> head = stackalloc byte[4];
        head.Clear();
        stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return BinaryPrimitives.ReadUInt32BigEndian(head);
    }
}

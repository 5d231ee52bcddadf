// A gzip file as a stream that notices when the file was cut off.
using System;
using System.IO;
using System.IO.Compression;

namespace Trading.Cli;

/// <summary>Unpacks gzip of any number of members. A file that ends inside a member, or with bytes that are none, throws
/// <see cref="InvalidDataException"/> after all that came before; the BCL's own stream ends there without a word.</summary>
/// <remarks>How it notices: a member of known content is appended to what the unpacker reads. It comes out whole only if the file ended between members.</remarks>
internal sealed class GzipInput : Stream
{
    private static readonly byte[] Mark = "end of the file "u8.ToArray();

    private readonly MarkedFile _marked;
    private readonly GZipStream _unzipped;
    private readonly byte[] _afterMark = new byte[1 << 16];
    private bool _ended;

    /// <param name="file">The file from its beginning; stays owned by the caller.</param>
    public GzipInput(Stream file)
    {
        _marked = new MarkedFile(file, Compressed(Mark));
        _unzipped = new GZipStream(_marked, CompressionMode.Decompress);
    }

    public override int Read(Span<byte> buffer)
    {
        if (_ended || buffer.IsEmpty) return 0;
        int read = _unzipped.Read(buffer);
        return read > 0 && !_marked.IsMarkTaken ? read : End(buffer, read);
    }

    // Whatever comes out once the mark has gone in must be the mark; a few bytes of the file's own may stand before it.
    private int End(Span<byte> buffer, int read)
    {
        _ended = true;
        buffer[..read].CopyTo(_afterMark);
        int held = read;
        for (int more; held < _afterMark.Length && (more = _unzipped.Read(_afterMark.AsSpan(held))) > 0;) held += more;
        ReadOnlySpan<byte> own = _afterMark.AsSpan(0, Math.Max(0, held - Mark.Length));
        if (held > buffer.Length + Mark.Length || !_afterMark.AsSpan(0, held).EndsWith(Mark)) throw new InvalidDataException("the file ends inside its compressed data");
        own.CopyTo(buffer);
        return own.Length;
    }

    private static byte[] Compressed(byte[] content)
    {
        using var target = new MemoryStream();
        using (var zip = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true)) zip.Write(content);
        return target.ToArray();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _unzipped.Dispose();
        base.Dispose(disposing);
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>The file's bytes, then the mark's.</summary>
    private sealed class MarkedFile(Stream file, byte[] mark) : Stream
    {
        private int _markTaken;

        public bool IsMarkTaken => _markTaken > 0;

        public override int Read(Span<byte> buffer)
        {
            int read = IsMarkTaken ? 0 : file.Read(buffer);
            if (read > 0) return read;
            int some = Math.Min(buffer.Length, mark.Length - _markTaken);
            mark.AsSpan(_markTaken, some).CopyTo(buffer);
            _markTaken += some;
            return some;
        }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

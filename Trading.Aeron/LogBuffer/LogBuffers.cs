// A mapped log file: three term buffers and the metadata page, shared by all publications and images of one process that use it.
using System;
using System.IO;
using Trading.Aeron.Memory;

namespace Trading.Aeron.LogBuffer;

/// <summary>Owns the mapping. Whoever disposes of it sees to it that nobody is inside a poll or an offer then.</summary>
public sealed class LogBuffers : IDisposable
{
    private readonly MappedFile _file;
    private readonly UnsafeBuffer[] _terms = new UnsafeBuffer[LogBufferDescriptor.PartitionCount];

    private LogBuffers(MappedFile file, int termLength)
    {
        _file = file;
        TermLength = termLength;
        for (int i = 0; i < _terms.Length; i++) _terms[i] = file.Slice((long)i * termLength, termLength);
        Metadata = MetadataOf(file);
    }

    public int TermLength { get; }
    public UnsafeBuffer Metadata { get; }
    public string Path => _file.Path;
    public long FileLength => _file.Length;
    public UnsafeBuffer Term(int partition) => _terms[partition];

    /// <summary>Maps a log that a driver made. Throws <see cref="InvalidDataException"/> when it is none.</summary>
    public static LogBuffers Map(string path, bool touchPages)
    {
        MappedFile file = MappedFile.OpenExisting(path);
        try
        {
            if (file.Length < LogBufferDescriptor.MetadataLength) throw new InvalidDataException($"{path}: {file.Length} bytes are no log");
            UnsafeBuffer metadata = MetadataOf(file);
            int termLength = metadata.GetInt(LogBufferDescriptor.TermLengthOffset), pageLength = metadata.GetInt(LogBufferDescriptor.PageSizeOffset);
            if (!LogBufferDescriptor.IsTermLength(termLength) || !LogBufferDescriptor.IsPageLength(pageLength) || file.Length < LogBufferDescriptor.ComputeLogLength(termLength, pageLength))
            {
                throw new InvalidDataException($"{path}: {file.Length} bytes with terms of {termLength} and pages of {pageLength} are no log");
            }
            if (metadata.GetInt(LogBufferDescriptor.DefaultFrameHeaderLengthOffset) != FrameDescriptor.HeaderLength) throw new InvalidDataException($"{path}: a log with another frame header");
            if (touchPages) file.TouchPages();
            return new LogBuffers(file, termLength);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Creates a zero-filled log file; the driver then fills in the metadata.</summary>
    public static LogBuffers Create(string path, int termLength, int filePageLength, bool sparse)
    {
        MappedFile file = MappedFile.CreateNew(path, LogBufferDescriptor.ComputeLogLength(termLength, filePageLength), preallocate: !sparse);
        if (!sparse) file.TouchPages();
        return new LogBuffers(file, termLength);
    }

    public void Dispose() => _file.Dispose();

    private static UnsafeBuffer MetadataOf(MappedFile file) => file.Slice(file.Length - LogBufferDescriptor.MetadataLength, LogBufferDescriptor.MetadataLength);
}

// A mapped cnc.dat, as clients, drivers and tools see it.
using System;
using System.IO;
using Trading.Aeron.Concurrent;
using Trading.Aeron.Memory;

namespace Trading.Aeron.Protocol;

/// <summary>Why a cnc.dat cannot be used (yet).</summary>
public enum CncFileState : byte
{
    Ready,

    /// <summary>Absent, still growing, or its version not yet published.</summary>
    NotReady,

    /// <summary>Another major version, or a lower minor one.</summary>
    WrongVersion,

    /// <summary>Its lengths contradict each other.</summary>
    Damaged,
}

/// <summary>The regions of a driver's cnc.dat.</summary>
public sealed class CncFile : IDisposable
{
    private readonly MappedFile _file;

    internal CncFile(MappedFile file)
    {
        _file = file;
        Header = file.Slice(0, CncFileDescriptor.HeaderLength);
        long at = CncFileDescriptor.HeaderLength;
        ToDriver = Region(CncFileDescriptor.ToDriverBufferLengthOffset, ref at);
        ToClients = Region(CncFileDescriptor.ToClientsBufferLengthOffset, ref at);
        CountersMetadata = Region(CncFileDescriptor.CountersMetadataBufferLengthOffset, ref at);
        CountersValues = Region(CncFileDescriptor.CountersValuesBufferLengthOffset, ref at);
        ErrorLog = Region(CncFileDescriptor.ErrorLogBufferLengthOffset, ref at);
    }

    public UnsafeBuffer Header { get; }
    public UnsafeBuffer ToDriver { get; }
    public UnsafeBuffer ToClients { get; }
    public UnsafeBuffer CountersMetadata { get; }
    public UnsafeBuffer CountersValues { get; }
    public UnsafeBuffer ErrorLog { get; }
    public long Length => _file.Length;

    public int Version => Header.GetIntVolatile(CncFileDescriptor.VersionOffset);
    public long ClientLivenessTimeoutNs => Header.GetLong(CncFileDescriptor.ClientLivenessTimeoutNsOffset);
    public long StartTimestampMs => Header.GetLong(CncFileDescriptor.StartTimestampOffset);
    public long Pid => Header.GetLong(CncFileDescriptor.PidOffset);

    public int FilePageSize => Header.GetInt(CncFileDescriptor.FilePageSizeOffset) is > 0 and var size ? size : CncFileDescriptor.FilePageSizeWhenAbsent;

    /// <summary>Epoch milliseconds of the driver's last sign of life; -1 after an orderly end.</summary>
    public long DriverHeartbeatMs => new ManyToOneRingBuffer(ToDriver).ConsumerHeartbeatTime;

    public void TouchPages() => _file.TouchPages();

    public void Dispose() => _file.Dispose();

    /// <summary>Maps the cnc.dat of a directory when it is ready; otherwise tells why not.</summary>
    /// <exception cref="IOException">The file is there but may not be opened.</exception>
    public static CncFileState TryOpen(string directory, bool writable, out CncFile? cnc, out int version)
    {
        cnc = null;
        version = 0;
        MappedFile file;
        string path = Path.Combine(directory, CncFileDescriptor.FileName);
        // A file still without length cannot be mapped.
        if (!File.Exists(path) || new FileInfo(path).Length <= CncFileDescriptor.HeaderLength) return CncFileState.NotReady;
        try
        {
            file = MappedFile.OpenExisting(path, writable);
        }
        catch (FileNotFoundException)
        {
            return CncFileState.NotReady;
        }
        CncFileState state = Judge(file, out version);
        if (state == CncFileState.Ready) cnc = new CncFile(file);
        else file.Dispose();
        return state;
    }

    private static CncFileState Judge(MappedFile file, out int version)
    {
        UnsafeBuffer header = file.Slice(0, CncFileDescriptor.HeaderLength);
        version = header.GetIntVolatile(CncFileDescriptor.VersionOffset);
        if (version == 0) return CncFileState.NotReady;
        if (SemanticVersion.Major(version) != SemanticVersion.Major(CncFileDescriptor.Version)
            || SemanticVersion.Minor(version) < SemanticVersion.Minor(CncFileDescriptor.Version)) return CncFileState.WrongVersion;
        if (!CncFileDescriptor.HasSoundLengths(header)) return CncFileState.Damaged;
        return file.Length < CncFileDescriptor.ComputeLength(header) ? CncFileState.NotReady : CncFileState.Ready;
    }

    private UnsafeBuffer Region(int lengthOffset, ref long at)
    {
        int length = Header.GetInt(lengthOffset);
        UnsafeBuffer region = _file.Slice(at, length);
        at += length;
        return region;
    }
}

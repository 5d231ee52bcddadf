// Layout of cnc.dat: header, lengths of the regions, and where they begin.
using Trading.Aeron.Concurrent;
using Trading.Aeron.Memory;

namespace Trading.Aeron.Protocol;

/// <summary>Specification section 2: a header of 128 bytes, then the command ring, the broadcast buffer, counters metadata, counters values and the error log.</summary>
public static class CncFileDescriptor
{
    public const string FileName = "cnc.dat";
    public const int HeaderLength = 128;

    public const int VersionOffset = 0;
    public const int ToDriverBufferLengthOffset = 4;
    public const int ToClientsBufferLengthOffset = 8;
    public const int CountersMetadataBufferLengthOffset = 12;
    public const int CountersValuesBufferLengthOffset = 16;
    public const int ErrorLogBufferLengthOffset = 20;
    public const int ClientLivenessTimeoutNsOffset = 24;
    public const int StartTimestampOffset = 32;
    public const int PidOffset = 40;
    public const int FilePageSizeOffset = 48;

    /// <summary>Drivers before 1.48 do not write the page size.</summary>
    public const int FilePageSizeWhenAbsent = 4096;

    /// <summary>0.2.0, unchanged since Aeron 1.30. Java and .NET clients refuse a lower minor than their own, all refuse another major.</summary>
    public static readonly int Version = SemanticVersion.Compose(0, 2, 0);

    /// <summary>Bytes of header and regions, before rounding up to the page size.</summary>
    public static long ComputeLength(UnsafeBuffer header)
    {
        long length = HeaderLength;
        for (int at = ToDriverBufferLengthOffset; at <= ErrorLogBufferLengthOffset; at += sizeof(int)) length += header.GetInt(at);
        return length;
    }

    /// <summary>Whether every region has a length that can be: a power of two with its trailer, counters in proportion.</summary>
    public static bool HasSoundLengths(UnsafeBuffer header) =>
        IsPowerOfTwo(header.GetInt(ToDriverBufferLengthOffset) - ManyToOneRingBuffer.TrailerLength)
        && IsPowerOfTwo(header.GetInt(ToClientsBufferLengthOffset) - BroadcastBufferDescriptor.TrailerLength)
        && header.GetInt(CountersMetadataBufferLengthOffset) > 0
        && header.GetInt(CountersValuesBufferLengthOffset) > 0
        && header.GetInt(ErrorLogBufferLengthOffset) >= 0;

    private static bool IsPowerOfTwo(int length) => length > 0 && (length & (length - 1)) == 0;
}

// The driver's directory: claimed from the dead, refused to the living, laid out anew.
using System;
using System.Collections.Generic;
using System.IO;
using Trading.Aeron.Concurrent;
using Trading.Aeron.Memory;
using Trading.Aeron.Protocol;

namespace Trading.Aeron.Driver;

/// <summary>Owns the mappings of cnc.dat and the loss report.</summary>
internal sealed class DriverFiles : IDisposable
{
    private readonly MappedFile _lossReport;

    private DriverFiles(CncFile cnc, MappedFile lossReport)
    {
        Cnc = cnc;
        _lossReport = lossReport;
    }

    public CncFile Cnc { get; }
    public long MappedLength => Cnc.Length + _lossReport.Length;

    /// <summary>Takes the directory; null when a running driver was found and the context attaches to it.</summary>
    public static DriverFiles? Claim(MediaDriver.Context context)
    {
        string parent = Path.GetDirectoryName(context.Directory) ?? "/";
        Directory.CreateDirectory(parent);
        // Two drivers that start at once must not both find the directory free.
        using var parentLock = new FolderLock(parent);
        if (Directory.Exists(context.Directory))
        {
            if (!context.DeleteOnStart || context.Attach)
            {
                string? living = WhoLives(context);
                if (living is not null && context.Attach) return null;
                if (living is not null && !context.DeleteOnStart) throw new ActiveDriverException($"{context.Directory}: {living}");
            }
            Directory.Delete(context.Directory, recursive: true);
        }
        return Create(context);
    }

    public void Dispose()
    {
        Cnc.Dispose();
        _lossReport.Dispose();
    }

    /// <summary>Who or what keeps the directory from being taken; null when nothing does. Reports what a dead driver left in its error log.</summary>
    private static string? WhoLives(MediaDriver.Context context)
    {
        string path = Path.Combine(context.Directory, CncFileDescriptor.FileName);
        CncFileState state = CncFile.TryOpen(context.Directory, writable: false, out CncFile? cnc, out int version);
        using (cnc)
        {
            switch (state)
            {
                case CncFileState.WrongVersion:
                    return $"its cnc.dat has version {SemanticVersion.ToString(version)}, which this driver cannot judge; stop its driver and remove the directory";
                case CncFileState.NotReady when File.Exists(path) && DateTime.UtcNow - File.GetLastWriteTimeUtc(path) < TimeSpan.FromMilliseconds(context.DriverTimeout):
                    return "another driver is starting";
                case CncFileState.Ready:
                    long age = context.EpochMs() - cnc!.DriverHeartbeatMs;
                    if (age <= context.DriverTimeout) return $"an active driver (pid {cnc.Pid}) showed a sign of life {age} ms ago";
                    ReportErrors(context, ErrorLogReader.Read(cnc.ErrorLog));
                    return null;
                default:
                    return null;
            }
        }
    }

    private static void ReportErrors(MediaDriver.Context context, IReadOnlyList<ErrorObservation> errors)
    {
        foreach (ErrorObservation error in errors) context.OnError(new IOException($"the driver before met {error.Count} times: {error.Text}"));
    }

    private static DriverFiles Create(MediaDriver.Context context)
    {
        Directory.CreateDirectory(context.Directory);
        Directory.CreateDirectory(Path.Combine(context.Directory, AeronDirectory.PublicationsFolder));
        Directory.CreateDirectory(Path.Combine(context.Directory, AeronDirectory.ImagesFolder));
        MappedFile lossReport = MappedFile.CreateNew(Path.Combine(context.Directory, AeronDirectory.LossReportFileName), LossReport.FileLength, preallocate: false);
        try
        {
            return new DriverFiles(CreateCnc(context), lossReport);
        }
        catch
        {
            lossReport.Dispose();
            throw;
        }
    }

    /// <summary>Everything but the version, which the conductor publishes when it is ready to serve.</summary>
    private static CncFile CreateCnc(MediaDriver.Context context)
    {
        int ring = context.CommandsLength + ManyToOneRingBuffer.TrailerLength, events = context.EventsLength + BroadcastBufferDescriptor.TrailerLength;
        int metadata = context.CountersLength / CountersDescriptor.CounterLength * CountersDescriptor.MetadataLength;
        long length = CncFileDescriptor.HeaderLength + (long)ring + events + metadata + context.CountersLength + context.ErrorsLength;
        MappedFile file = MappedFile.CreateNew(
            Path.Combine(context.Directory, CncFileDescriptor.FileName), RecordDescriptor.Align(length, context.PageSize), preallocate: true);
        UnsafeBuffer header = file.Slice(0, CncFileDescriptor.HeaderLength);
        header.PutInt(CncFileDescriptor.ToDriverBufferLengthOffset, ring);
        header.PutInt(CncFileDescriptor.ToClientsBufferLengthOffset, events);
        header.PutInt(CncFileDescriptor.CountersMetadataBufferLengthOffset, metadata);
        header.PutInt(CncFileDescriptor.CountersValuesBufferLengthOffset, context.CountersLength);
        header.PutInt(CncFileDescriptor.ErrorLogBufferLengthOffset, context.ErrorsLength);
        header.PutLong(CncFileDescriptor.ClientLivenessTimeoutNsOffset, context.ClientLiveness);
        header.PutLong(CncFileDescriptor.StartTimestampOffset, context.EpochMs());
        header.PutLong(CncFileDescriptor.PidOffset, Environment.ProcessId);
        header.PutInt(CncFileDescriptor.FilePageSizeOffset, context.PageSize);
        return new CncFile(file);
    }
}

// Where a driver's shared files live.
using System;
using System.IO;

namespace Trading.Aeron.Protocol;

/// <summary>Names of the directory and of what is in it, specification section 1.</summary>
public static class AeronDirectory
{
    public const string EnvironmentName = "AERON_DIR";
    public const string PublicationsFolder = "publications";
    public const string ImagesFolder = "images";
    public const string LossReportFileName = "loss-report.dat";

    /// <summary>The directory that every Aeron program of this user takes when none is given.</summary>
    public static string Default
    {
        get
        {
            if (Environment.GetEnvironmentVariable(EnvironmentName) is { Length: > 0 } given) return given;
            string user = Environment.GetEnvironmentVariable("USER") is { Length: > 0 } name ? name : Environment.UserName is { Length: > 0 } account ? account : "default";
            return Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), "aeron-" + user);
        }
    }

    public static string LogFile(string directory, long registrationId) => Path.Combine(directory, PublicationsFolder, $"{registrationId}.logbuffer");
}

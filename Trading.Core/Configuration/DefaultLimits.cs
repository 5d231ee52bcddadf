// The limits file that the library carries for those who bring none.
using System.IO;
using Trading.Core.Diagnostics;

namespace Trading.Core.Configuration;

/// <summary>The embedded limits.json: documented, conservative, and read by the same reader as any file.</summary>
public static class DefaultLimits
{
    public const string Name = "embedded default limits";

    /// <summary>The file as it is embedded, with its comments.</summary>
    public static byte[] Json()
    {
        using Stream? stream = typeof(DefaultLimits).Assembly.GetManifestResourceStream("Trading.Core.limits.json");
        Invariant.That(stream is not null);
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public static LimitsFile Read() => LimitsReader.Read(Json(), Name);
}

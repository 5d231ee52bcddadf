// The configuration that the library carries for those who bring none.
using System.IO;
using Trading.Core.Diagnostics;

namespace Trading.Core.Configuration;

/// <summary>The embedded default.json: documented, conservative, and read by the same reader as any file.</summary>
public static class DefaultConfiguration
{
    public const string Name = "embedded default configuration";

    /// <summary>The file as it is embedded, with its comments.</summary>
    public static byte[] Json()
    {
        using Stream? stream = typeof(DefaultConfiguration).Assembly.GetManifestResourceStream("Trading.Core.default.json");
        Invariant.That(stream is not null);
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public static TradingConfiguration Read() => ConfigurationReader.Read(Json(), Name);
}

// The model that the binary carries for those who bring none.
using System.IO;
using Trading.Core.Diagnostics;
using Trading.Core.Models;

namespace Trading.Native.Host.Replay;

/// <summary>The embedded default.qmlp: trained on a synthetic day by the command in docs/formats/model-artifact.md, reproducible to the byte.</summary>
internal static class DefaultModel
{
    public const string Name = "embedded default model";

    public static ModelArtifact Read()
    {
        using Stream? stream = typeof(DefaultModel).Assembly.GetManifestResourceStream("trading.default.qmlp");
        Invariant.That(stream is not null);
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return ModelArtifact.Parse(bytes, Name);
    }
}

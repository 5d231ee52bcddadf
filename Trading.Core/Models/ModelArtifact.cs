// The trained model as a checked, self-describing file: everything the evaluator and the quantiser need, and where it came from.
using System;
using Trading.Core.Diagnostics;
using Trading.Core.Memory;

namespace Trading.Core.Models;

/// <summary>Contents of a <c>.qmlp</c> file, version 1: an int8 classifier (down, flat, up) with its scales, tables, golden vectors and provenance.</summary>
/// <remarks>Cold and immutable. The format is described in docs/formats/model-artifact.md; layers are in canonical order and repacked at load.
/// Construction checks every bound, whether the parts come from the trainer or from a file.</remarks>
public sealed class ModelArtifact
{
    public const int Version = 1;

    /// <summary>Outputs of the network: mid moves down, hardly, or up over the horizon.</summary>
    public const int Classes = 3;

    public const int LayersMax = 8;
    public const int GoldenMax = 4096;
    public const int FileBytesMax = 32 * 1024 * 1024;

    /// <summary>Largest class move: a million price increments.</summary>
    public const long ClassMoveMicroIncrementsMax = 1_000_000_000_000;

    /// <exception cref="RefusalException">A part breaks a bound of the format; the kind is BadInput.</exception>
    public ModelArtifact(string name, ulong schemaHash, long horizonNanos, float[] featureScales, ModelLayer[] layers, float logitScale,
        long[] classMoves, ProbabilityTable probabilities, GoldenVector[] golden, string provenance)
    {
        Name = name;
        SchemaHash = schemaHash;
        HorizonNanos = horizonNanos;
        FeatureScales = featureScales;
        Layers = layers;
        LogitScale = logitScale;
        ClassMoves = classMoves;
        Probabilities = probabilities;
        Golden = golden;
        Provenance = provenance;
        ArtifactCheck.Require(this);
        ArchitectureHash = HashOf(layers);
    }

    /// <summary>File name or other origin, for messages.</summary>
    public string Name { get; }

    /// <summary>Hash of the feature schema it was trained on.</summary>
    public ulong SchemaHash { get; }

    /// <summary>FNV-1a over the layer widths and the quantisation scheme's version.</summary>
    public ulong ArchitectureHash { get; }

    /// <summary>SHA-256 of the file's contents as its header carries it, 64 hexadecimal digits: the name by which a model is approved. Cold.</summary>
    public string ContentHash => contentHash ??= Convert.ToHexStringLower(ToBytes().AsSpan(ArtifactWriter.HashOffset, Sha256.HashLength));

    private string? contentHash;

    /// <summary>Horizon of the labels: how far ahead it predicts.</summary>
    public long HorizonNanos { get; }

    /// <summary>Size of one code of each feature; positive and finite.</summary>
    public float[] FeatureScales { get; }

    public int InputCount => FeatureScales.Length;

    public ModelLayer[] Layers { get; }

    /// <summary>Nats per unit of the integer logits, for reports; decisions use the integers.</summary>
    public float LogitScale { get; }

    /// <summary>Mean mid move of the classes down, flat, up on the training rows, in millionths of a price increment.</summary>
    public long[] ClassMoves { get; }

    public ProbabilityTable Probabilities { get; }
    public GoldenVector[] Golden { get; }

    /// <summary>JSON object: seeds, data hash, metrics, creator.</summary>
    public string Provenance { get; }

    /// <summary>Reads and checks an artifact.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">Where it came from, for messages.</param>
    /// <exception cref="RefusalException">Anything is wrong with it; the kind is BadInput.</exception>
    public static ModelArtifact Parse(ReadOnlySpan<byte> bytes, string name) => ArtifactReader.Read(bytes, name);

    /// <summary>The file's bytes. The same artifact always gives the same bytes.</summary>
    public byte[] ToBytes() => ArtifactWriter.Write(this);

    /// <summary>Refuses to go on unless the artifact was trained on exactly this feature schema.</summary>
    /// <exception cref="RefusalException">Another schema; the kind is Refused.</exception>
    public void RequireSchema(ulong hash, int count)
    {
        if (SchemaHash == hash && InputCount == count) return;
        throw new RefusalException(RefusalKind.Refused, "The model was trained on another feature schema", Name,
            $"schema {SchemaHash:x16} with {InputCount} features", $"schema {hash:x16} with {count} features",
            "train the model again with this version, or run the version that trained it");
    }

    internal static ulong HashOf(ModelLayer[] layers)
    {
        ulong hash = StableHash.Fnv1a(StableHash.Seed, "int8 mlp, 7-bit activations, shift requantisation, v1");
        foreach (ModelLayer layer in layers) hash = StableHash.Fnv1a(StableHash.Fnv1a(hash, layer.Inputs), layer.Outputs);
        return hash;
    }
}

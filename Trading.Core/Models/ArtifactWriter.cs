// Writes an artifact as the bytes of a .qmlp file.
using System;
using System.Buffers.Binary;
using System.IO;
using System.Text;

namespace Trading.Core.Models;

/// <summary>The writing half of the format; <see cref="ArtifactReader"/> is its mirror image.</summary>
internal static class ArtifactWriter
{
    /// <summary>"QMLPMODL" in file order.</summary>
    public const ulong Magic = 0x4C444F4D504C4D51UL;

    public const int LengthOffset = 12;
    public const int HashOffset = 16;
    public const int BodyOffset = HashOffset + Sha256.HashLength;

    public static byte[] Write(ModelArtifact a)
    {
        using var stream = new MemoryStream();
        using var w = new BinaryWriter(stream, Encoding.UTF8);
        w.Write(Magic);
        w.Write((uint)ModelArtifact.Version);
        w.Write(0u);
        w.Write(new byte[Sha256.HashLength]);
        WriteHeader(w, a);
        foreach (ModelLayer layer in a.Layers) WriteLayer(w, layer);
        w.Write(a.LogitScale);
        foreach (long move in a.ClassMoves) w.Write(move);
        w.Write(a.Probabilities.Multiplier);
        foreach (uint entry in a.Probabilities.Entries) w.Write(entry);
        foreach (GoldenVector golden in a.Golden)
        {
            w.Write(golden.Codes);
            foreach (int logit in golden.Logits) w.Write(logit);
        }
        w.Write(Encoding.UTF8.GetBytes(a.Provenance));
        w.Flush();
        return Seal(stream.ToArray());
    }

    private static void WriteHeader(BinaryWriter w, ModelArtifact a)
    {
        w.Write(a.SchemaHash);
        w.Write(a.ArchitectureHash);
        w.Write(a.HorizonNanos);
        w.Write((ushort)a.InputCount);
        w.Write((byte)a.Layers.Length);
        w.Write((byte)ModelArtifact.Classes);
        w.Write((ushort)a.Probabilities.Entries.Length);
        w.Write((ushort)a.Golden.Length);
        w.Write((uint)Encoding.UTF8.GetByteCount(a.Provenance));
        foreach (float scale in a.FeatureScales) w.Write(scale);
    }

    private static void WriteLayer(BinaryWriter w, ModelLayer layer)
    {
        w.Write((ushort)layer.Inputs);
        w.Write((ushort)layer.Outputs);
        foreach (sbyte weight in layer.Weights) w.Write(weight);
        foreach (int bias in layer.Bias) w.Write(bias);
        w.Write(layer.Shift);
    }

    private static byte[] Seal(byte[] file)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(LengthOffset), (uint)file.Length);
        Checksum(file).CopyTo(file.AsSpan(HashOffset));
        return file;
    }

    /// <summary>SHA-256 of everything but the hash's own field.</summary>
    public static byte[] Checksum(ReadOnlySpan<byte> file) => new Sha256().Append(file[..HashOffset]).Append(file[BodyOffset..]).Finish();
}

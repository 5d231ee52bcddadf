// Writes a model artifact by hand, from docs/formats/model-artifact.md: well-formed ones and ones that lie under a right checksum.
using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace Trading.Tests.Support.BlackBox;

/// <summary>One dense layer that follows the first feature (the imbalance of the best level): up when bids outweigh, down when asks do.</summary>
/// <remarks>Every field can be set apart from what it should be; the checksum is always right, so that a reader must find the lie itself.</remarks>
public sealed record ModelBytes(ulong Schema, int Inputs)
{
    private const int Weight = 100;
    private const int TableEntries = 512;
    private const int HashOffset = 16, BodyOffset = 48;

    public byte LayerCount { get; init; } = 1;
    public byte Classes { get; init; } = 3;
    public ushort LayerInputs { get; init; } = (ushort)Inputs;
    public float Scale { get; init; } = 1 / 63f;
    public sbyte FirstWeight { get; init; } = -Weight;
    public int GoldenError { get; init; }
    public uint ProvenanceLength { get; init; } = 2;
    public ulong ArchitectureError { get; init; }

    /// <summary>The file's bytes, sealed with length and SHA-256.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using var w = new BinaryWriter(stream);
        w.Write("QMLPMODL"u8);
        w.Write(1u);
        w.Write(new byte[4 + 32]);
        WriteHeader(w);
        WriteLayer(w);
        w.Write(1e-4f);
        foreach (long move in (long[])[-4_000_000, 0, 4_000_000]) w.Write(move);
        w.Write(800_000u);
        for (int i = 0; i < TableEntries; i++) w.Write((uint)Math.Round(65536 * Math.Exp(-i / 64.0)));
        w.Write(Enumerable.Repeat((byte)64, Inputs).ToArray());
        foreach (int logit in (int[])[64 * Weight, 64 * Weight, 64 * Weight + GoldenError]) w.Write(logit);
        w.Write("{}"u8);
        return Sealed(stream.ToArray());
    }

    /// <summary>Writes length and checksum into a file's header.</summary>
    public static byte[] Sealed(byte[] file)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(12), (uint)file.Length);
        SHA256.HashData([.. file[..HashOffset], .. file[BodyOffset..]]).CopyTo(file, HashOffset);
        return file;
    }

    private void WriteHeader(BinaryWriter w)
    {
        w.Write(Schema);
        w.Write(Architecture() + ArchitectureError);
        w.Write(1_000_000_000L);
        w.Write((ushort)Inputs);
        w.Write(LayerCount);
        w.Write(Classes);
        w.Write((ushort)TableEntries);
        w.Write((ushort)1);
        w.Write(ProvenanceLength);
        for (int i = 0; i < Inputs; i++) w.Write(Scale);
    }

    // down = 100 (128 - code), flat = 6400, up = 100 code: all equal at the code 64 of a zero feature.
    private void WriteLayer(BinaryWriter w)
    {
        w.Write(LayerInputs);
        w.Write((ushort)3);
        foreach (sbyte first in (sbyte[])[FirstWeight, 0, Weight])
        {
            w.Write(first);
            w.Write(new byte[Inputs - 1]);
        }
        foreach (int bias in (int[])[128 * Weight, 64 * Weight, 0]) w.Write(bias);
        w.Write(new byte[3]);
    }

    // FNV-1a over the scheme's name with its terminating zero and the layer widths.
    private ulong Architecture()
    {
        byte[] text = [.. Encoding.UTF8.GetBytes("int8 mlp, 7-bit activations, shift requantisation, v1"), 0];
        byte[] widths = [.. BitConverter.GetBytes(Inputs), .. BitConverter.GetBytes(3)];
        return text.Concat(widths).Aggregate(14695981039346656037UL, (hash, b) => (hash ^ b) * 1099511628211UL);
    }
}

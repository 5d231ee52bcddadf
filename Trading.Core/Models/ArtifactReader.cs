// Reads a .qmlp file that may be hostile: every length is checked before it is believed.
using System;
using System.Buffers.Binary;
using System.Text;
using Trading.Core.Diagnostics;

namespace Trading.Core.Models;

/// <summary>The reading half of the format: envelope (magic, version, length, checksum) first, then the body, then the bounds of <see cref="ArtifactCheck"/>.</summary>
internal ref struct ArtifactReader
{
    private readonly string name;
    private readonly ReadOnlySpan<byte> file;
    private int at;

    private ArtifactReader(ReadOnlySpan<byte> file, string name)
    {
        this.file = file;
        this.name = name;
        at = ArtifactWriter.BodyOffset;
    }

    public static ModelArtifact Read(ReadOnlySpan<byte> file, string name)
    {
        RequireEnvelope(file, name);
        return new ArtifactReader(file, name).ReadBody();
    }

    private static void RequireEnvelope(ReadOnlySpan<byte> file, string name)
    {
        if (file.Length < ArtifactWriter.BodyOffset)
            throw ArtifactCheck.Refuse(name, "The model artifact is truncated", $"{file.Length} bytes", $"at least {ArtifactWriter.BodyOffset} bytes");
        if (BinaryPrimitives.ReadUInt64LittleEndian(file) != ArtifactWriter.Magic)
            throw ArtifactCheck.Refuse(name, "This is not a model artifact", Convert.ToHexString(file[..8]), "a file that starts with QMLPMODL");
        uint version = BinaryPrimitives.ReadUInt32LittleEndian(file[8..]);
        if (version != ModelArtifact.Version)
            throw ArtifactCheck.Refuse(name, "The model artifact has another format version", $"version {version}", $"version {ModelArtifact.Version}");
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(file[ArtifactWriter.LengthOffset..]);
        if (length != file.Length || length > ModelArtifact.FileBytesMax)
            throw ArtifactCheck.Refuse(name, "The model artifact's length does not match its header", $"{file.Length} bytes, header says {length}",
                $"equal lengths of at most {ModelArtifact.FileBytesMax} bytes");
        ReadOnlySpan<byte> stored = file.Slice(ArtifactWriter.HashOffset, Sha256.HashLength);
        byte[] actual = ArtifactWriter.Checksum(file);
        if (!stored.SequenceEqual(actual))
            throw ArtifactCheck.Refuse(name, "The model artifact is damaged: its SHA-256 does not match", Convert.ToHexString(actual), Convert.ToHexString(stored));
    }

    private ModelArtifact ReadBody()
    {
        ulong schemaHash = ReadUInt64(), architectureHash = ReadUInt64();
        long horizonNanos = (long)ReadUInt64();
        int inputs = ReadUInt16();
        int layerCount = ReadByte(), classes = ReadByte(), tableLength = ReadUInt16(), goldenCount = ReadUInt16();
        uint provenanceLength = ReadUInt32();
        Require(classes == ModelArtifact.Classes, "class count", classes, $"{ModelArtifact.Classes}");
        Require(layerCount <= ModelArtifact.LayersMax, "layer count", layerCount, $"1 to {ModelArtifact.LayersMax}");

        float[] scales = ReadFloats(inputs);
        var layers = new ModelLayer[layerCount];
        for (int l = 0; l < layerCount; l++) layers[l] = ReadLayer();
        float logitScale = BitConverter.UInt32BitsToSingle(ReadUInt32());
        long[] moves = new long[classes];
        for (int c = 0; c < classes; c++) moves[c] = (long)ReadUInt64();
        uint multiplier = ReadUInt32();
        var table = new ProbabilityTable(multiplier, ReadUInt32s(tableLength));
        var golden = new GoldenVector[goldenCount];
        for (int v = 0; v < goldenCount; v++) golden[v] = new GoldenVector(Take(inputs).ToArray(), ReadInt32s(classes));
        string provenance = Encoding.UTF8.GetString(Take(provenanceLength));
        Require(at == file.Length, "end of the contents", at, $"{file.Length}, the end of the file");

        var artifact = new ModelArtifact(name, schemaHash, horizonNanos, scales, layers, logitScale, moves, table, golden, provenance);
        if (artifact.ArchitectureHash != architectureHash)
            throw ArtifactCheck.Refuse(name, "The model artifact's architecture hash does not match its layers", $"{architectureHash:x16}", $"{artifact.ArchitectureHash:x16}");
        return artifact;
    }

    private ModelLayer ReadLayer()
    {
        int inputs = ReadUInt16(), outputs = ReadUInt16();
        Require(inputs is >= 1 and <= ModelLayer.WidthMax && outputs is >= 1 and <= ModelLayer.WidthMax, "layer shape", $"{inputs} x {outputs}",
            $"1 to {ModelLayer.WidthMax} each way");
        ReadOnlySpan<byte> raw = Take(inputs * outputs);
        sbyte[] weights = new sbyte[raw.Length];
        for (int i = 0; i < raw.Length; i++) weights[i] = (sbyte)raw[i];
        return new ModelLayer(inputs, outputs, weights, ReadInt32s(outputs), Take(outputs).ToArray());
    }

    private ReadOnlySpan<byte> Take(long count)
    {
        Require(count <= file.Length - at, "bytes left", file.Length - at, $"{count} at offset {at}");
        ReadOnlySpan<byte> taken = file.Slice(at, (int)count);
        at += (int)count;
        return taken;
    }

    private byte ReadByte() => Take(1)[0];
    private ushort ReadUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));
    private uint ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));
    private ulong ReadUInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    private uint[] ReadUInt32s(int count)
    {
        ReadOnlySpan<byte> raw = Take(4L * count);
        uint[] values = new uint[count];
        for (int i = 0; i < count; i++) values[i] = BinaryPrimitives.ReadUInt32LittleEndian(raw[(4 * i)..]);
        return values;
    }

    private int[] ReadInt32s(int count) => Array.ConvertAll(ReadUInt32s(count), bits => (int)bits);
    private float[] ReadFloats(int count) => Array.ConvertAll(ReadUInt32s(count), BitConverter.UInt32BitsToSingle);

    private readonly void Require<T>(bool holds, string what, T found, string allowed)
    {
        if (!holds) throw ArtifactCheck.Refuse(name, "The model artifact is malformed: " + what, $"{found}", allowed);
    }
}

// Hostile artifacts, one broken rule each, and the hash they are sealed with.
using System;
using System.Buffers.Binary;
using System.Linq;
using System.Security.Cryptography;
using Trading.Core.Diagnostics;
using Trading.Core.Models;
using Trading.Tests.Support.Models;
using Xunit;

namespace Trading.Tests.Unit.Models;

public sealed class ModelArtifactTests
{
    private const int LayerCountOffset = 74;
    private const int ProvenanceLengthOffset = 80;
    private const int FirstLayerOffset = 84 + 4 * 4;
    private static readonly int[] shape = [4, 8, 3];

    [Theory]
    [InlineData("empty", "truncated")]
    [InlineData("text", "not a model artifact")]
    [InlineData("version", "another format version")]
    [InlineData("flipped weight", "SHA-256")]
    [InlineData("cut", "length does not match")]
    [InlineData("layer count", "layer count")]
    [InlineData("huge provenance", "bytes left")]
    [InlineData("wide layer", "layer shape")]
    [InlineData("layer mismatch", "layer shape")]
    [InlineData("weight -128", "weight 0 of layer 0")]
    [InlineData("overflow", "accumulator")]
    [InlineData("zero scale", "scale of feature 0")]
    [InlineData("trailing byte", "end of the contents")]
    public void A_hostile_file_is_refused_by_name(string damage, string expected)
    {
        var refusal = Assert.Throws<RefusalException>(() => ModelArtifact.Parse(Damaged(damage), "hostile.qmlp"));
        Assert.Equal(RefusalKind.BadInput, refusal.Kind);
        Assert.Matches(expected, refusal.What);
        Assert.Equal("hostile.qmlp", refusal.Where);
    }

    [Fact]
    public void Another_schema_and_broken_golden_vectors_are_refused_by_a_check()
    {
        ModelArtifact artifact = ModelSamples.Artifact(1, shape);
        artifact.RequireSchema(artifact.SchemaHash, 4);
        Assert.Equal(RefusalKind.Refused, Assert.Throws<RefusalException>(() => artifact.RequireSchema(artifact.SchemaHash + 1, 4)).Kind);
        artifact.Golden[3].Logits[1]++;
        Assert.Contains("vector 3", Assert.Throws<RefusalException>(() => new ModelEvaluator(artifact)).Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(55)]
    [InlineData(56)]
    [InlineData(64)]
    [InlineData(1000)]
    public void The_own_hash_is_sha_256(int length)
    {
        byte[] bytes = Enumerable.Range(0, length).Select(i => (byte)(i * 7)).ToArray();
        Assert.Equal(SHA256.HashData(bytes), Sha256.Hash(bytes));
    }

    private static byte[] Damaged(string damage)
    {
        byte[] file = ModelSamples.Artifact(1, shape).ToBytes();
        int firstBias = FirstLayerOffset + 4 + shape[0] * shape[1];
        switch (damage)
        {
            case "empty": return [];
            case "text": return "This is not a model, it is a poem about one, and long enough."u8.ToArray();
            case "version": file[8] = 2; return file;
            case "flipped weight": file[FirstLayerOffset + 4] ^= 1; return file;
            case "cut": return file[..^1];
            case "layer count": file[LayerCountOffset] = 200; break;
            case "huge provenance": BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(ProvenanceLengthOffset), 1u << 30); break;
            case "wide layer": BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(FirstLayerOffset), 60_000); break;
            case "layer mismatch": BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(FirstLayerOffset), 3); break;
            case "weight -128": file[FirstLayerOffset + 4] = 0x80; break;
            case "overflow": BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(firstBias), int.MaxValue); break;
            case "zero scale": BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(84), 0); break;
            case "trailing byte": file = [.. file, 0]; break;
            default: throw new ArgumentOutOfRangeException(nameof(damage));
        }
        return Sealed(file);
    }

    // A forger can compute a checksum too, so the bounds behind it must hold on their own.
    private static byte[] Sealed(byte[] file)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(12), (uint)file.Length);
        SHA256.HashData([.. file[..16], .. file[48..]]).CopyTo(file, 16);
        return file;
    }
}

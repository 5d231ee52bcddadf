// Model artifacts that must not trade, offered to `trading replay`: damaged ones, and lies under a right checksum.
using System;
using System.Buffers.Binary;
using System.IO;
using System.Text.Json;
using Trading.Tests.Support;
using Trading.Tests.Support.BlackBox;
using Xunit;

namespace Trading.Tests.EndToEnd.Replay;

public sealed class BadModelTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void One_flipped_bit_anywhere_is_found()
    {
        byte[] good = Workbench.Model.ToBytes();
        int[] places = [0, 8, 12, 16, 47, 48, 56, 64, 72, good.Length / 8, good.Length / 2, good.Length - 10, good.Length - 1];
        foreach (int place in places)
        {
            byte[] bad = [.. good];
            bad[place] ^= 0x10;
            Refused(bad, 3);
        }
    }

    [Theory]
    [InlineData(3, "truncated", "empty", "cut in its header")]
    [InlineData(3, "length", "cut in its body", "longer than it says", "says one gigabyte")]
    [InlineData(4, "schema", "another schema", "another feature count")]
    [InlineData(4, "golden", "other golden logits")]
    [InlineData(3, "malformed", "four classes", "255 layers", "65535 inputs of a layer", "four gigabytes of provenance")]
    [InlineData(3, "model artifact", "a tape", "another version", "another architecture hash", "a scale that is no number", "a weight of -128")]
    public void A_model_that_lies_is_refused_with_its_reason(int exitCode, string mentions, params string[] lies)
    {
        foreach (string lie in lies) Assert.Contains(mentions, Refused(Lying(lie), exitCode).GetProperty("what").GetString());
    }

    [Fact]
    public void What_is_no_file_is_refused()
    {
        foreach (string path in new[] { folder.Root, folder["none.qmlp"], "/dev/zero", "/dev/null", "" }) Replay(path).Refuses(3);
    }

    [Fact]
    public void A_model_that_does_not_tell_its_training_data_is_refused_out_of_sample_only()
    {
        string path = folder.File("model.qmlp", Workbench.Model.ToBytes());
        Assert.Contains("training data", Replay(path, "--out-of-sample").Refuses(4).GetProperty("what").GetString());
        Replay(path).Exits(0);
    }

    private JsonElement Refused(byte[] model, int exitCode)
    {
        JsonElement error = Replay(folder.File("model.qmlp", model)).Refuses(exitCode);
        Assert.Contains(folder["model.qmlp"], error.GetProperty("where").GetString());
        return error;
    }

    private static byte[] Lying(string lie)
    {
        ModelBytes model = Workbench.Model;
        byte[] good = model.ToBytes();
        switch (lie)
        {
            case "empty": return [];
            case "cut in its header": return good[..40];
            case "cut in its body": return good[..^1];
            case "longer than it says": return [.. good, 0];
            case "says one gigabyte":
                BinaryPrimitives.WriteUInt32LittleEndian(good.AsSpan(12), 1 << 30);
                return good;
            case "a tape": return File.ReadAllBytes(Workbench.Day);
            case "another version":
                good[8] = 2;
                return ModelBytes.Sealed(good);
            case "another schema": return (model with { Schema = model.Schema ^ 1 }).ToBytes();
            case "another feature count": return (model with { Inputs = model.Inputs - 1, LayerInputs = (ushort)(model.Inputs - 1) }).ToBytes();
            case "another architecture hash": return (model with { ArchitectureError = 1 }).ToBytes();
            case "four classes": return (model with { Classes = 4 }).ToBytes();
            case "255 layers": return (model with { LayerCount = 255 }).ToBytes();
            case "65535 inputs of a layer": return (model with { LayerInputs = ushort.MaxValue }).ToBytes();
            case "a scale that is no number": return (model with { Scale = float.NaN }).ToBytes();
            case "a weight of -128": return (model with { FirstWeight = sbyte.MinValue }).ToBytes();
            case "other golden logits": return (model with { GoldenError = 1 }).ToBytes();
            case "four gigabytes of provenance": return (model with { ProvenanceLength = uint.MaxValue }).ToBytes();
            default: throw new ArgumentException(lie);
        }
    }

    private static BinaryResult Replay(string model, params string[] more) =>
        Binary.Trading.Within(20).Run(["replay", "--tape", Workbench.Day, "--symbol", Workbench.Symbol, "--model", model, .. more, "--json"]);
}

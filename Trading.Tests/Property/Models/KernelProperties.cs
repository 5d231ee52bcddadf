// The kernels against the specification written out once more, the plain way, on any shape and any input.
using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Trading.Core.Models;
using Trading.Tests.Support.Models;
using Xunit;

namespace Trading.Tests.Property.Models;

public sealed class KernelProperties
{
    private static readonly Config config = Config.QuickThrowOnFailure.WithMaxTest(150).WithReplay(20120621, 5);

    private static readonly Gen<int[]> widths =
        from inputs in Gen.Choose(1, 100)
        from hidden in Gen.Choose(0, 3).SelectMany(n => Gen.Choose(1, 100).ArrayOf(n))
        select (int[])[inputs, .. hidden, ModelArtifact.Classes];

    [Fact]
    public void EveryKernelEqualsTheSpecificationOnAnyShapeAndInput() => Check.One(config, Prop.ForAll(widths.ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (shape, seed) =>
    {
        var random = new Random(seed);
        ModelArtifact artifact = ModelSamples.Artifact(seed, shape);
        var scalar = new ModelEvaluator(artifact, KernelKind.Scalar);
        var chosen = new ModelEvaluator(artifact);
        Assert.Equal(Avx2Kernel.IsSupported ? KernelKind.Avx2 : KernelKind.Scalar, chosen.Kernel);
        byte[][] inputs = [.. Enumerable.Range(0, 8).Select(_ => ModelSamples.Codes(random, shape[0])), new byte[shape[0]], Enumerable.Repeat((byte)127, shape[0]).ToArray()];
        foreach (byte[] codes in inputs)
        {
            scalar.Evaluate(codes, out Prediction expected);
            chosen.Evaluate(codes, out Prediction actual);
            Assert.Equal(expected, actual);
            Assert.Equal<int[]>(Specification(artifact.Layers, codes), [expected.LogitDown, expected.LogitFlat, expected.LogitUp]);
            Assert.Equal(Prediction.ProbabilityOne, expected.ProbabilityDown + expected.ProbabilityFlat + expected.ProbabilityUp);
            Assert.InRange(expected.ProbabilityFlat, 0, Prediction.ProbabilityOne);
        }
    }));

    [Fact]
    public void AnyDamageToAFileIsRefusedAndAnUndamagedOneReadsBackTheSame() => Check.One(config, Prop.ForAll(widths.ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (shape, seed) =>
    {
        var random = new Random(seed);
        byte[] file = ModelSamples.Artifact(seed, shape).ToBytes();
        Assert.Equal(file, ModelArtifact.Parse(file, "copy").ToBytes());
        byte[] flipped = [.. file];
        flipped[random.Next(file.Length)] ^= (byte)(1 << random.Next(8));
        Assert.Throws<Trading.Core.Diagnostics.RefusalException>(() => ModelArtifact.Parse(flipped, "flipped"));
        Assert.Throws<Trading.Core.Diagnostics.RefusalException>(() => ModelArtifact.Parse(file.AsSpan(0, random.Next(file.Length)), "cut"));
    }));

    // docs/formats/model-artifact.md, "Evaluation", in 64-bit arithmetic that cannot wrap.
    private static int[] Specification(ModelLayer[] layers, byte[] codes)
    {
        long[] x = codes.Select(c => (long)c).ToArray();
        for (int l = 0; l < layers.Length; l++)
        {
            ModelLayer layer = layers[l];
            x = Enumerable.Range(0, layer.Outputs).Select(j =>
            {
                long sum = layer.Bias[j] + Enumerable.Range(0, layer.Inputs).Sum(i => layer.Weights[j * layer.Inputs + i] * x[i]);
                if (l == layers.Length - 1) return sum;
                long half = layer.Shift[j] == 0 ? 0 : 1L << (layer.Shift[j] - 1);
                return Math.Clamp((long)Math.Floor((sum + half) / Math.Pow(2, layer.Shift[j])), 0, 127);
            }).ToArray();
        }
        return x.Select(v => checked((int)v)).ToArray();
    }
}

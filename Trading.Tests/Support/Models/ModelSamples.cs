// Seeded models for tests: any shape, weights over the whole allowed range, golden vectors by the scalar reference.
using System;
using System.Linq;
using Trading.Core.Models;

namespace Trading.Tests.Support.Models;

/// <summary>Makes artifacts that are valid but for what a test breaks.</summary>
public static class ModelSamples
{
    /// <param name="seed">Everything follows from it.</param>
    /// <param name="widths">Inputs, hidden widths, and 3.</param>
    public static ModelArtifact Artifact(int seed, params int[] widths)
    {
        var random = new Random(seed);
        ModelLayer[] layers = Layers(random, widths);
        var scalar = new ScalarKernel(layers);
        var golden = Enumerable.Range(0, 64).Select(_ => Golden(random, scalar, widths[0])).ToArray();
        float[] scales = Enumerable.Range(0, widths[0]).Select(_ => 0.01f + random.NextSingle()).ToArray();
        return new ModelArtifact("sample", 0x1234, 1_000_000_000, scales, layers, 1e-4f, [-1_500_000, 10_000, 1_500_000], Table(), golden, "{\"seed\":" + seed + "}");
    }

    public static ModelLayer[] Layers(Random random, params int[] widths) =>
        Enumerable.Range(0, widths.Length - 1).Select(l => Layer(random, widths[l], widths[l + 1], l == widths.Length - 2)).ToArray();

    public static ProbabilityTable Table() =>
        new((uint)(64 * 1e-4 * (1 << ProbabilityTable.MultiplierShift)), Enumerable.Range(0, 1024).Select(i => (uint)Math.Round(65536 * Math.Exp(-i / 64.0))).ToArray());

    public static byte[] Codes(Random random, int count) => Enumerable.Range(0, count).Select(_ => (byte)random.Next(128)).ToArray();

    // A third of the layers hold only extreme weights, where saturating arithmetic would show.
    private static ModelLayer Layer(Random random, int inputs, int outputs, bool last)
    {
        bool extreme = random.Next(3) == 0;
        sbyte[] weights = Enumerable.Range(0, inputs * outputs).Select(_ => (sbyte)(extreme ? (random.Next(2) == 0 ? -127 : 127) : random.Next(-127, 128))).ToArray();
        int[] bias = Enumerable.Range(0, outputs).Select(_ => random.Next(-100_000, 100_000)).ToArray();
        byte[] shift = Enumerable.Range(0, outputs).Select(_ => last ? (byte)0 : (byte)random.Next(0, 16)).ToArray();
        return new ModelLayer(inputs, outputs, weights, bias, shift);
    }

    private static GoldenVector Golden(Random random, ScalarKernel scalar, int inputs)
    {
        byte[] codes = Codes(random, inputs);
        int[] logits = new int[ModelArtifact.Classes];
        scalar.Evaluate(codes, logits);
        return new GoldenVector(codes, logits);
    }
}
